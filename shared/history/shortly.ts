// What somebody did to one thing, in as few words as it takes: *moved WG-014 from 30 Sep to 15 Nov*, *finished WG-021, Coordination
// meetings*. For a reader who was away and asks what there is to look at.
import { type Bilingual, type Language, pick } from '../bilingual.ts'
import type { DescribeContext } from './describeContext.ts'
import type { HistoryEvent } from './events.ts'
import { ITEM_WORDS } from './fieldWords.ts'
import { countsOf, predicateOf, sayIn } from './predicate.ts'
import { fill, type Parts, valued, words } from './sentence.ts'
import { namedSubject } from './subjects.ts'

export type Summed = Pick<HistoryEvent, 'document' | 'subject' | 'field' | 'change' | 'author'> & {
  readonly title: Bilingual
  readonly code: string | null
}

const PROPOSED: Bilingual = { es: 'propuso {subject}{titled}', en: 'proposed {subject}{titled}' }
const ARCHIVED: Bilingual = { es: 'archivó {subject}{titled}', en: 'archived {subject}{titled}' }
const RESTORED: Bilingual = { es: 'restauró {subject}{titled}', en: 'restored {subject}{titled}' }
const MOVED: Bilingual = { es: 'movió {subject}, del {from} al {to}', en: 'moved {subject} from {from} to {to}' }
const PROGRESSED: Bilingual = { es: 'pasó {subject} a «{to}»{titled}', en: 'moved {subject} to “{to}”{titled}' }
const REACHED: Readonly<Record<string, Bilingual>> = {
  agreed: { es: 'dio por acordada {subject}{titled}', en: 'marked {subject} as agreed{titled}' },
  inProgress: { es: 'puso en curso {subject}{titled}', en: 'began {subject}{titled}' },
  blocked: { es: 'bloqueó {subject}{titled}', en: 'blocked {subject}{titled}' },
  done: { es: 'terminó {subject}{titled}', en: 'finished {subject}{titled}' },
  deferred: { es: 'aplazó {subject}{titled}', en: 'deferred {subject}{titled}' },
  withdrawn: { es: 'retiró {subject}{titled}', en: 'withdrew {subject}{titled}' },
}
const SEVERAL_AGREED: Bilingual = { es: 'dio por acordadas {subject}', en: 'marked {subject} as agreed' }
const REWORKED: Bilingual = { es: 'editó {subject}: {counts}', en: 'edited {subject}: {counts}' }

/** Letters, before and after: more is counted, not repeated. */
const LONGEST = 120

/** `several`: what is said instead of the subject, where the same was done to several: `12 items`. */
export const shortly = (event: Summed, context: DescribeContext, language: Language, several?: Parts): Parts => {
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
  const say = (value: unknown): Parts => {
    const found = event.field === 'due' || event.field === 'progress' ? ITEM_WORDS[event.field] : null
    return (found?.how === 'value' ? sayIn(found, value, { context, language }) : null) ?? []
  }
  return fill(template[language], {
    subject: several ?? namedSubject(event, context, language),
    titled: title === '' ? [] : [...words(', '), ...valued(title)],
    ...(change.type === 'set' ? { from: say(change.from), to: say(change.to) } : {}),
    ...(change.type === 'text' ? { counts: words(countsOf(change.inserted, change.deleted, language)) } : {}),
  })
}

const templateOf = ({ subject, field, change }: Summed, isSeveral: boolean): Bilingual | null => {
  if (field === null && subject.type === 'item') {
    if (change.type === 'created') return PROPOSED
    if (change.type === 'archived') return ARCHIVED
    if (change.type === 'restored') return RESTORED
  }
  if (subject.type === 'text' && field?.startsWith('body.') && change.type === 'text' && change.inserted + change.deleted > 0)
    return REWORKED
  if (subject.type !== 'item' || change.type !== 'set') return null
  if (field === 'due') return change.from !== null && change.to !== null ? MOVED : null
  if (field === 'progress') return PROGRESSED
  if (isSeveral && field === 'status' && change.to === 'agreed') return SEVERAL_AGREED
  return field === 'status' && typeof change.to === 'string' && Object.hasOwn(REACHED, change.to) ? (REACHED[change.to] ?? null) : null
}
