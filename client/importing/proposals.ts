// What a word of a file may be in this group, by likeness: only where one thing is meant for certain enough to be shown as chosen. Pure.

import { LANGUAGES } from '../../shared/bilingual.ts'
import { fold } from '../../shared/foldAccents.ts'
import type { DelegationId } from '../../shared/ids.ts'
import { CHOICE_LABELS } from '../../shared/roadmap/labels.ts'
import { regionName } from '../base/regions.ts'
import { type Answer, JOINT, type KnownThings, type Subject } from './answers.ts'
import { percentIn, progressOf } from './percent.ts'
import { COUNTRY_WORDS, JOINT_WORDS, VALUE_WORDS } from './valueWords.ts'

export const proposalFor = (subject: Subject, text: string, known: KnownThings): Answer | null => {
  switch (subject) {
    case 'delegations':
      return isOneOf(text, JOINT_WORDS) || areDelegations(text, known) ? [JOINT] : only(delegationsLike(text, known))
    case 'agencies':
      return agenciesLike(text, known)
    case 'people':
      return only(peopleLike(text, known))
    case 'stream':
      return streamLike(text, known)
    case 'progress': {
      const percent = percentIn(text)
      return percent === null ? choiceLike(subject, text) : [progressOf(percent)]
    }
    default:
      return choiceLike(subject, text)
  }
}

const only = <Id extends string>(ids: readonly Id[]): readonly [Id] | null => {
  const [first, ...more] = new Set(ids)
  return first !== undefined && more.length === 0 ? [first] : null
}
const SMALL = new Set(['de', 'del', 'la', 'el', 'los', 'las', 'y', 'e', 'of', 'the', 'and', 'for', 'para', 'en', 'in'])
const wordsOf = (text: string): readonly string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? []
const telling = (text: string): readonly string[] => wordsOf(text).filter((word) => !SMALL.has(word))
const joined = (text: string): string => wordsOf(text).join('')
/** *Concluido*, *Concluida* and *Concluidas* are one word. */
const stemmed = (text: string): string =>
  wordsOf(text)
    .map((word) => (word.length < 5 ? word : word.replace(/s$/, '').replace(/[aoe]$/, '')))
    .join(' ')
const isOneOf = (text: string, words: string): boolean => words.split('; ').some((word) => stemmed(word) === stemmed(text))

const choiceLike = (subject: keyof typeof CHOICE_LABELS, text: string): Answer | null => {
  const words: Readonly<Record<string, string | undefined>> = VALUE_WORDS[subject]
  return only(
    Object.entries(CHOICE_LABELS[subject]).flatMap(([value, label]) =>
      isOneOf(text, words[value] ?? '') || LANGUAGES.some((language) => stemmed(label[language]) === stemmed(text)) ? [value] : [],
    ),
  )
}

const SHORTEST = 3
type KnownDelegations = Pick<KnownThings, 'delegations'>
/** The one delegation that a text names by any of its names. */
export const delegationLike = (text: string, known: KnownDelegations): DelegationId | null =>
  only(delegationsLike(text, known))?.[0] ?? null
const delegationsLike = (text: string, { delegations }: KnownDelegations): readonly DelegationId[] => {
  const said = joined(text)
  const named = delegations.map(({ id, code, name }) => ({ id, names: [name.es, name.en, ...countryNames(code)].map(joined) }))
  const whole = named.filter(({ names }) => names.includes(said))
  const begun = said.length < SHORTEST ? [] : named.filter(({ names }) => names.some((name) => name.startsWith(said)))
  return (whole.length > 0 ? whole : begun).map(({ id }) => id)
}
/** *Colombia / México*: several that lead together. */
const areDelegations = (text: string, known: KnownThings): boolean => {
  const found = text.split(/[;,/|·&+]|\s(?:y|e|and)\s/i).map((part) => delegationLike(part.trim(), known))
  return found.length > 1 && found.every((one) => one !== null)
}
const countryNames = (code: string): readonly string[] => [
  ...(COUNTRY_WORDS[code.toUpperCase()]?.split('; ') ?? []),
  ...LANGUAGES.flatMap((language) => regionName(code, language) ?? []),
]

/** One agency; or one of each delegation, by which the line's delegation decides. */
const agenciesLike = (text: string, { agencies }: KnownThings): Answer | null => {
  const said = telling(text)
  if (said.length === 0) return null
  const found = agencies.filter(({ acronym, name }) => {
    if (joined(acronym) === joined(text) || said.includes(joined(acronym))) return true
    return LANGUAGES.some((language) => {
      const words = telling(name[language])
      return words.length > 0 && (said.every((word) => words.includes(word)) || words.every((word) => said.includes(word)))
    })
  })
  const each = new Set(found.map(({ delegation }) => delegation))
  return found.length > 0 && each.size === found.length ? found.map(({ id }) => id) : null
}

const peopleLike = (text: string, { members }: KnownThings): readonly string[] => {
  const said = telling(text).filter(({ length }) => length > 1)
  if (said.length === 0) return []
  return members.filter(({ name }) => said.every((word) => wordsOf(name).includes(word))).map(({ account }) => account)
}

const ALIKE = 0.6
const streamLike = (text: string, { streams }: KnownThings): Answer | null => {
  // *1. Precursores*, *Eje 2: Precursores*: the number is the file's own.
  const said = new Set(telling(text.replace(/^\s*(?:[\p{L}]+\s+)?[\dIVX]+\s*[.:)-]\s*/u, '')))
  const shares = streams
    .filter(({ archived }) => !archived)
    .map(({ id, name }) => ({
      id,
      share: Math.max(
        ...LANGUAGES.map((language) => {
          const words = new Set(telling(name[language]))
          const both = [...words].filter((word) => said.has(word)).length
          return both === 0 ? 0 : both / (words.size + said.size - both)
        }),
      ),
    }))
  const most = Math.max(0, ...shares.map(({ share }) => share))
  return most < ALIKE ? null : only(shares.filter(({ share }) => share === most).map(({ id }) => id))
}
