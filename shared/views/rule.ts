// What a view of the plan asks of a field, by the kind of its value: how items are sorted by it, and how the operators of a condition read it.
// The screens and the API for programs share these rules.
import type { Language } from '../bilingual.ts'
import type { AccountId, AgencyId, DelegationId, ItemId, StreamId } from '../ids.ts'
import type { Confirmation } from '../pairs/confirmations.ts'
import type { PairName } from '../pairs/pairNames.ts'
import type { BuiltInKey, FIELDS, FieldKey, FieldKind } from '../roadmap/fields.ts'
import type { Day, Item } from '../roadmap/model.ts'
import type { OwnFieldKey } from '../roadmap/ownKeys.ts'
import type { OwnRows } from '../roadmap/ownRows.ts'

/** The keys of the fields of one kind. */
export type KeyOf<Kind extends FieldKind> =
  | { [Key in BuiltInKey]: (typeof FIELDS)[Key]['kind'] extends Kind ? Key : never }[BuiltInKey]
  | (Extract<Kind, OwnOnly> extends never ? never : OwnFieldKey)
/** Kinds of the group's own fields that no other field has. */
type OwnOnly = Exclude<FieldKind, (typeof FIELDS)[BuiltInKey]['kind']>

/** `Key`: the fields of the kind. */
export interface FieldRule<Key extends FieldKey = FieldKey> {
  /** Null for an item without a value, which is sorted last in both directions. */
  readonly sort: (item: Item, field: Key, names: SortNames) => SortValue
  /** Null: no condition can ask for it. */
  readonly where: ((field: Key) => ConditionSubject) | null
}

export type SortValue = string | number | null
/** The names of ids, for sorting. */
export interface SortNames {
  readonly language: Language
  readonly compareText: (a: string, b: string) => number
  readonly delegation: (id: DelegationId) => string
  readonly agency: (id: AgencyId) => string
  readonly person: (id: AccountId) => string
  readonly item: (id: ItemId) => string
  /** Its position among the workstreams. */
  readonly stream: (id: StreamId) => number
  /** The group's own fields: their choices have names and an order. */
  readonly own: OwnRows
}

export type Op =
  | 'any'
  | 'none'
  | 'mine'
  | 'empty'
  | 'filled'
  | 'least'
  | 'most'
  | 'is'
  | 'within'
  | 'has'
  | 'hasnt'
  | 'on'
  | 'before'
  | 'after'
  | 'between'
  | 'next'
  | 'last'
  | 'overdue'
  | 'violated'
  | 'open'
  | 'complete'
  | 'yes'
  | 'no'

/** The subject of a condition, and how its operators read it from an item. */
export interface ConditionSubject {
  /** The first one is the operator of a new condition. */
  readonly ops: readonly Op[]
  /** Whether this can be a value of it. */
  readonly accepts: (value: string) => boolean
  /** If missing, the values that the group knows. */
  readonly options?: readonly string[]
  /** For `any`, `none` and `mine`: its values as names. */
  readonly members?: (item: Item, reader: ViewReader) => readonly string[]
  /** For `mine`. */
  readonly own?: (reader: ViewReader) => string | null
  /** For `empty` and `filled`. */
  readonly isFilled?: (item: Item) => boolean
  /** For `has` and `hasnt`. */
  readonly text?: (item: Item) => string
  /** For `is`, `least`, `most` and `within`. */
  readonly amount?: (item: Item) => number | null
  /** Converts a value to an amount, when it is not written as one. */
  readonly limit?: (value: string) => number
  /** For the comparisons of days. */
  readonly day?: (item: Item) => Day | null
  /** Operators of its own, which need no value. */
  readonly tests?: Readonly<Partial<Record<Op, (item: Item, reader: ViewReader) => boolean>>>
}

/** The reader, to whom relative values (today, mine) refer, and what the reader's group knows. */
export interface ViewReader {
  /** A function, so that only conditions on dates depend on it. */
  readonly today: () => Day
  readonly item: (id: ItemId) => Item | undefined
  /** The confirmations of a pair, newest first. */
  readonly confirmed: (pair: PairName) => readonly Confirmation[] | undefined
  readonly account: AccountId | null
  readonly delegation: DelegationId | null
  readonly agency: AgencyId | null
  /** A function, so that only a search for words depends on it. */
  readonly own: () => OwnRows
}
