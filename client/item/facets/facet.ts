// What the screens do with a field, by the kind of its value: one object per kind for grouping, copying, pasting, choices and
// export. `facets.ts` has all of them; sorting and filtering are in `shared/views`, rendering and editing are in `FieldValue` and `FieldEditor`. Needs no DOM.
import type { MeetingInfo } from '../../../shared/api/meetings.ts'
import type { Language } from '../../../shared/bilingual.ts'
import type { AccountId, AgencyId, DelegationId, MeetingId } from '../../../shared/ids.ts'
import type { FieldKey } from '../../../shared/roadmap/fields.ts'
import type { Item, Workstream } from '../../../shared/roadmap/model.ts'
import type { Messages } from '../../base/messages/catalogue.ts'
import type { ItemContext } from '../ItemContext.tsx'
import type { FacetNames } from './names.ts'
import type { CellReading } from './reading.ts'

/** `Key`: the fields of the kind. A property is null when the kind does not support it. */
export interface Facet<Key extends FieldKey = FieldKey> {
  /** Whether the field has no value. */
  readonly isEmpty: (item: Item, field: Key) => boolean
  readonly group: ((field: Key) => GroupFacet | null) | null
  /** For a spreadsheet: dates in ISO, choices in the language, sets with semicolons. `read` reads it back. */
  readonly text: (item: Item, field: Key, names: FacetNames, language: Language) => string
  /** Parses pasted or typed text (trimmed) in either language. */
  readonly read: ((text: string, field: Key, names: FacetNames) => CellReading) | null
  /** The values to choose from. */
  readonly choices: ((field: Key, words: Offering) => readonly FacetChoice[]) | null
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
