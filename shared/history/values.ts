// Formats a value in the user's language; null for no value, so that a sentence says *set* or *cleared* instead of *from nothing*.
import { type Bilingual, type Language, parseLanguage, pick } from '../bilingual.ts'
import {
  parseAccountId,
  parseAgencyId,
  parseDelegationId,
  parseItemId,
  parseMeetingId,
  parsePointId,
  parseSectionId,
  parseStreamId,
} from '../ids.ts'
import { isCarriedFrom, pageOfKey } from '../meeting/checks.ts'
import { isDay, isDependency, isRecurrence } from '../roadmap/checks.ts'
import { DEPENDENCY_LABELS, lagText, recurrenceText } from '../roadmap/labels.ts'
import { parseParty } from '../roadmap/ownFields.ts'
import type { DescribeContext } from './describeContext.ts'
import { type PhraseParts, valued, words } from './sentence.ts'
import { quote, quotedTitle } from './subjects.ts'

export type Say = (value: unknown, context: DescribeContext, language: Language) => PhraseParts | null

const GONE: Readonly<Record<'delegation' | 'agency' | 'stream' | 'meeting' | 'section' | 'point' | 'page' | 'person' | 'item', Bilingual>> =
  {
    delegation: { es: 'otra delegación', en: 'another delegation' },
    agency: { es: 'otra institución', en: 'another agency' },
    stream: { es: 'otra línea de trabajo', en: 'another workstream' },
    meeting: { es: 'otra sesión', en: 'another session' },
    section: { es: 'otra sección', en: 'another section' },
    point: { es: 'otro punto', en: 'another agenda item' },
    page: { es: 'otro texto', en: 'another text' },
    person: { es: 'una persona del grupo', en: 'a person of the group' },
    item: { es: 'otra acción', en: 'another item' },
  }
const gone = (what: keyof typeof GONE, language: Language): PhraseParts => valued(GONE[what][language])

export const day: Say = (value, context, language) => (isDay(value) ? valued(context.day(value, language)) : null)
export const number: Say = (value) => (typeof value === 'number' ? valued(String(value)) : null)
/** For a whole number that is empty at 0. */
export const count: Say = (value) => (typeof value === 'number' && value !== 0 ? valued(String(value)) : null)
export const line: Say = (value) => (typeof value === 'string' && value !== '' ? valued(value) : null)
/** A label of an item, quoted. */
export const label: Say = (value, _context, language) => (typeof value === 'string' && value !== '' ? valued(quote(value, language)) : null)
export const minutes: Say = (value) => (typeof value === 'number' && value > 0 ? valued(`${value} min`) : null)
export const recurrence: Say = (value, _context, language) =>
  isRecurrence(value) && value.every !== 'none' ? valued(recurrenceText(value, language)) : null

export const choice =
  (labels: Readonly<Record<string | number, Bilingual>>, nothing?: string | number): Say =>
  (value, _context, language) => {
    if ((typeof value !== 'string' && typeof value !== 'number') || value === nothing) return null
    const label = Object.hasOwn(labels, value) ? labels[value] : undefined
    return valued(label ? label[language] : String(value))
  }

export const delegation: Say = (value, context, language) => {
  const id = parseDelegationId(value)
  if (!id) return null
  const found = context.delegation(id)
  return found ? [{ type: 'delegation', id, text: found.code }] : gone('delegation', language)
}
export const agency: Say = (value, context, language) => {
  const id = parseAgencyId(value)
  return id ? valued(context.agency(id)?.acronym ?? GONE.agency[language]) : null
}
/** An agency or a person. */
export const party: Say = (value, context, language) => {
  const found = parseParty(value)
  return found && (found.type === 'agency' ? agency : person)(found.id, context, language)
}
export const person: Say = (value, context, language) => {
  const id = parseAccountId(value)
  return id ? [{ type: 'person', id, text: context.person(id) ?? GONE.person[language] }] : null
}
export const item: Say = (value, context, language) => {
  const id = parseItemId(value)
  return id ? [{ type: 'item', id, text: context.item(id)?.code ?? GONE.item[language] }] : null
}
export const page: Say = (value, context, language) => {
  const id = typeof value === 'string' ? pageOfKey(value) : null
  if (!id) return null
  const title = context.page(id)
  return [{ type: 'page', id, text: (title && quotedTitle(title, language)) ?? GONE.page[language] }]
}
export const stream: Say = (value, context, language) => {
  const id = parseStreamId(value)
  return id ? named(context.stream(id), 'stream', language) : null
}
export const section: Say = (value, context, language) => {
  const id = parseSectionId(value)
  return id ? named(context.section(id), 'section', language) : null
}
export const point: Say = (value, context, language) => {
  const id = parsePointId(value)
  return id ? named(context.point(id), 'point', language) : null
}
const named = (name: Bilingual | null, what: 'stream' | 'section' | 'point', language: Language): PhraseParts => {
  const text = name ? pick(name, language).text.trim() : ''
  return text === '' ? gone(what, language) : valued(quote(text, language))
}
const SESSION: Bilingual = { es: 'sesión', en: 'session' }
export const meeting: Say = (value, context, language) => {
  const id = parseMeetingId(value)
  if (!id) return null
  const found = context.meeting(id)
  return found ? valued(`${SESSION[language]} ${found.number}`) : gone('meeting', language)
}
export const carriedFrom: Say = (value, context, language) => (isCarriedFrom(value) ? meeting(value.meeting, context, language) : null)

/** *finish to start, 5 days later*: the value of a dependency. */
export const dependency: Say = (value, _context, language) => {
  if (!isDependency(value)) return null
  const type = DEPENDENCY_LABELS[value.type][language].toLowerCase()
  return valued(value.lag === 0 ? type : `${type}, ${lagText(value.lag, language)}`)
}
const LANGUAGE_NAMES: Readonly<Record<Language, Bilingual>> = { es: { es: 'español', en: 'Spanish' }, en: { es: 'inglés', en: 'English' } }
export const language: Say = (value, _context, reader) => {
  const found = parseLanguage(value)
  return found ? words(LANGUAGE_NAMES[found][reader]) : null
}
