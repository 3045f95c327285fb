// THE table of an item's fields, in the order in which they are shown. Of each it says how it is stored (a constructor of
// `shared/schema/field.ts`: what the relay accepts, reading, what a new item holds), its kind, its label, and who sets it. A new field is
// a row here and its type in `model.ts`; a row that is missing, unknown or of another type is an error that names it.
//
// What a field can do on the screen (sort, group, filter, paste, export) follows from its `kind`: one facet per kind in
// `client/item/facets`, one editor in `FieldEditor`, one drawing in `FieldValue`. A choice has its `options` in order (null is none) and
// its `words` in both languages; a value has `accepts` and `initial`, a set `accepts` (of a member) and `most`.
import type { Bilingual, Language } from '../bilingual.ts'
import { LINE, MOST } from '../bounds.ts'
import { isFlag, isLine, isOneOf, orNull } from '../checks.ts'
import { isName, parseItemId } from '../ids.ts'
import {
  choice,
  type Field,
  type FieldsOf,
  flag,
  list,
  type MembersField,
  members,
  order,
  pair,
  richPair,
  set,
  value,
} from '../schema/field.ts'
import {
  isAccountId,
  isAgencyId,
  isDay,
  isDelegationId,
  isDependency,
  isItemId,
  isItemNumber,
  isMeetingId,
  isRecurrence,
  isStreamId,
} from './checks.ts'
import { labelKey } from './labelKey.ts'
import { CHOICE_LABELS } from './labels.ts'
import {
  type BuiltInFields,
  type ChecklistEntry,
  type Dependency,
  ITEM_KINDS,
  type Item,
  PRIORITIES,
  PROGRESS,
  type Recurrence,
  STAGES,
  STATUSES,
} from './model.ts'
import { isOwnKey, type OwnFieldKey } from './ownKeys.ts'

/** Kind of its value, which determines its editor. */
export type FieldKind =
  | 'amount'
  | 'choices'
  | 'party'
  | 'address'
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

/** All fields of an item except its id and the code, which is derived from its number. */
export type BuiltInKey = Exclude<keyof BuiltInFields, 'id' | 'code'>
/** These, and the group's own. */
export type FieldKey = BuiltInKey | OwnFieldKey

export interface ShownField {
  readonly kind: FieldKind
  readonly label: Bilingual
  /** In a sentence of the history or of a filter, with its article. */
  readonly name: Bilingual
  /** After *has no*, if that is not its name without the article. */
  readonly none?: Bilingual
  /** Formats a value, if its kind does not; null for an empty one. */
  readonly spoken?: (value: unknown, language: Language) => string | null
  /** Whether it may be a column of the table. `number` is shown as the item's code. */
  readonly inTable: boolean
  readonly inPanel: boolean
  /** Whether users set it. Otherwise it follows rules of `write.ts`. */
  readonly settable: boolean
  /** Amounts of one unit, which add up; years, numbers of files and per cents do not. */
  readonly addsUp?: boolean
  /** For a choice, in order; null is none, and needs no label. */
  readonly options?: readonly (string | number | null)[]
  readonly words?: Readonly<Record<string | number, Bilingual>>
  /** Options that are no longer offered, and stay where they are used. */
  readonly retired?: readonly string[]
}

export const MAX_LABEL = 60
export const MAX_REASON = 300
const isLabelOf = (key: string, stored: unknown): stored is string => isLine(MAX_LABEL)(stored) && labelKey(stored) === key
const NEVER: Recurrence = { every: 'none', months: 1 }
const SHOWN = { inTable: true, inPanel: true, settable: true } as const
const PANEL = { inTable: false, inPanel: true, settable: true } as const
const HIDDEN = { inTable: false, inPanel: false, settable: true } as const
const BY_RULES = { settable: false } as const

export const CHECKLIST_FIELDS = {
  text: pair(LINE),
  done: value({ accepts: isFlag, initial: false, always: true }),
  delegation: value({ accepts: orNull(isDelegationId), initial: null, names: 'delegation', always: true }),
  order: order(),
} satisfies FieldsOf<ChecklistEntry>

export const FIELDS = {
  number: {
    kind: 'number',
    label: { es: 'Número', en: 'Number' },
    name: { es: 'el número', en: 'the number' },
    ...SHOWN,
    ...BY_RULES,
    ...value({ accepts: isItemNumber, initial: 0, once: 'forever' }),
  },
  kind: {
    kind: 'choice',
    label: { es: 'Tipo', en: 'Kind' },
    name: { es: 'el tipo', en: 'the kind' },
    ...SHOWN,
    ...choice(ITEM_KINDS, 'action'),
    words: CHOICE_LABELS.kind,
  },
  title: { kind: 'title', label: { es: 'Título', en: 'Title' }, name: { es: 'el título', en: 'the title' }, ...SHOWN, ...pair(LINE) },
  description: {
    kind: 'richText',
    label: { es: 'Descripción', en: 'Description' },
    name: { es: 'la descripción', en: 'the description' },
    ...PANEL,
    ...richPair(),
  },
  stream: {
    kind: 'stream',
    label: { es: 'Línea de trabajo', en: 'Workstream' },
    name: { es: 'la línea de trabajo', en: 'the workstream' },
    ...SHOWN,
    ...value({ accepts: orNull(isStreamId), initial: null }),
  },
  status: {
    kind: 'choice',
    label: { es: 'Estado', en: 'Status' },
    name: { es: 'el estado', en: 'the status' },
    ...SHOWN,
    ...choice(STATUSES, 'proposed'),
    words: CHOICE_LABELS.status,
  },
  progress: {
    kind: 'choice',
    label: { es: 'Avance', en: 'Progress' },
    name: { es: 'el avance', en: 'the progress' },
    ...SHOWN,
    ...choice(PROGRESS, 'notStarted'),
    words: CHOICE_LABELS.progress,
  },
  stage: {
    kind: 'choice',
    label: { es: 'Etapa', en: 'Stage' },
    name: { es: 'la etapa', en: 'the stage' },
    ...SHOWN,
    ...value({ accepts: orNull(isOneOf(STAGES)), initial: null }),
    options: [null, ...STAGES],
    words: CHOICE_LABELS.stage,
  },
  priority: {
    kind: 'choice',
    label: { es: 'Prioridad', en: 'Priority' },
    name: { es: 'la prioridad', en: 'the priority' },
    ...SHOWN,
    ...choice(PRIORITIES, 0),
    words: CHOICE_LABELS.priority,
  },
  lead: {
    kind: 'delegation',
    label: { es: 'Dirige', en: 'Lead' },
    name: { es: 'la delegación que dirige', en: 'the lead' },
    none: { es: 'delegación que la dirija', en: 'lead' },
    ...SHOWN,
    ...value({ accepts: orNull(isDelegationId), initial: null, names: 'delegation' }),
  },
  coDelegations: {
    kind: 'delegations',
    label: { es: 'Codelegaciones', en: 'Co-delegations' },
    name: { es: 'las codelegaciones', en: 'the co-delegations' },
    ...SHOWN,
    ...set({ accepts: isDelegationId, most: MOST.members, keysName: 'delegation' }),
  },
  agencies: {
    kind: 'agencies',
    label: { es: 'Instituciones', en: 'Agencies' },
    name: { es: 'las instituciones', en: 'the agencies' },
    ...SHOWN,
    ...set({ accepts: isAgencyId, most: MOST.members, keysName: 'agency' }),
  },
  people: {
    kind: 'people',
    label: { es: 'Personas', en: 'People' },
    name: { es: 'las personas', en: 'the people' },
    ...SHOWN,
    ...set({ accepts: isAccountId, most: MOST.members, keysName: 'account' }),
  },
  start: {
    kind: 'day',
    label: { es: 'Inicio', en: 'Start' },
    name: { es: 'la fecha de inicio', en: 'the start date' },
    ...SHOWN,
    ...value({ accepts: orNull(isDay), initial: null }),
  },
  due: {
    kind: 'day',
    label: { es: 'Vence', en: 'Due' },
    name: { es: 'el plazo', en: 'the due date' },
    ...SHOWN,
    ...value({ accepts: orNull(isDay), initial: null }),
  },
  originalDue: {
    kind: 'day',
    label: { es: 'Plazo original', en: 'Original due' },
    name: { es: 'el plazo original', en: 'the original due date' },
    ...SHOWN,
    ...BY_RULES,
    ...value({ accepts: orNull(isDay), initial: null, once: 'unlessUnseen', as: 'due' }),
  },
  dueReason: {
    kind: 'text',
    label: { es: 'Motivo del cambio de plazo', en: 'Reason for the change' },
    name: { es: 'el motivo del plazo', en: 'the reason for the date' },
    ...SHOWN,
    ...value({ accepts: orNull(isLine(MAX_REASON)), initial: null }),
  },
  dependsOn: {
    kind: 'dependencies',
    label: { es: 'Depende de', en: 'Depends on' },
    name: { es: 'las dependencias', en: 'the dependencies' },
    ...SHOWN,
    ...members<Dependency>({
      most: MOST.links,
      stores: isDependency,
      // An item cannot depend on itself.
      member: (key, stored, id) => {
        const item = parseItemId(key)
        return item && item !== id && isDependency(stored) ? { item, type: stored.type, lag: stored.lag } : null
      },
      entry: ({ item, type, lag }) => [item, { type, lag }],
    }),
  },
  parent: {
    kind: 'item',
    label: { es: 'Forma parte de', en: 'Part of' },
    name: { es: 'la acción superior', en: 'the parent item' },
    ...SHOWN,
    ...value<Item['parent']>({ accepts: orNull(isItemId), initial: null, tidy: (parent, id) => (parent === id ? null : parent) }),
  },
  labels: {
    kind: 'labels',
    label: { es: 'Etiquetas', en: 'Labels' },
    name: { es: 'las etiquetas', en: 'the labels' },
    ...SHOWN,
    ...members({
      accepts: isLine(MAX_LABEL),
      most: MOST.labels,
      stores: isLine(MAX_LABEL),
      // Valid only under its own key, so that removing the key removes it, and two labels that read alike are one.
      fits: isLabelOf,
      member: (key, stored) => (isLabelOf(key, stored) ? stored : null),
      entry: (label) => [labelKey(label), label],
      sortedBy: String,
    }),
  },
  checklist: {
    kind: 'checklist',
    label: { es: 'Lista de control', en: 'Checklist' },
    name: { es: 'la lista de control', en: 'the checklist' },
    ...PANEL,
    ...list<ChecklistEntry>({ fields: CHECKLIST_FIELDS, parseId: (key) => (isName(key) ? key : null), most: MOST.checklist }),
  },
  recurs: {
    kind: 'recurrence',
    label: { es: 'Periodicidad', en: 'Recurrence' },
    name: { es: 'la periodicidad', en: 'the recurrence' },
    ...SHOWN,
    ...value({ accepts: isRecurrence, initial: NEVER, tidy: ({ every, months }) => ({ every, months }) }),
  },
  origin: {
    kind: 'meeting',
    label: { es: 'Sesión de origen', en: 'Session of origin' },
    name: { es: 'la sesión de origen', en: 'the session of origin' },
    ...PANEL,
    ...value({ accepts: orNull(isMeetingId), initial: null }),
  },
  marking: {
    kind: 'text',
    label: { es: 'Clasificación', en: 'Classification' },
    name: { es: 'la clasificación', en: 'the classification' },
    ...HIDDEN,
    ...value({ accepts: orNull(isLine(80)), initial: null }),
  },
  order: {
    kind: 'order',
    label: { es: 'Orden', en: 'Order' },
    name: { es: 'el orden', en: 'the order' },
    ...HIDDEN,
    ...BY_RULES,
    ...order(),
  },
  archived: {
    kind: 'flag',
    label: { es: 'Archivada', en: 'Archived' },
    name: { es: 'archivada', en: 'archived' },
    ...HIDDEN,
    ...BY_RULES,
    ...flag(),
  },
} as const satisfies { readonly [Key in BuiltInKey]: Field<Item[Key]> & ShownField }

type KeyWhere<Shape> = { [Key in BuiltInKey]: (typeof FIELDS)[Key] extends Shape & { readonly settable: true } ? Key : never }[BuiltInKey]
/** Kinds whose changes have phrases of their own in the history (`shared/history/fieldWords.ts`): what was added, removed, moved, archived. */
type OwnPhrases = 'delegations' | 'agencies' | 'people' | 'dependencies' | 'labels' | 'checklist' | 'order' | 'flag'
/** Fields that the history shows by name: *changed the due date from … to …*. */
export type ToldKey = { [Key in BuiltInKey]: (typeof FIELDS)[Key]['kind'] extends OwnPhrases ? never : Key }[BuiltInKey]
/** Fields that `setField` sets. */
export type SettableKey = KeyWhere<{ readonly initial: unknown }>
/** Fields that `addToSet` and `removeFromSet` change. */
export type SetKey = Exclude<KeyWhere<{ readonly entry: unknown }>, 'dependsOn'>
export type MemberOf<Key extends SetKey> = Item[Key][number]
/** The same rows by any of their keys. */
export const SETS: { readonly [Key in SetKey]: MembersField<MemberOf<Key>> } = FIELDS

/** Values that one move of an item writes: undo takes them back together, or none of them. */
export const MOVED_TOGETHER: ReadonlySet<string> = new Set<BuiltInKey>(['start', 'due', 'originalDue', 'dueReason'])

export const isBuiltIn = (text: string): text is BuiltInKey => Object.hasOwn(FIELDS, text)
/** One of Ruta's, or well formed as one of a group's own. */
export const isFieldKey = (text: string): text is FieldKey => isBuiltIn(text) || isOwnKey(text)
export const isSetField = (text: string): text is SetKey => isBuiltIn(text) && text !== 'dependsOn' && 'entry' in FIELDS[text]
export const isSettable = (text: string): text is SettableKey => isBuiltIn(text) && FIELDS[text].settable && 'initial' in FIELDS[text]
/** In canonical order, without the group's own, which follow them (`allFieldKeys`). */
export const FIELD_KEYS: readonly BuiltInKey[] = Object.keys(FIELDS).filter(isBuiltIn)
