// THE table of an item's fields, in canonical order: the panel, the table, history, comparison and exports are driven by it.
// A new field is a row here, its type in `model.ts`, and its line in `readItem`.
import type { Bilingual } from '../bilingual.ts'
import { type Check, isFlag, isLine, isOneOf, orNull } from '../checks.ts'
import { isOrder } from '../order.ts'
import { isAccountId, isAgencyId, isDay, isDelegationId, isItemId, isItemNumber, isMeetingId, isRecurrence, isStreamId } from './checks.ts'
import { type Item, KINDS, PRIORITIES, PROGRESS, type Recurrence, STAGES, STATUSES } from './model.ts'

/** Which editor a field gets. */
export type FieldKind =
  | 'number'
  | 'title'
  | 'richText'
  | 'choice'
  | 'stream'
  | 'delegation'
  | 'delegations'
  | 'agencies'
  | 'people'
  | 'day'
  | 'dependencies'
  | 'item'
  | 'labels'
  | 'checklist'
  | 'recurrence'
  | 'meeting'
  | 'text'
  | 'order'
  | 'flag'

/** Everything of an item but its id and the code that is made from its number. */
export type FieldKey = Exclude<keyof Item, 'id' | 'code'>

interface Shown {
  readonly kind: FieldKind
  readonly label: Bilingual
  /** May it be a column of the table? `number` stands there as the item's code. */
  readonly inTable: boolean
  readonly inPanel: boolean
}
/** A plain value in the item's map: the last writer wins. */
export interface ValueField<Value> extends Shown {
  readonly stored: 'value'
  readonly accepts: Check<Value>
  /** What it is when nothing acceptable is stored, and in a new item. */
  readonly initial: Value
  /** Is it for people to set, by `setField`? */
  readonly settable: boolean
  readonly options?: readonly Value[]
}
/** One Y.Text or Y.XmlFragment per language. */
export interface TextField extends Shown {
  readonly stored: 'text' | 'richText'
}
/** A Y.Map of members, so that two people who add at once both succeed. */
export interface SetField<Member> extends Shown {
  readonly stored: 'set'
  readonly accepts: Check<Member>
}
/** Its own kind of Y.Map, spelt in `layout.ts`. */
export interface NestedField extends Shown {
  readonly stored: 'dependencies' | 'checklist'
}

export const MAX_LABEL = 60
const NEVER: Recurrence = { every: 'none', months: 1 }
const SHOWN = { inTable: true, inPanel: true } as const
const PANEL = { inTable: false, inPanel: true } as const
const HIDDEN = { inTable: false, inPanel: false } as const
const SET = { stored: 'value', settable: true } as const
/** Set by the rules of `write.ts`, never by hand. */
const RULED = { stored: 'value', settable: false } as const

const choice = <Value extends string | number>(options: readonly Value[], initial: Value) =>
  ({ kind: 'choice', ...SET, options, accepts: isOneOf(options), initial }) as const

export const FIELDS = {
  number: { kind: 'number', ...RULED, ...SHOWN, label: { es: 'Número', en: 'Number' }, accepts: isItemNumber, initial: 0 },
  kind: { ...choice(KINDS, 'action'), ...SHOWN, label: { es: 'Tipo', en: 'Kind' } },
  title: { kind: 'title', stored: 'text', ...SHOWN, label: { es: 'Título', en: 'Title' } },
  description: { kind: 'richText', stored: 'richText', ...PANEL, label: { es: 'Descripción', en: 'Description' } },
  stream: {
    kind: 'stream',
    ...SET,
    ...SHOWN,
    label: { es: 'Línea de trabajo', en: 'Workstream' },
    accepts: orNull(isStreamId),
    initial: null,
  },
  status: { ...choice(STATUSES, 'proposed'), ...SHOWN, label: { es: 'Estado', en: 'Status' } },
  progress: { ...choice(PROGRESS, 'notStarted'), ...SHOWN, label: { es: 'Avance', en: 'Progress' } },
  stage: {
    kind: 'choice',
    ...SET,
    ...SHOWN,
    label: { es: 'Etapa', en: 'Stage' },
    options: [null, ...STAGES],
    accepts: orNull(isOneOf(STAGES)),
    initial: null,
  },
  priority: { ...choice(PRIORITIES, 0), ...SHOWN, label: { es: 'Prioridad', en: 'Priority' } },
  lead: {
    kind: 'delegation',
    ...SET,
    ...SHOWN,
    label: { es: 'Dirige', en: 'Lead' },
    accepts: orNull(isDelegationId),
    initial: null,
  },
  coDelegations: {
    kind: 'delegations',
    stored: 'set',
    ...SHOWN,
    label: { es: 'Codelegaciones', en: 'Co-delegations' },
    accepts: isDelegationId,
  },
  agencies: { kind: 'agencies', stored: 'set', ...SHOWN, label: { es: 'Instituciones', en: 'Agencies' }, accepts: isAgencyId },
  people: { kind: 'people', stored: 'set', ...SHOWN, label: { es: 'Personas', en: 'People' }, accepts: isAccountId },
  start: { kind: 'day', ...SET, ...SHOWN, label: { es: 'Inicio', en: 'Start' }, accepts: orNull(isDay), initial: null },
  due: { kind: 'day', ...SET, ...SHOWN, label: { es: 'Vence', en: 'Due' }, accepts: orNull(isDay), initial: null },
  originalDue: {
    kind: 'day',
    ...RULED,
    ...SHOWN,
    label: { es: 'Plazo original', en: 'Original due' },
    accepts: orNull(isDay),
    initial: null,
  },
  dependsOn: { kind: 'dependencies', stored: 'dependencies', ...SHOWN, label: { es: 'Depende de', en: 'Depends on' } },
  parent: { kind: 'item', ...SET, ...SHOWN, label: { es: 'Forma parte de', en: 'Part of' }, accepts: orNull(isItemId), initial: null },
  labels: { kind: 'labels', stored: 'set', ...SHOWN, label: { es: 'Etiquetas', en: 'Labels' }, accepts: isLine(MAX_LABEL) },
  checklist: { kind: 'checklist', stored: 'checklist', ...PANEL, label: { es: 'Lista de control', en: 'Checklist' } },
  recurs: { kind: 'recurrence', ...SET, ...SHOWN, label: { es: 'Periodicidad', en: 'Recurrence' }, accepts: isRecurrence, initial: NEVER },
  origin: {
    kind: 'meeting',
    ...SET,
    ...PANEL,
    label: { es: 'Sesión de origen', en: 'Session of origin' },
    accepts: orNull(isMeetingId),
    initial: null,
  },
  marking: {
    kind: 'text',
    ...SET,
    ...HIDDEN,
    label: { es: 'Clasificación', en: 'Marking' },
    accepts: orNull(isLine(80)),
    initial: null,
  },
  order: { kind: 'order', ...RULED, ...HIDDEN, label: { es: 'Orden', en: 'Order' }, accepts: isOrder, initial: '' },
  archived: { kind: 'flag', ...RULED, ...HIDDEN, label: { es: 'Archivada', en: 'Archived' }, accepts: isFlag, initial: false },
} as const satisfies { readonly [Key in FieldKey]: FieldOf<Item[Key]> }

type FieldOf<Value> = ValueField<Value> | TextField | SetField<Value extends readonly (infer Member)[] ? Member : never> | NestedField

type Fields = typeof FIELDS
type KeyWhere<Shape> = { [Key in FieldKey]: Fields[Key] extends Shape ? Key : never }[FieldKey]
/** Fields that `setField` sets. */
export type SettableKey = KeyWhere<{ readonly stored: 'value'; readonly settable: true }>
/** Fields that `addToSet` and `removeFromSet` change. */
export type SetKey = KeyWhere<{ readonly stored: 'set' }>
export type MemberOf<Key extends SetKey> = Item[Key][number]

export const isFieldKey = (text: string): text is FieldKey => Object.hasOwn(FIELDS, text)
/** One value that people set by hand. */
export const isSettable = (key: string): key is SettableKey => {
  if (!isFieldKey(key)) return false
  const field = FIELDS[key]
  return field.stored === 'value' && field.settable
}
/** In canonical order. */
export const FIELD_KEYS: readonly FieldKey[] = Object.keys(FIELDS).filter(isFieldKey)

/** Are two values of a field the same? They are plain data in canonical order. */
export const sameValue = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b)
