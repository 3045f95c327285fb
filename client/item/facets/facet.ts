// What the screens do with a field, by the kind of its value: one object per kind for sorting, grouping, filtering, copying, pasting, choices and
// export. `facets.ts` has all of them; rendering and editing are in `FieldValue` and `FieldEditor`. Needs no DOM.
import type { MeetingInfo } from '../../../shared/api/meetings.ts'
import type { Language } from '../../../shared/bilingual.ts'
import type { AccountId, AgencyId, DelegationId, ItemId, MeetingId, StreamId } from '../../../shared/ids.ts'
import type { Confirmation } from '../../../shared/pairs/confirmations.ts'
import type { PairName } from '../../../shared/pairs/pairNames.ts'
import type { BuiltInKey, FIELDS, FieldKey, FieldKind } from '../../../shared/roadmap/fields.ts'
import type { Day, Item, Workstream } from '../../../shared/roadmap/model.ts'
import type { OwnFieldKey } from '../../../shared/roadmap/ownKeys.ts'
import type { Messages } from '../../base/messages/catalogue.ts'
import type { ItemContext } from '../ItemContext.tsx'
import type { FacetNames } from './names.ts'
import type { CellReading } from './reading.ts'

/** The keys of the fields of one kind. */
export type KeyOf<Kind extends FieldKind> =
  | { [Key in BuiltInKey]: (typeof FIELDS)[Key]['kind'] extends Kind ? Key : never }[BuiltInKey]
  | (Extract<Kind, OwnOnly> extends never ? never : OwnFieldKey)
/** Kinds of the group's own fields that no other field has. */
type OwnOnly = Exclude<FieldKind, (typeof FIELDS)[BuiltInKey]['kind']>

/** `Key`: the fields of the kind. A property is null when the kind does not support it. */
export interface Facet<Key extends FieldKey = FieldKey> {
  /** Whether the field has no value. */
  readonly isEmpty: (item: Item, field: Key) => boolean
  /** Null for an item without a value, which is sorted last in both directions. */
  readonly sort: (item: Item, field: Key, names: SortNames) => SortValue
  readonly group: ((field: Key) => GroupFacet | null) | null
  readonly where: ((field: Key) => ConditionSubject) | null
  /** For a spreadsheet: dates in ISO, choices in the language, sets with semicolons. `read` reads it back. */
  readonly text: (item: Item, field: Key, names: FacetNames, language: Language) => string
  /** Parses pasted or typed text (trimmed) in either language. */
  readonly read: ((text: string, field: Key, names: FacetNames) => CellReading) | null
  /** The values to choose from. */
  readonly choices: ((field: Key, words: Offering) => readonly FacetChoice[]) | null
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
}

/** The value that all items of a group share; for a set, its members in order. */
export type GroupValue = string | number | null | readonly string[]
export interface GroupFacet {
  readonly over: (items: readonly Item[], known: KnownInGroup) => Buckets
  /** `null` and the empty set have names, too. */
  readonly name: (value: GroupValue, words: FacetWords) => string
  /** Groups without items are also shown. */
  readonly standsEmpty?: true
  /** A group covers several values (as a month does), so it gives no value to a new item. */
  readonly isCoarse?: true
}
export interface Buckets {
  readonly of: (item: Item) => GroupValue
  /** Orders the values that occur, without null, which comes last. */
  readonly order: (found: readonly GroupValue[]) => readonly GroupValue[]
}
/** Each in the order of the group. */
export interface KnownInGroup {
  /** Includes archived ones. */
  readonly streams: readonly Workstream[]
  readonly delegations: readonly DelegationId[]
  readonly agencies: readonly AgencyId[]
  readonly people: readonly AccountId[]
  readonly meetings: readonly MeetingId[]
}
export const NOBODY_KNOWN: KnownInGroup = { streams: [], delegations: [], agencies: [], people: [], meetings: [] }

/** The subject of a condition, and how its operators read it from an item. */
export interface ConditionSubject {
  /** The first one is the operator of a new condition. */
  readonly ops: readonly Op[]
  /** Whether this can be a value of it. */
  readonly accepts: (value: string) => boolean
  /** If missing, the values that the group knows. */
  readonly options?: readonly string[]
  /** For `any`, `none` and `mine`: its values as names. */
  readonly members?: (item: Item, reader: FacetReader) => readonly string[]
  /** For `mine`. */
  readonly own?: (reader: FacetReader) => string | null
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
  readonly tests?: Readonly<Partial<Record<Op, (item: Item, reader: FacetReader) => boolean>>>

  /** The name of a value. */
  readonly label: (value: string, words: FacetWords) => string
  /** If missing, items are searched for. */
  readonly offered?: (words: Offering) => readonly string[]
  /** Its sentences are in the plural: *the agencies include*. */
  readonly isMany?: true
}

export type Op = keyof Messages['where']['ops']

/** The reader, to whom relative values (today, mine) refer. */
export interface FacetReader {
  /** A function, so that only conditions on dates depend on it. */
  readonly today: () => Day
  readonly item: (id: ItemId) => Item | undefined
  /** The confirmations of a pair, newest first. */
  readonly confirmed: (pair: PairName) => readonly Confirmation[] | undefined
  readonly account: AccountId | null
  readonly delegation: DelegationId | null
  readonly agency: AgencyId | null
}

/** The names that are needed to write values as text. */
export interface FacetWords {
  readonly text: Messages
  readonly language: Language
  readonly context: Pick<ItemContext, 'item' | 'stream' | 'delegations' | 'delegation' | 'agencies' | 'agency' | 'members' | 'person'>
  readonly meetings: readonly Pick<MeetingInfo, 'id' | 'number'>[]
}
export interface Offering extends FacetWords {
  readonly known: KnownInGroup
  readonly items: () => readonly Item[]
}
/** A value that can be set; null clears the field. */
export interface FacetChoice {
  readonly value: string | number | null
  readonly label: string
  /** For places without room for the label. */
  readonly short?: string
  /** Whether this item can have the value. */
  readonly may?: (item: Item) => boolean
  /** Retired: offered only where it is the current value. */
  readonly isGone?: boolean
}

const saysNothing = (item: Item, field: FieldKey): boolean => {
  const value = item[field] ?? null
  return value === null || value === '' || (Array.isArray(value) && value.length === 0)
}
/** Default of most kinds: no grouping, pasting or choices, and exports use the text of the history. */
export const USUAL_FACET = {
  isEmpty: saysNothing,
  group: null,
  read: null,
  choices: null,
} as const
