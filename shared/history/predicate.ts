// Predicate of an event's sentence: action, field, old and new value.
import type { Bilingual, Language } from '../bilingual.ts'
import { form, formatNumber } from '../counts.ts'
import { parseDelegationId, parseItemId } from '../ids.ts'
import { CONFIRMED } from '../pairs/confirmations.ts'
import { assertNever } from '../result.ts'
import { type ActNames, actPredicate } from './actWords.ts'
import type { DescribeContext } from './describeContext.ts'
import { type EventChange, type HistoryEvent, SOMETHING_ELSE, type SubjectType, type TextChange } from './events.ts'
import { type FieldPath, fieldPath, namedThen } from './fieldPath.ts'
import { sayIn } from './fieldWords.ts'
import { movedPredicate } from './movedWords.ts'
import { fill, type PhraseParts, valued, withTone, words } from './sentence.ts'
import { namedSubject, quote, quotedTitle, thisSubject } from './subjects.ts'

export interface PredicateOptions {
  readonly context: DescribeContext
  readonly language: Language
  readonly subject: 'named' | 'implied'
  /** Replaces the subject's name: `12 items`. */
  readonly called?: PhraseParts | undefined
}
type Event = Pick<HistoryEvent, 'document' | 'subject' | 'field' | 'change' | 'author'> & {
  readonly title?: Bilingual
  readonly code?: string | null
  /** For an act: the text behind its commitments. */
  readonly names?: ActNames
}

const CREATED: Bilingual = { es: 'creó {subject}', en: 'created {subject}' }
const ARCHIVED: Bilingual = { es: 'archivó {subject}', en: 'archived {subject}' }
const RESTORED: Bilingual = { es: 'restauró {subject}', en: 'restored {subject}' }
const SOMETHING: Bilingual = { es: 'cambió algo en {subject}', en: 'changed something in {subject}' }
const ALSO: Bilingual = { es: 'cambió otra cosa en {subject}', en: 'changed something else in {subject}' }
const ALSO_IN: Bilingual = { es: 'cambió otra cosa en «{label}»{of}', en: 'changed something else in “{label}”{of}' }
const SOME_VALUE: Bilingual = { es: 'otro valor', en: 'another value' }
const NO_VALUE: Bilingual = { es: 'ningún valor', en: 'no value' }
const SUPERSEDED: Bilingual = {
  es: 'escribió {value} en {field}{of} sin haber visto el valor de {winner}, que quedó',
  en: 'wrote {value} for {field}{of} without having seen the value of {winner}, which was kept',
}
const SUPERSEDED_BY_NOBODY: Bilingual = {
  es: 'escribió {value} en {field}{of}, pero quedó otro valor',
  en: 'wrote {value} for {field}{of}, but another value stands',
}
const OF: Bilingual = { es: ' de {subject}', en: ' of {subject}' }
const IN: Bilingual = { es: ' en {subject}', en: ' in {subject}' }
const ONTO: Bilingual = { es: ' a {subject}', en: ' to {subject}' }
const A_LINE: Bilingual = { es: 'un punto de la lista de control', en: 'a line of the checklist' }
const A_PARAGRAPH: Bilingual = { es: 'un párrafo', en: 'a paragraph' }
const A_TEXT: Bilingual = { es: 'un texto', en: 'a text' }
const A_DELEGATION: Bilingual = { es: 'una delegación', en: 'a delegation' }
const SIDES: Readonly<Record<Language, Bilingual>> = {
  es: { es: '{name} en español', en: '{name} in Spanish' },
  en: { es: '{name} en inglés', en: '{name} in English' },
}

export const predicateOf = (event: Event, asked: PredicateOptions): PhraseParts => {
  const { language } = asked
  const path = event.field === null ? null : fieldPath(event.subject.type, event.field, namedThen(event.change))
  const slots = slotsOf(event, path, asked)
  const { change } = event
  switch (change.type) {
    case 'created':
      return path
        ? memberDid(path, 'added', { member: path.inside ?? '', value: change.title }, slots, asked)
        : fill(CREATED[language], slots)
    case 'archived':
      return path
        ? memberDid(path, 'removed', { member: path.inside ?? '', value: change.title }, slots, asked)
        : fill(ARCHIVED[language], slots)
    case 'restored':
      return path
        ? memberDid(path, 'added', { member: path.inside ?? '', value: change.title }, slots, asked)
        : fill(RESTORED[language], slots)
    case 'added':
    case 'removed':
      return memberDid(path, change.type, change, slots, asked)
    case 'set':
      if (path?.root === SOMETHING_ELSE) return alsoDid(event.subject.type, path, slots, asked)
      return setDid(path, change, slots, asked)
    case 'superseded':
      return supersededDid(path, change, slots, asked)
    case 'moved':
      return movedPredicate(change, event.author, slots, asked)
    case 'text':
      return fill(textTemplate(change, language), { ...slots, ...textSlots(change, language) })
    case 'act':
      return actPredicate(change.act, {
        context: asked.context,
        language,
        names: event.names ?? {},
        author: event.author,
        code: event.code,
      })
    default:
      return assertNever(change)
  }
}

type Slots = Readonly<Record<string, PhraseParts>>

const slotsOf = (event: Event, path: FieldPath | null, { context, language, subject, called }: PredicateOptions): Slots => {
  const named = called ?? (subject === 'named' ? namedSubject(event, context, language) : null)
  const beside = (template: Bilingual): PhraseParts => (named ? fill(template[language], { subject: named }) : [])
  const item = parseItemId(event.subject.id)
  const entry = path?.root === 'checklist' && item && path.inside ? context.entry(item, path.inside) : null
  const text = entry ? quotedTitle(entry, language) : null
  const slots: Slots = {
    subject: named ?? thisSubject(event.subject.type, language),
    of: beside(OF),
    in: beside(IN),
    onto: beside(ONTO),
    entry: text ? valued(text) : words(A_LINE[language]),
    who: whose(path?.inside ?? null, context, language),
    what: path?.root === CONFIRMED ? words(confirmedName(event.subject.type, path.inside ?? '')[language]) : [],
  }
  return { ...slots, field: fieldName(path, slots, language) }
}
/** What was confirmed: a field of the subject, or a part of it. */
const confirmedName = (type: SubjectType, inside: string): Bilingual => {
  const [field = ''] = inside.split(':')
  if (field === 'body') return A_PARAGRAPH
  if (field === 'checklist') return A_LINE
  const found = fieldPath(type, field).words
  return found?.how === 'text' ? found.name : A_TEXT
}
const whose = (inside: string | null, context: DescribeContext, language: Language): PhraseParts => {
  const id = parseDelegationId(inside)
  const found = id ? context.delegation(id) : null
  return id && found ? [{ type: 'delegation', id, text: found.code }] : words(A_DELEGATION[language])
}
const fieldName = (path: FieldPath | null, slots: Slots, language: Language): PhraseParts => {
  const found = path?.words
  const name = found && (found.how === 'value' || found.how === 'text') ? fill(found.name[language], slots) : words(path?.root ?? '')
  return path?.side ? fill(SIDES[path.side][language], { name }) : name
}

/** Name of the field, if it has one. */
const alsoDid = (type: SubjectType, { inside }: FieldPath, slots: Slots, { language }: PredicateOptions): PhraseParts => {
  const label = inside === null ? null : fieldPath(type, inside).words?.label
  return label ? fill(ALSO_IN[language], { ...slots, label: words(label[language]) }) : fill(ALSO[language], slots)
}

const setDid = (
  path: FieldPath | null,
  { from, to }: Extract<EventChange, { type: 'set' }>,
  slots: Slots,
  asked: PredicateOptions,
): PhraseParts => {
  const { language } = asked
  const found = path?.words
  switch (found?.how) {
    case 'value': {
      const [was, is] = [sayIn(found, from, asked), sayIn(found, to, asked)]
      const said = was && is ? found.said.changed : is ? found.said.given : was ? found.said.taken : null
      return fill((said ?? SOMETHING)[language], { ...slots, from: withTone(was ?? [], 'old'), to: withTone(is ?? [], 'new') })
    }
    case 'flag':
      return fill((to === true ? found.on : found.off)[language], slots)
    case 'fact':
      return fill(found.said[language], slots)
    case 'set': {
      // The value under a member has changed: `dependsOn/<item>`.
      const member = path?.inside ?? ''
      if (from === null) return memberDid(path, 'added', { member, value: to }, slots, asked)
      if (to === null) return memberDid(path, 'removed', { member, value: from }, slots, asked)
      const under = (value: unknown) => found.under?.(value, asked.context, language) ?? words(SOME_VALUE[language])
      if (!found.changed) return fill(SOMETHING[language], slots)
      return fill(found.changed[language], {
        ...slots,
        member: found.say(member, asked.context, language) ?? words(SOME_VALUE[language]),
        from: withTone(under(from), 'old'),
        to: withTone(under(to), 'new'),
      })
    }
    default:
      return fill(SOMETHING[language], slots)
  }
}
interface Member {
  readonly member: string
  readonly value: unknown
}
const memberDid = (
  path: FieldPath | null,
  how: 'added' | 'removed',
  { member, value }: Member,
  slots: Slots,
  asked: PredicateOptions,
): PhraseParts => {
  const { context, language } = asked
  const found = path?.words
  if (found?.how === 'value') {
    const change = { type: 'set', from: how === 'added' ? null : value, to: how === 'added' ? value : null, unseen: false } as const
    return setDid(path, change, { ...slots, who: whose(path?.inside ?? member, context, language) }, asked)
  }
  if (found?.how !== 'set') return fill(SOMETHING[language], slots)
  // A label's key has no case and accents: the label itself is stored under it.
  const said = found.say(typeof value === 'string' || found.saysStored ? value : member, context, language) ?? words(SOME_VALUE[language])
  const line = path?.root === 'checklist' ? lineOf(value, language) : null
  return fill(found[how][language], {
    ...slots,
    ...(line ? { entry: valued(line) } : {}),
    member: withTone(said, how === 'added' ? 'new' : 'old'),
    under: found.under?.(value, context, language) ?? words(SOME_VALUE[language]),
  })
}
/** A checklist entry is identified by its text, which the event may contain: the entry may no longer exist. */
const lineOf = (value: unknown, language: Language): string | null => {
  if (typeof value === 'string') return value.trim() === '' ? null : quote(value, language)
  if (typeof value !== 'object' || value === null) return null
  const held: Readonly<Record<string, unknown>> = { ...value }
  const inside: Readonly<Record<string, unknown>> = typeof held.text === 'object' && held.text !== null ? { ...held.text } : held
  const text = (side: Language) => [inside[side], held[`text.${side}`]].find((one) => typeof one === 'string') ?? ''
  return quotedTitle({ es: String(text('es')), en: String(text('en')) }, language)
}

const supersededDid = (
  path: FieldPath | null,
  { value, winner }: Extract<EventChange, { type: 'superseded' }>,
  slots: Slots,
  asked: PredicateOptions,
): PhraseParts => {
  const { context, language } = asked
  const found = path?.words
  const lost = found?.how === 'value' ? sayIn(found, value, asked) : found?.how === 'set' ? found.under?.(value, context, language) : null
  const fallback = value === null ? NO_VALUE : SOME_VALUE
  const name = winner ? context.person(winner) : null
  return fill((winner ? SUPERSEDED : SUPERSEDED_BY_NOBODY)[language], {
    ...slots,
    field: found?.how === 'value' || found?.how === 'text' ? (slots.field ?? []) : words(found?.label[language].toLowerCase() ?? ''),
    value: withTone(lost ?? words(fallback[language]), 'old'),
    winner: winner ? [{ type: 'person', id: winner, text: name ?? ANOTHER[language] }] : [],
  })
}
const ANOTHER: Bilingual = { es: 'otra persona', en: 'someone else' }

const WROTE: Bilingual = { es: 'escribió {field}{of}: {to}', en: 'wrote {field}{of}: {to}' }
const EMPTIED: Bilingual = { es: 'borró {field}{of}: {from}', en: 'emptied {field}{of}: {from}' }
const REWROTE: Bilingual = { es: 'cambió {field}{of}: {from} {to}', en: 'changed {field}{of}: {from} {to}' }
const EDITED: Bilingual = { es: 'editó {field}{of}: {counts}', en: 'edited {field}{of}: {counts}' }
const FORMATTED: Bilingual = { es: 'cambió el formato de {field}{of}', en: 'changed the formatting of {field}{of}' }
const TABLED: Bilingual = { es: 'cambió una tabla de {field}{of}', en: 'changed a table in {field}{of}' }

const textTemplate = ({ from, to, inserted, deleted, tables, others }: TextChange, language: Language): string => {
  if (inserted === 0 && deleted === 0) return (tables ? TABLED : FORMATTED)[language]
  if (from === null || to === null || others) return EDITED[language]
  return (from === '' ? WROTE : to === '' ? EMPTIED : REWROTE)[language]
}
const textSlots = ({ from, to, inserted, deleted }: TextChange, language: Language): Slots => ({
  from: withTone(valued(from ?? ''), 'old'),
  to: withTone(valued(to ?? ''), 'new'),
  counts: words(letterCounts(inserted, deleted, language)),
})
export const letterCounts = (inserted: number, deleted: number, language: Language): string => {
  const n = (count: number) => formatNumber(language, count)
  const [one, many, added, gone] = COUNTED[language]
  const noun = (count: number) => ` ${form(language, count, one, many)}`
  const verb = (count: number, [single, several]: readonly [string, string]) => ` ${form(language, count, single, several)}`
  const parts = [
    inserted > 0 ? `${n(inserted)}${noun(inserted)}${verb(inserted, added)}` : '',
    deleted > 0 ? `${n(deleted)}${inserted > 0 ? '' : noun(deleted)}${verb(deleted, gone)}` : '',
  ]
  return parts.filter(Boolean).join(', ')
}
const COUNTED = {
  es: ['carácter', 'caracteres', ['agregado', 'agregados'], ['quitado', 'quitados']],
  en: ['character', 'characters', ['added', 'added'], ['removed', 'removed']],
} as const
