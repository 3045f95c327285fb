// What the screens do with a field, by the kind of its value: one object per kind says how it is sorted, grouped, filtered, copied,
// pasted, offered and exported. `facets.ts` holds them all; how a value is drawn and edited stands in `FieldValue` and `FieldEditor`.
// Nothing here needs a DOM.
import type { MeetingInfo } from '../../../shared/api/meetings.ts'
import type { Language } from '../../../shared/bilingual.ts'
import type { AccountId, AgencyId, DelegationId, ItemId, MeetingId, StreamId } from '../../../shared/ids.ts'
import type { Confirmation } from '../../../shared/pairs/confirmations.ts'
import type { PairName } from '../../../shared/pairs/pairNames.ts'
import type { FIELDS, FieldKey, FieldKind } from '../../../shared/roadmap/fields.ts'
import type { Day, Item, Workstream } from '../../../shared/roadmap/model.ts'
import type { Messages } from '../../base/messages/catalogue.ts'
import type { ItemContext } from '../ItemContext.tsx'
import type { Names } from './names.ts'
import type { CellReading } from './reading.ts'

/** The fields of a kind. */
export type KeyOf<Kind extends FieldKind> = { [Key in FieldKey]: (typeof FIELDS)[Key]['kind'] extends Kind ? Key : never }[FieldKey]

/** `Key`: the fields that it is for. What a kind cannot do is null. */
export interface Facet<Key extends FieldKey = FieldKey> {
  /** Is there nothing to read in it? */
  readonly isEmpty: (item: Item, field: Key) => boolean
  /** What stands without an answer is null, and last in both directions. */
  readonly sort: (item: Item, field: Key, names: SortNames) => SortValue
  readonly group: ((field: Key) => GroupFacet | null) | null
  readonly where: ((field: Key) => Subject) | null
  /** For a spreadsheet: dates in ISO, choices in the language, sets with semicolons. `read` reads it back. */
  readonly text: (item: Item, field: Key, names: Names, language: Language) => string
  /** What was pasted or typed, without spaces around it, in the words of either language. */
  readonly read: ((text: string, field: Key, names: Names) => CellReading) | null
  /** What there is to choose from. */
  readonly choices: ((field: Key, words: Offering) => readonly Choice[]) | null
}

export type SortValue = string | number | null
/** What ids are called, for those who read them. */
export interface SortNames {
  readonly language: Language
  readonly compareText: (a: string, b: string) => number
  readonly delegation: (id: DelegationId) => string
  readonly agency: (id: AgencyId) => string
  readonly person: (id: AccountId) => string
  readonly item: (id: ItemId) => string
  /** Its place among the workstreams. */
  readonly stream: (id: StreamId) => number
}

/** What all items of a group say; of a set its members in order. */
export type GroupValue = string | number | null | readonly string[]
export interface GroupFacet {
  readonly over: (items: readonly Item[], known: Known) => Buckets
  /** `null` and the empty set are named too. */
  readonly name: (value: GroupValue, words: Words) => string
  /** Groups without items stand as well. */
  readonly standsEmpty?: true
  /** The group is less than a value: a new item in it cannot be given one. */
  readonly isCoarse?: true
}
export interface Buckets {
  readonly of: (item: Item) => GroupValue
  /** Of the values that were found, null excepted, which comes last. */
  readonly order: (found: readonly GroupValue[]) => readonly GroupValue[]
}
/** Each in the order in which the group of delegations knows them. */
export interface Known {
  /** Archived ones included. */
  readonly streams: readonly Workstream[]
  readonly delegations: readonly DelegationId[]
  readonly agencies: readonly AgencyId[]
  readonly people: readonly AccountId[]
  readonly meetings: readonly MeetingId[]
}
export const NOBODY_KNOWN: Known = { streams: [], delegations: [], agencies: [], people: [], meetings: [] }

/** What a condition may be about, and what its comparisons ask of an item. */
export interface Subject {
  /** The first one is what a new condition begins with. */
  readonly ops: readonly Op[]
  /** May this be a value of it? */
  readonly accepts: (value: string) => boolean
  /** Absent: the group's own, as it knows them. */
  readonly options?: readonly string[]
  /** For `any`, `none` and `mine`: what it says, as names. */
  readonly members?: (item: Item, reader: Reader) => readonly string[]
  /** For `mine`. */
  readonly own?: (reader: Reader) => string | null
  /** For `empty` and `filled`. */
  readonly isFilled?: (item: Item) => boolean
  /** For `has` and `hasnt`. */
  readonly text?: (item: Item) => string
  /** For `is`, `least`, `most` and `within`. */
  readonly amount?: (item: Item) => number | null
  /** A value as an amount, where it is not written as one. */
  readonly limit?: (value: string) => number
  /** For the comparisons of days. */
  readonly day?: (item: Item) => Day | null
  /** Comparisons of its own, which need no value. */
  readonly tests?: Readonly<Partial<Record<Op, (item: Item, reader: Reader) => boolean>>>

  /** What a value is called. */
  readonly label: (value: string, words: Words) => string
  /** Absent: items are looked for. */
  readonly offered?: (words: Offering) => readonly string[]
  /** Its sentences are in the plural: *the agencies include*. */
  readonly isMany?: true
}

export type Op = keyof Messages['where']['ops']

/** The reader, to whom relative values (today, mine) refer. */
export interface Reader {
  /** Asked only by what depends on it. */
  readonly today: () => Day
  readonly item: (id: ItemId) => Item | undefined
  /** For a pair of texts, the newest first. */
  readonly confirmed: (pair: PairName) => readonly Confirmation[] | undefined
  readonly account: AccountId | null
  readonly delegation: DelegationId | null
  readonly agency: AgencyId | null
}

/** What it takes to call things by their names. */
export interface Words {
  readonly text: Messages
  readonly language: Language
  readonly context: Pick<ItemContext, 'item' | 'stream' | 'delegations' | 'delegation' | 'agencies' | 'agency' | 'members' | 'person'>
  readonly meetings: readonly Pick<MeetingInfo, 'id' | 'number'>[]
}
export interface Offering extends Words {
  readonly known: Known
  readonly items: () => readonly Item[]
}
/** One of the values that may be set; null is no value. */
export interface Choice {
  readonly value: string | number | null
  readonly label: string
  /** Where there is no room for the label. */
  readonly short?: string
  /** May this item take it? */
  readonly may?: (item: Item) => boolean
  /** No longer in use: offered only where it stands. */
  readonly isGone?: boolean
}

const saysNothing = (item: Item, field: FieldKey): boolean => {
  const value = item[field]
  return value === null || value === '' || (Array.isArray(value) && value.length === 0)
}
/** What most kinds have in common: nothing is grouped, pasted or offered, and a file says what the history says. */
export const USUAL = {
  isEmpty: saysNothing,
  group: null,
  read: null,
  choices: null,
} as const
