// Shortest sentence for a change of one subject: *moved WG-014 from 30 Sep to 15 Nov*, *finished WG-021, Coordination meetings*. For the summary
// since the last visit.
import { type Bilingual, type Language, pick } from '../bilingual.ts'
import type { DescribeContext } from './describeContext.ts'
import type { HistoryEvent, SubjectType } from './events.ts'
import { fieldPath, namedThen } from './fieldPath.ts'
import { type Brief, sayIn } from './fieldWords.ts'
import { letterCounts, predicateOf } from './predicate.ts'
import { fill, type PhraseParts, valued, words } from './sentence.ts'
import { namedSubject } from './subjects.ts'

export type Summed = Pick<HistoryEvent, 'document' | 'subject' | 'field' | 'change' | 'author'> & {
  readonly title: Bilingual
  readonly code: string | null
}

const PROPOSED: Bilingual = { es: 'propuso {subject}{titled}', en: 'proposed {subject}{titled}' }
const ARCHIVED: Bilingual = { es: 'archivó {subject}{titled}', en: 'archived {subject}{titled}' }
const RESTORED: Bilingual = { es: 'restauró {subject}{titled}', en: 'restored {subject}{titled}' }
/** Limit in letters, before and after: longer text is counted, not quoted. */
const LONGEST = 120

/** `several`: replaces the subject for several with the same change: `12 items`. */
export const shortSentence = (event: Summed, context: DescribeContext, language: Language, several?: PhraseParts): PhraseParts => {
  const template = templateOf(event, several !== undefined)
  const { change } = event
  if (!template) {
    const isLong = change.type === 'text' && (change.from ?? '').length + (change.to ?? '').length > LONGEST
    return predicateOf(isLong ? { ...event, change: { ...change, from: null, to: null } } : event, {
      context,
      language,
      subject: 'named',
      called: several,
    })
  }
  const title = event.subject.type === 'item' && !several ? pick(event.title, language).text.trim() : ''
  const say = (value: unknown): PhraseParts => {
    const found = event.field === null ? null : fieldPath(event.subject.type, event.field, namedThen(event.change)).words
    return (found?.how === 'value' ? sayIn(found, value, { context, language }) : null) ?? []
  }
  return fill(template[language], {
    subject: several ?? namedSubject(event, context, language),
    titled: title === '' ? [] : [...words(', '), ...valued(title)],
    ...(change.type === 'set' ? { from: say(change.from), to: say(change.to) } : {}),
    ...(change.type === 'text' ? { counts: words(letterCounts(change.inserted, change.deleted, language)) } : {}),
  })
}

const templateOf = ({ subject, field, change }: Summed, isSeveral: boolean): Bilingual | null => {
  if (field === null && subject.type === 'item') {
    if (change.type === 'created') return PROPOSED
    if (change.type === 'archived') return ARCHIVED
    if (change.type === 'restored') return RESTORED
  }
  const brief = field === null ? null : briefOf(subject.type, field)
  if (!brief) return null
  if (change.type === 'text') return change.inserted + change.deleted > 0 ? (brief.edited ?? null) : null
  if (change.type !== 'set') return null
  if (brief.changed && change.from !== null && change.to !== null) return brief.changed
  const by = (templates: Readonly<Record<string, Bilingual>> = {}) =>
    typeof change.to === 'string' && Object.hasOwn(templates, change.to) ? templates[change.to] : undefined
  return brief.set ?? (isSeveral ? by(brief.several) : undefined) ?? by(brief.reached) ?? null
}

const briefOf = (type: SubjectType, field: string): Brief | null => {
  const { words, inside, side } = fieldPath(type, field)
  const isWhole = inside === null && (words?.how === 'text') === (side !== null)
  return isWhole && (words?.how === 'value' || words?.how === 'text') ? (words.brief ?? null) : null
}
