// Text of a line of the changes since a moment: what one delegation did and, if others changed the same value, its current value and the part of
// each.

import type { Bilingual, Language } from '../bilingual.ts'
import { form, formatNumber } from '../counts.ts'
import { SECRETARIAT } from '../people.ts'
import { isDay } from '../roadmap/checks.ts'
import { linkWords } from './creditWords.ts'
import type { DescribeContext } from './describeContext.ts'
import type { EventChange } from './events.ts'
import { fieldPath, namedThen } from './fieldPath.ts'
import { sayIn } from './fieldWords.ts'
import { fill, joined, type PhraseParts, words } from './sentence.ts'
import { shortSentence } from './shortSentence.ts'
import type { SharedPart, SharedValue, SinceActor, SinceEvent, SinceLine } from './since.ts'
import { namedSubject } from './subjects.ts'
import { tokenWords } from './tokenWords.ts'

/** `actor`: the delegation of the line. */
export const sinceWords = (line: SinceLine, actor: SinceActor, context: DescribeContext, language: Language): PhraseParts => [
  ...ownWords(line, actor, context, language),
  ...meansWords(line, language).flatMap((said) => words(`, ${said}`)),
]
/** By which link and by which token it was written. */
export const meansWords = ({ byLink, byLinkInPart, byToken, byTokenInPart }: SinceLine, language: Language): readonly string[] => [
  ...(byLink ? [`${byLinkInPart ? IN_PART[language] : ''}${linkWords(byLink, language)}`] : []),
  ...(byToken ? [`${byTokenInPart ? IN_PART[language] : ''}${tokenWords(byToken, language)}`] : []),
]
/** Others of the delegation wrote the rest. */
const IN_PART: Bilingual = { es: 'en parte ', en: 'in part ' }
const ownWords = (line: SinceLine, actor: SinceActor, context: DescribeContext, language: Language): PhraseParts => {
  const { event, bulk, shared } = line
  if (event.change.type === 'members') return membersWords(event, event.change, context, language)
  const own = { ...event, change: event.change }
  // Some of its letters are older: how many are new, and whether only the format changed, is unknown.
  if (isUncounted(own)) return fill(EDITED[language], { subject: nameOf(event, context, language) })
  if (bulk) return [...shortSentence(own, context, language, manyWords(bulk.count, language)), ...listWords(line, context, language)]
  if (!shared) return shortSentence(own, context, language)
  return (
    daysWords(event, shared, actor, context, language) ?? [
      ...shortSentence(own, context, language),
      ...noteWords(event, shared, actor, context, language),
    ]
  )
}

const EDITED: Bilingual = { es: 'editó {subject}', en: 'edited {subject}' }
const isUncounted = ({ change }: { readonly change: EventChange }): boolean =>
  change.type === 'text' && change.inserted + change.deleted + change.formatted === 0

const MANY: Bilingual = { es: '{n} acciones', en: '{n} items' }
const manyWords = (count: number, language: Language): PhraseParts => fill(MANY[language], { n: words(formatNumber(language, count)) })

const AND_MORE: Bilingual = { es: ' y {n} más', en: ' and {n} more' }
const listWords = ({ event, bulk }: SinceLine, context: DescribeContext, language: Language): PhraseParts => {
  if (!bulk || event.change.type === 'members') return []
  const { change, document } = event
  const codes = bulk.named.map((thing) => namedSubject({ ...thing, document, change }, context, language))
  const rest = bulk.count - codes.length
  return [...words(': '), ...joined(codes, ', '), ...(rest > 0 ? fill(AND_MORE[language], { n: words(formatNumber(language, rest)) }) : [])]
}

const MEMBERS: Bilingual = { es: 'cambió «{field}» en {subject}: {counts}', en: 'changed “{field}” in {subject}: {counts}' }
const membersWords = (
  event: SinceEvent,
  { added, removed }: { readonly added: number; readonly removed: number },
  context: DescribeContext,
  language: Language,
): PhraseParts => {
  const found = event.field === null ? null : fieldPath(event.subject.type, event.field, namedThen(event.change)).words
  const counts = [added > 0 ? `+${formatNumber(language, added)}` : '', removed > 0 ? `−${formatNumber(language, removed)}` : '']
  return fill(MEMBERS[language], {
    field: words(found?.label[language] ?? event.field ?? ''),
    subject: nameOf(event, context, language),
    counts: words(counts.filter(Boolean).join(', ')),
  })
}
const nameOf = (event: SinceEvent, context: DescribeContext, language: Language): PhraseParts => {
  const plain = { type: 'archived', title: event.title } as const
  return namedSubject({ ...event, change: event.change.type === 'members' ? plain : event.change }, context, language)
}

const MOVED_IN_ALL: Bilingual = {
  es: 'reprogramó {subject} ({days}); en total, del {from} al {to} ({parts})',
  en: 'rescheduled {subject} ({days}); overall, from {from} to {to} ({parts})',
}
const MOVED_AND_BACK: Bilingual = {
  es: 'reprogramó {subject} ({days}); el plazo sigue siendo el {to} ({parts})',
  en: 'rescheduled {subject} ({days}); the due date is still {to} ({parts})',
}
/** For a due date moved by several; null if it was also set or cleared. */
const daysWords = (
  event: SinceEvent,
  shared: SharedValue,
  actor: SinceActor,
  context: DescribeContext,
  language: Language,
): PhraseParts | null => {
  const { from, to, parts } = shared
  const own = parts.find((part) => sameActor(part.actor, actor))
  if (event.field !== 'due' || event.subject.type !== 'item' || !own || !isDay(from) || !isDay(to)) return null
  if (parts.some(({ days }) => days === null)) return null
  return fill((from === to ? MOVED_AND_BACK : MOVED_IN_ALL)[language], {
    subject: nameOf(event, context, language),
    days: words(signedDays(own.days ?? 0, language)),
    from: words(context.day(from, language)),
    to: words(context.day(to, language)),
    parts: partsWords(parts, context, language, ({ days }) => signedDays(days ?? 0, language)),
  })
}

const IN_ALL: Bilingual = { es: '; en total, de {from} a {to} ({parts})', en: '; in all, from {from} to {to} ({parts})' }
const AS_BEFORE: Bilingual = { es: '; quedó como estaba antes: {to} ({parts})', en: '; back to its earlier value: {to} ({parts})' }
const EACH: Bilingual = { es: ' ({parts})', en: ' ({parts})' }
const NOW: Bilingual = { es: '; ahora: {to} ({actor})', en: '; now: {to} ({actor})' }
const SINCE: Readonly<Record<string, Bilingual>> = {
  archived: { es: '; después se archivó ({actor})', en: '; archived since ({actor})' },
  restored: { es: '; después se restauró ({actor})', en: '; restored since ({actor})' },
  added: { es: '; después se volvió a agregar ({actor})', en: '; added again since ({actor})' },
  removed: { es: '; después se quitó ({actor})', en: '; removed since ({actor})' },
  set: { es: '; después lo cambió {actor}', en: '; changed since by {actor}' },
}
const NOTHING: Bilingual = { es: 'sin valor', en: 'no value' }

const noteWords = (
  event: SinceEvent,
  shared: SharedValue,
  actor: SinceActor,
  context: DescribeContext,
  language: Language,
): PhraseParts => {
  const { from, to, last, parts } = shared
  const found = event.field === null ? null : fieldPath(event.subject.type, event.field, namedThen(event.change)).words
  const say = (value: unknown): PhraseParts | null => {
    if (found?.how !== 'value' || last.type !== 'set') return null
    return sayIn(found, value, { context, language }) ?? words(NOTHING[language])
  }
  const each = partsWords(parts, context, language, ({ times }) => timesWords(times, language))
  const [was, is] = [say(from), say(to)]
  if (sameActor(last.actor, actor)) {
    if (!was || !is) return fill(EACH[language], { parts: each })
    return fill((textOf(was) === textOf(is) ? AS_BEFORE : IN_ALL)[language], { from: was, to: is, parts: each })
  }
  const who = actorWords(last.actor, context, language)
  return is
    ? fill(NOW[language], { to: is, actor: who })
    : fill((SINCE[last.type] ?? SINCE.set ?? EACH)[language], { actor: who, parts: each })
}
const textOf = (parts: PhraseParts) => parts.map(({ text }) => text).join('')

const sameActor = (a: SinceActor, b: SinceActor): boolean =>
  a.type === 'delegation' && b.type === 'delegation' ? a.delegation === b.delegation : a.type === b.type

const YOU: Bilingual = { es: 'usted', en: 'you' }
const UNVERIFIED: Bilingual = { es: 'autoría sin verificar', en: 'author unverified' }
const actorWords = (actor: SinceActor, context: DescribeContext, language: Language): PhraseParts => {
  if (actor.type === 'reader') return words(YOU[language])
  if (actor.type === 'unverified') return words(UNVERIFIED[language])
  if (actor.delegation === null) return [{ type: 'secretariat', text: SECRETARIAT.code }]
  return [{ type: 'delegation', id: actor.delegation, text: context.delegation(actor.delegation)?.code ?? actor.delegation }]
}
/** *MX +10 days, you −3 days*; of what is no date, how often each changed it. */
export const shareWords = (parts: readonly SharedPart[], context: DescribeContext, language: Language): PhraseParts => {
  const areMoves = parts.every(({ days }) => days !== null)
  return partsWords(parts, context, language, ({ times, days }) =>
    areMoves ? signedDays(days ?? 0, language) : timesWords(times, language),
  )
}
const partsWords = (
  parts: readonly SharedPart[],
  context: DescribeContext,
  language: Language,
  say: (part: SharedPart) => string,
): PhraseParts =>
  joined(
    parts.map((part) => [...actorWords(part.actor, context, language), ...words(` ${say(part)}`)]),
    ', ',
  )

const signedDays = (days: number, language: Language): string => {
  const count = `${formatNumber(language, Math.abs(days))} ${language === 'es' ? form('es', Math.abs(days), 'día', 'días') : form('en', Math.abs(days), 'day', 'days')}`
  return days === 0 ? count : `${days > 0 ? '+' : '−'}${count}`
}
const timesWords = (times: number, language: Language): string =>
  `${formatNumber(language, times)} ${language === 'es' ? form('es', times, 'vez', 'veces') : form('en', times, 'time', 'times')}`
