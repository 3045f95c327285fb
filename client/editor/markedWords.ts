// Describes a change of words and its author: *Deleted: Delegate, FGR (MX), 2 Sep 2019, 16:40*.
import type { Language } from '../../shared/bilingual.ts'
import { HEADING_LEVELS } from '../../shared/editor/richText.ts'
import type { TextChangeMark } from '../../shared/history/textDiff.ts'
import { formatMoment } from '../base/intl.ts'
import { CATALOGUE } from '../base/messages/catalogue.ts'
import { type Authored, authorWords } from '../states/authorWords.ts'
import type { LineChange, TextAuthor } from './stretches.ts'

/** A difference, or a range by one author. */
export type Signed = TextChangeMark | LineChange | (TextAuthor & { readonly type?: undefined; readonly at?: undefined })

export interface MarkSigner {
  readonly person: string | null
  readonly code: string | null
  /** Of words that the author has pasted: the text from which they are, and who wrote them there. */
  readonly origin?: { readonly text: string; readonly writer: string } | null
}

export const signedWords = (signed: Signed, signer: MarkSigner, language: Language): string => {
  const text = CATALOGUE[language].texts.marked
  const author = calledWords(signed, signer, language)
  const who = signer.origin ? text.pastedFrom(author, signer.origin.text, signer.origin.writer) : author
  if (!signed.type) return who
  return text.by(whatWords(signed, language), typeof signed.at === 'number' ? text.at(who, formatMoment(signed.at, language)) : who)
}

/** Who it is, and what must be said of that. */
export const calledWords = (credit: Credited, signer: MarkSigner, language: Language): string => {
  const known = credit.unverified && !credit.account ? CATALOGUE[language].texts.marked.unknownAuthor : whoWords(signer, language)
  return authorWords(known, credit, language)
}
type Credited = Pick<Authored, 'account' | 'unverified' | 'byLink' | 'byToken'>

const whoWords = ({ person, code }: MarkSigner, language: Language): string => {
  const text = CATALOGUE[language].texts.marked
  return person !== null && code !== null ? text.person(person, code) : (person ?? code ?? text.somebody)
}

const whatWords = (change: TextChangeMark | LineChange, language: Language): string => {
  const text = CATALOGUE[language].texts.marked
  switch (change.type) {
    case 'inserted':
      return text.inserted
    case 'deleted':
      return text.deleted
    case 'movedHere':
    case 'movedAway':
      return text.moved
    case 'formatted':
      return text.formatted('formats' in change ? formatWords(change.formats, language) : '')
    case 'attributes':
      if ('before' in change && Object.hasOwn(change.before ?? {}, 'order')) return text.moved
      return text.attributes('before' in change ? beforeWords(change.before ?? {}, language) : '')
  }
}

const MARKS = ['bold', 'italic', 'underline', 'strike', 'link', 'reference'] as const
const formatWords = (formats: LineChange['formats'], language: Language): string => {
  const { marked, tools } = CATALOGUE[language].texts
  const called = (format: string) => {
    const known = MARKS.find((mark) => mark === format)
    return known ? tools[known].toLowerCase() : format
  }
  return formats.map(({ name, was }) => (was ? marked.withoutFormat : marked.withFormat)(called(name))).join(', ')
}

const beforeWords = (before: Readonly<Record<string, unknown>>, language: Language): string => {
  const { marked, styles } = CATALOGUE[language].texts
  const level = HEADING_LEVELS.find((one) => one === before.level)
  const heading = level === undefined ? [] : [styles[`heading${level}`].toLowerCase()]
  const start = typeof before.start === 'number' ? [marked.numberedFrom(before.start)] : []
  const depth = typeof before.depth === 'number' ? [marked.atDepth(before.depth)] : []
  const counted = Object.hasOwn(before, 'start') && before.start === null ? [marked.countedOn] : []
  return [...heading, ...depth, ...start, ...counted].join(', ')
}
