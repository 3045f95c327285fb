// Phrases for each field, in both languages; a test generates all of them. Fields with a `name` in their table are shown with old and new value; the
// others have phrases of their own, for items here and for sessions in `meetingWords.ts`. `{of}`, `{in}` and `{onto}` are " of WG-014", " in WG-014"
// and " to WG-014", or empty if the item is the context; `{subject}` is "WG-014" or "this item", `{entry}` an entry of its checklist.
import type { Bilingual, Language } from '../bilingual.ts'
import { type BuiltInKey, FIELDS, type FieldKey, type ShownField, type ToldKey } from '../roadmap/fields.ts'
import { isOwnKey } from '../roadmap/ownKeys.ts'
import { NO_OWN_FIELDS, type OwnRows } from '../roadmap/ownRows.ts'
import type { AnyField, Fields } from '../schema/field.ts'
import type { DescribeContext } from './describeContext.ts'
import { valued } from './sentence.ts'
import * as say from './values.ts'

/** Templates: the value was changed, set, cleared. */
export interface ValueSentences {
  readonly changed: Bilingual
  readonly given: Bilingual
  readonly taken: Bilingual
}
/** In a summary for a user who was away, if the complete phrase is too long. `{titled}` is ", Coordination meetings". */
export interface Brief {
  readonly set?: Bilingual
  /** The value was changed. */
  readonly changed?: Bilingual
  /** By the new value; `several`: for several subjects with the same change. */
  readonly reached?: Readonly<Record<string, Bilingual>>
  readonly several?: Readonly<Record<string, Bilingual>>
  /** Letters were inserted or deleted. */
  readonly edited?: Bilingual
}
export type FieldWords =
  | {
      readonly how: 'value'
      readonly name: Bilingual
      readonly label: Bilingual
      readonly say: say.Say
      readonly said: ValueSentences
      readonly initial?: unknown
      /** One value per delegation, whose id is in the field. */
      readonly isCounted?: true
      readonly brief?: Brief | undefined
    }
  | { readonly how: 'flag'; readonly label: Bilingual; readonly on: Bilingual; readonly off: Bilingual }
  /** Changes that are shown without their values. */
  | { readonly how: 'fact'; readonly label: Bilingual; readonly said: Bilingual }
  | {
      readonly how: 'set'
      readonly label: Bilingual
      readonly say: say.Say
      /** A member is named by what is stored under it. */
      readonly saysStored?: true
      /** The value stored under the member, if it is shown. */
      readonly under?: say.Say
      readonly added: Bilingual
      readonly removed: Bilingual
      /** The value under an existing member changed. */
      readonly changed?: Bilingual
    }
  | { readonly how: 'text'; readonly name: Bilingual; readonly label: Bilingual; readonly brief?: Brief | undefined }

export const sayIn = (
  found: Extract<FieldWords, { how: 'value' }>,
  value: unknown,
  { context, language }: { readonly context: DescribeContext; readonly language: Language },
) => found.say(value ?? found.initial ?? null, context, language)

export const USUAL_SENTENCES: ValueSentences = {
  changed: { es: 'cambió {field}{of} de {from} a {to}', en: 'changed {field}{of} from {from} to {to}' },
  given: { es: 'fijó {field}{of}: {to}', en: 'set {field}{of} to {to}' },
  taken: { es: 'quitó {field}{of}, que era {from}', en: 'cleared {field}{of}, which was {from}' },
}
const OF_DAYS: ValueSentences = {
  changed: { es: 'cambió {field}{of} del {from} al {to}', en: 'changed {field}{of} from {from} to {to}' },
  given: { es: 'fijó {field}{of} para el {to}', en: 'set {field}{of} to {to}' },
  taken: { es: 'quitó {field}{of}, que era el {from}', en: 'cleared {field}{of}, which was {from}' },
}
const MOVED: Bilingual = { es: 'movió {subject} a otro lugar de la lista', en: 'moved {subject} to another place in the list' }

const value = (name: Bilingual, label: Bilingual, kind: say.Say, said: ValueSentences = USUAL_SENTENCES, initial?: unknown) =>
  ({ how: 'value', name, label, say: kind, said, initial }) as const
const text = (name: Bilingual, label: Bilingual) => ({ how: 'text', name, label }) as const
const placed: FieldWords = { how: 'fact', label: FIELDS.order.label, said: MOVED }
const archived: FieldWords = {
  how: 'flag',
  label: FIELDS.archived.label,
  on: { es: 'archivó {subject}', en: 'archived {subject}' },
  off: { es: 'restauró {subject}', en: 'restored {subject}' },
}

/** By kind of value; for other kinds the table of fields has the formatter (`spoken`). */
const SAY: Readonly<Record<string, say.Say>> = {
  number: say.number,
  count: say.count,
  minutes: say.minutes,
  stream: say.stream,
  section: say.section,
  point: say.point,
  delegation: say.delegation,
  agency: say.agency,
  day: say.day,
  item: say.item,
  recurrence: say.recurrence,
  meeting: say.meeting,
  carriedFrom: say.carriedFrom,
  text: say.line,
  address: say.line,
  party: say.party,
}
const sayOf = ({ kind = '', words, initial, spoken }: AnyField): say.Say => {
  // A numeric choice is empty at 0.
  if (words) return say.choice(words, initial === 0 ? 0 : undefined)
  return (
    SAY[kind] ??
    ((value, _context, language) => {
      const said = spoken?.(value, language) ?? null
      return said === null ? null : valued(said)
    })
  )
}
const isText = (field: AnyField): boolean => Object.values(field.schemas('')).some(({ type }) => type === 'text' || type === 'fragment')
const isCounted = (field: AnyField): boolean => Object.values(field.schemas('')).some(({ type }) => type === 'map')
/** With old and new value; null for a field without a name. */
const namedWords = (field: AnyField, said?: ValueSentences, brief?: Brief): FieldWords | null => {
  const { label, name, kind, initial } = field
  if (!label || !name) return null
  if (isText(field)) return { ...text(name, label), brief }
  const stands = kind === 'choice' && initial !== 0 && initial !== null ? initial : undefined
  const words = value(name, label, sayOf(field), said ?? (kind === 'day' ? OF_DAYS : USUAL_SENTENCES), stands)
  return { ...words, brief, ...(isCounted(field) && { isCounted: true }) }
}
/** The same phrase in all contexts. */
const EVERYWHERE: Readonly<Record<string, FieldWords>> = { order: placed, archived }

export interface Sentences {
  /** Where *changed the field from … to …* is not idiomatic. */
  readonly said?: Readonly<Record<string, ValueSentences>>
  readonly brief?: Readonly<Record<string, Brief>>
  /** For a field without a name, or outside the table. */
  readonly own?: Readonly<Record<string, FieldWords>>
}
/** Phrases for all fields of a table. */
export const fieldWordsOf = (
  fields: Fields,
  { said = {}, brief = {}, own = {} }: Sentences = {},
): Readonly<Record<string, FieldWords>> => ({
  ...Object.fromEntries(
    Object.entries(fields).flatMap(([key, field]) => {
      const found = EVERYWHERE[key] ?? namedWords(field, said[key], brief[key])
      return found ? [[key, found]] : []
    }),
  ),
  ...own,
})

const SAID: Readonly<Partial<Record<ToldKey, ValueSentences>>> = {
  stream: {
    changed: { es: 'pasó {subject} de {from} a {to}', en: 'moved {subject} from {from} to {to}' },
    given: { es: 'incluyó {subject} en {to}', en: 'put {subject} into {to}' },
    taken: { es: 'sacó {subject} de {from}', en: 'took {subject} out of {from}' },
  },
  lead: {
    changed: { es: 'pasó la responsabilidad{of} de {from} a {to}', en: 'passed the lead{of} from {from} to {to}' },
    given: { es: 'asignó la responsabilidad{of} a {to}', en: 'gave the lead{of} to {to}' },
    taken: { es: 'dejó {subject} sin delegación responsable (era {from})', en: 'took the lead{of} from {from}' },
  },
  parent: {
    changed: { es: 'pasó {subject} de {from} a {to}', en: 'moved {subject} from {from} to {to}' },
    given: { es: 'incluyó {subject} en {to}', en: 'made {subject} part of {to}' },
    taken: { es: 'sacó {subject} de {from}', en: 'took {subject} out of {from}' },
  },
}

const BRIEF: Readonly<Partial<Record<ToldKey, Brief>>> = {
  due: { changed: { es: 'reprogramó {subject}, del {from} al {to}', en: 'rescheduled {subject} from {from} to {to}' } },
  progress: { set: { es: 'pasó {subject} a «{to}»{titled}', en: 'set the progress of {subject} to “{to}”{titled}' } },
  status: {
    reached: {
      agreed: { es: 'dio por acordada {subject}{titled}', en: 'marked {subject} as agreed{titled}' },
      inProgress: { es: 'puso en curso {subject}{titled}', en: 'marked {subject} as in progress{titled}' },
      blocked: { es: 'bloqueó {subject}{titled}', en: 'blocked {subject}{titled}' },
      done: { es: 'dio por cumplida {subject}{titled}', en: 'marked {subject} as done{titled}' },
      deferred: { es: 'aplazó {subject}{titled}', en: 'deferred {subject}{titled}' },
      withdrawn: { es: 'retiró {subject}{titled}', en: 'withdrew {subject}{titled}' },
    },
    several: { agreed: { es: 'dio por acordadas {subject}', en: 'marked {subject} as agreed' } },
  },
}
export const BRIEF_OF_TEXT: Readonly<Record<string, Brief>> = {
  body: { edited: { es: 'editó {subject}: {counts}', en: 'edited {subject}: {counts}' } },
}

/** Fields with phrases of their own. */
const OWN_WORDS: Readonly<Record<Exclude<BuiltInKey, ToldKey>, FieldWords>> = {
  coDelegations: {
    how: 'set',
    label: FIELDS.coDelegations.label,
    say: say.delegation,
    added: { es: 'agregó a {member} como codelegación{of}', en: 'added {member} as a co-delegation{of}' },
    removed: { es: 'retiró a {member} de las codelegaciones{of}', en: 'removed {member} from the co-delegations{of}' },
  },
  agencies: {
    how: 'set',
    label: FIELDS.agencies.label,
    say: say.agency,
    added: { es: 'agregó {member} a las instituciones{of}', en: 'added {member} to the agencies{of}' },
    removed: { es: 'retiró {member} de las instituciones{of}', en: 'removed {member} from the agencies{of}' },
  },
  people: {
    how: 'set',
    label: FIELDS.people.label,
    say: say.person,
    added: { es: 'agregó a {member} a las personas{of}', en: 'added {member} to the people{of}' },
    removed: { es: 'retiró a {member} de las personas{of}', en: 'removed {member} from the people{of}' },
  },
  dependsOn: {
    how: 'set',
    label: FIELDS.dependsOn.label,
    say: say.item,
    under: say.dependency,
    added: { es: 'agregó la dependencia{of} respecto de {member} ({under})', en: 'added the dependency{of} on {member} ({under})' },
    removed: { es: 'retiró la dependencia{of} respecto de {member}', en: 'removed the dependency{of} on {member}' },
    changed: {
      es: 'cambió la dependencia{of} respecto de {member} de {from} a {to}',
      en: 'changed the dependency{of} on {member} from {from} to {to}',
    },
  },
  labels: {
    how: 'set',
    label: FIELDS.labels.label,
    say: say.label,
    added: { es: 'agregó la etiqueta {member}{onto}', en: 'added the label {member}{onto}' },
    removed: { es: 'quitó la etiqueta {member}{of}', en: 'removed the label {member}{of}' },
  },
  checklist: {
    how: 'set',
    label: FIELDS.checklist.label,
    say: say.line,
    added: { es: 'agregó {entry} a la lista de control{of}', en: 'added {entry} to the checklist{of}' },
    removed: { es: 'quitó {entry} de la lista de control{of}', en: 'removed {entry} from the checklist{of}' },
  },
  order: placed,
  archived,
}

/** A field whose kind has phrases of its own, and that lacks them, does not compile. */
export const ITEM_WORDS: Readonly<Record<BuiltInKey, FieldWords>> = Object.assign(
  {},
  fieldWordsOf(FIELDS, { said: SAID, brief: BRIEF, own: OWN_WORDS }),
)

const inTemplate = ({ es, en }: Bilingual): Bilingual => ({ es: es.replace(/[{}]/g, ''), en: en.replace(/[{}]/g, '') })
/** Phrases of one of the group's own fields, by its row. */
export const ownFieldWords = ({ kind, label, name, words: choices = {}, spoken }: ShownField): FieldWords => {
  const named = inTemplate(name)
  if (kind === 'choices')
    return {
      how: 'set',
      label,
      say: say.choice(choices),
      added: { es: `agregó {member} en ${named.es}{of}`, en: `added {member} in ${named.en}{of}` },
      removed: { es: `quitó {member} de ${named.es}{of}`, en: `removed {member} from ${named.en}{of}` },
    }
  const said: say.Say =
    kind === 'choice'
      ? say.choice(choices)
      : (SAY[kind] ?? ((found, _context, language) => valuedOrNull(spoken ? spoken(found, language) : null)))
  return value(named, label, said, kind === 'day' ? OF_DAYS : USUAL_SENTENCES)
}
const valuedOrNull = (text: string | null) => (text === null ? null : valued(text))
/** Of any field of an item. */
export const itemWords = (field: FieldKey, own: OwnRows = NO_OWN_FIELDS): FieldWords =>
  isOwnKey(field) ? ownFieldWords(own.row(field)) : ITEM_WORDS[field]

/** That the two sides of `{what}` were confirmed to be equal. */
const SAME: Bilingual = {
  es: 'confirmó la versión en {to} de {what}{of}: dice lo mismo en ambos idiomas',
  en: 'confirmed the {to} version of {what}{of}: it says the same in both languages',
}
export const CONFIRMED_WORDS: FieldWords = value({ es: '{what}', en: '{what}' }, { es: 'Confirmación', en: 'Confirmation' }, say.language, {
  changed: SAME,
  given: SAME,
  taken: { es: 'retiró su confirmación de {what}{of}', en: 'withdrew the confirmation of {what}{of}' },
})

/** The parts of a checklist entry, by key. */
export const ENTRY_WORDS: Readonly<Record<'text' | 'done' | 'delegation' | 'order', FieldWords>> = {
  text: text({ es: 'el punto de la lista de control', en: 'the checklist line' }, FIELDS.checklist.label),
  done: {
    how: 'flag',
    label: FIELDS.checklist.label,
    on: { es: 'marcó {entry} como cumplido{in}', en: 'checked {entry}{in}' },
    off: { es: 'marcó {entry} como pendiente{in}', en: 'unchecked {entry}{in}' },
  },
  delegation: value({ es: 'la delegación de {entry}', en: 'the delegation of {entry}' }, FIELDS.checklist.label, say.delegation, {
    changed: { es: 'reasignó {entry}{in} de {from} a {to}', en: 'reassigned {entry}{in} from {from} to {to}' },
    given: { es: 'asignó {entry}{in} a {to}', en: 'assigned {entry}{in} to {to}' },
    taken: { es: 'dejó {entry}{in} sin delegación (era de {from})', en: 'unassigned {entry}{in} from {from}' },
  }),
  order: {
    how: 'fact',
    label: FIELDS.checklist.label,
    said: { es: 'movió {entry} en la lista de control{of}', en: 'moved {entry} within the checklist{of}' },
  },
}
