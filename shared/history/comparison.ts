// Two moments of a group side by side: what `GET …/comparison` answers, and what the table, the review and the paper show.
import type { Bilingual } from '../bilingual.ts'
import type { DelegationId, DocumentId, Instant, ItemId, MeetingId, Seq, StreamId } from '../ids.ts'
import type { FieldKey } from '../roadmap/fields.ts'
import type { Day, Item, Workstream } from '../roadmap/model.ts'
import type { Credit } from './credit.ts'

/** A mark, resolved. */
export interface Moment {
  /** As `formatMark` writes it. */
  readonly mark: string
  readonly at: Instant | null
  /** Of `meeting` marks. */
  readonly meeting: { readonly id: MeetingId; readonly number: number; readonly title: Bilingual; readonly place: Bilingual } | null
  /** Of named moments. */
  readonly name: string | null
  /** Documents that had a log by then. */
  readonly seqs: readonly { readonly document: DocumentId; readonly seq: Seq }[]
  /** Documents whose damaged log cannot say where it stood. */
  readonly unreadable: readonly DocumentId[]
}

export interface Comparison {
  readonly from: Moment
  readonly to: Moment
  /** Only those that differ, in the order of the plan at `to`. */
  readonly items: readonly ItemDifference[]
  readonly streams: readonly StreamDifference[]
  readonly texts: readonly TextDifference[]
  /** Texts whose damaged log does not tell what became of them: all else is compared. */
  readonly unreadable: readonly DocumentId[]
  /** Living items that nobody touched. */
  readonly untouched: readonly ItemId[]
  /** Every living item and workstream at `to`: what a review counts from. */
  readonly plan: { readonly items: readonly PlanItem[]; readonly streams: readonly Workstream[] }
  /** All moves of due dates between the two of items that lived at the earlier one, whatever came of them. */
  readonly dueMoves: readonly DueMoves[]
  /** All edits between the two, whatever came of them. */
  readonly contributions: readonly Contribution[]
}

/** As much of an item as a review needs of one that did not change. */
export type PlanItem = Pick<
  Item,
  'id' | 'code' | 'number' | 'kind' | 'title' | 'stream' | 'status' | 'progress' | 'lead' | 'coDelegations' | 'agencies' | 'due' | 'order'
>

export interface ItemDifference {
  readonly id: ItemId
  readonly how: 'added' | 'archived' | 'restored' | 'changed'
  /** Null where it did not exist. */
  readonly before: Item | null
  readonly after: Item | null
  /** Net: what came back to where it was is not here. Empty for added ones. In the order of `FIELD_KEYS`. */
  readonly fields: readonly FieldDifference[]
  readonly contributions: readonly Contribution[]
  readonly slip: Slip | null
}

export interface FieldDifference {
  readonly field: FieldKey
  readonly from: unknown
  readonly to: unknown
  /** The newest edit of it. */
  readonly last: Edit
  /** How often it was set, by whom. */
  readonly contributions: readonly Contribution[]
}

/** `moved 3×, +74 days, twice by MX`. Days are calendar days, negative when it was brought forward. */
export interface Slip {
  readonly moves: number
  readonly days: number
  readonly by: readonly (Omit<Credit, 'account'> & { readonly moves: number; readonly days: number })[]
  readonly each: readonly (Edit & { readonly from: Day | null; readonly to: Day | null })[]
}

/** Moves of due dates by one delegation of what one delegation leads: how often, and by how many calendar days in all. */
export interface DueMoves {
  /** Who moved. Null: chair, secretariat and translators. */
  readonly delegation: DelegationId | null
  /** They were brought back after a restore, and their author is unverified: for which delegation they were made is not known. */
  readonly isUnverified: boolean
  /** Who leads the item at the later moment; null where no single delegation does. */
  readonly lead: DelegationId | null
  readonly moves: number
  readonly days: number
}

export interface StreamDifference {
  readonly id: StreamId
  readonly how: 'added' | 'archived' | 'restored' | 'changed'
  readonly before: Workstream | null
  readonly after: Workstream | null
}

export interface TextDifference {
  readonly document: DocumentId
  readonly how: 'added' | 'archived' | 'restored' | 'changed'
  readonly title: Bilingual
  /** Paragraphs of each side that were inserted, deleted or changed. */
  readonly paragraphs: {
    readonly es: { readonly inserted: number; readonly deleted: number; readonly changed: number }
    readonly en: { readonly inserted: number; readonly deleted: number; readonly changed: number }
  }
  readonly contributions: readonly Contribution[]
}

export interface Edit extends Credit {
  readonly seq: Seq
  readonly at: Instant
  readonly meeting: MeetingId | null
}

export interface Contribution extends Credit {
  readonly changes: number
  readonly lastAt: Instant
}
