// Difference between two moments of a group: answer of `GET …/comparison`, used by the table, the review and exports.
import type { Bilingual, Language } from '../bilingual.ts'
import type { DelegationId, DocumentId, Instant, ItemId, MeetingId, Seq, StreamId } from '../ids.ts'
import type { FieldKey } from '../roadmap/fields.ts'
import type { Day, Item, OwnField, Workstream } from '../roadmap/model.ts'
import type { Credit } from './credit.ts'
import type { CountedMark } from './creditMarks.ts'
import type { HistoryEvent } from './events.ts'

/** A resolved mark. */
export interface Moment {
  /** In the form of `formatMark`. */
  readonly mark: string
  readonly at: Instant | null
  /** Of `meeting` marks. */
  readonly meeting: { readonly id: MeetingId; readonly number: number; readonly title: Bilingual; readonly place: Bilingual } | null
  /** Of named moments. */
  readonly name: string | null
  /** Documents that had a log by then. */
  readonly seqs: readonly { readonly document: DocumentId; readonly seq: Seq }[]
  /** Documents whose damaged log cannot be read up to then. */
  readonly unreadable: readonly DocumentId[]
}

export interface Comparison {
  readonly from: Moment
  readonly to: Moment
  /** Only items that differ, in the order of the plan at `to`. */
  readonly items: readonly ItemDifference[]
  readonly streams: readonly StreamDifference[]
  readonly texts: readonly TextDifference[]
  /** Texts whose damaged log cannot be compared; everything else is. */
  readonly unreadable: readonly DocumentId[]
  /** Number of unchanged items, without archived ones. */
  readonly untouched: readonly ItemId[]
  /** Every item and workstream at `to` that is not archived: input of the review's counts. */
  readonly plan: { readonly fields: readonly OwnField[]; readonly items: readonly PlanItem[]; readonly streams: readonly Workstream[] }
  /** The ledger of due dates between the two, of items that existed at the earlier one, in the order of the plan. */
  readonly deadlines: readonly Deadline[]
  /** Its moves, summed up by author and lead, even if reversed later. */
  readonly dueMoves: readonly DueMoves[]
  /** All edits between the two, even if reversed later. */
  readonly contributions: readonly Contribution[]
}

/** The fields of an unchanged item that a review needs. */
export type PlanItem = Pick<
  Item,
  'id' | 'code' | 'number' | 'kind' | 'title' | 'stream' | 'status' | 'progress' | 'lead' | 'coDelegations' | 'agencies' | 'due' | 'order'
>

export interface ItemDifference {
  readonly id: ItemId
  readonly how: 'added' | 'archived' | 'restored' | 'changed'
  /** Null if it did not exist. */
  readonly before: Item | null
  readonly after: Item | null
  /** Net changes: a field that has its old value again is not listed. Empty for added items. In the order of `FIELD_KEYS`. */
  readonly fields: readonly FieldDifference[]
  readonly contributions: readonly Contribution[]
  /** The newest edit that added, archived or restored it; absent if none is known. */
  readonly turned?: CreditedEdit
  readonly slip: Slip | null
}

export interface FieldDifference {
  readonly field: FieldKey
  readonly from: unknown
  readonly to: unknown
  /** Its newest edit. */
  readonly last: CreditedEdit
  /** How often it was set, by whom. */
  readonly contributions: readonly Contribution[]
  /** Of a bilingual field: the same for each side that was edited. */
  readonly sides?: Readonly<Partial<Record<Language, { readonly last: CreditedEdit; readonly contributions: readonly Contribution[] }>>>
}

/** Number of moves of due dates, and the sum of their calendar days, negative for earlier dates. */
export interface DueMovesTotal {
  readonly moves: number
  readonly days: number
}

/** `rescheduled 3 times, +74 days, twice by MX`. */
export interface Slip extends DueMovesTotal {
  readonly by: readonly (Omit<Credit, 'account'> & DueMovesTotal)[]
  readonly each: readonly DeadlineStep[]
}

/** An item whose due date was set or cleared, archived or not. */
export interface Deadline extends Pick<Item, 'id' | 'code' | 'title' | 'due' | 'lead' | 'coDelegations'> {
  /** The last date set before the earlier moment, also if it had been cleared by then. */
  readonly was: Day | null
  readonly steps: readonly DeadlineStep[]
}
/** One setting or clearing of a due date. */
export interface DeadlineStep extends CreditedEdit {
  readonly from: Day | null
  readonly to: Day | null
  /** The date from which `days` is counted: `from` or, if it had been cleared, the last date set before. Null for a first date. */
  readonly since: Day | null
  /** 0 for a first date, a clearing, and the same date again. */
  readonly days: number
  /** Who led the item when it was written; null if no single delegation did. */
  readonly lead: DelegationId | null
  /** Sent after a reconnect. */
  readonly offline?: NonNullable<HistoryEvent['offline']>
}

/** Moves of due dates by one delegation, of items led by one delegation at that time. */
export interface DueMoves extends DueMovesTotal {
  /** Author's delegation. Null: chair, secretariat and translators. */
  readonly delegation: DelegationId | null
  /** Brought back after a restore with an unverified author: the delegation is unknown. */
  readonly isUnverified: boolean
  /** Lead at the moment of the move; null if no single delegation led. */
  readonly lead: DelegationId | null
  /** Those of them written in sessions by link, and by tokens. */
  readonly marked?: Partial<Readonly<Record<CountedMark, DueMovesTotal>>>
}

export interface StreamDifference {
  readonly id: StreamId
  readonly how: 'added' | 'archived' | 'restored' | 'changed'
  readonly before: Workstream | null
  readonly after: Workstream | null
}

export const MOST_PASSAGES = 500
export interface ParagraphChange {
  /** Null: it was inserted. The same as `after` if only its format changed. */
  readonly before: string | null
  /** Null: it was deleted. */
  readonly after: string | null
}
export interface TextDifference {
  readonly document: DocumentId
  readonly how: 'added' | 'archived' | 'restored' | 'changed'
  readonly title: Bilingual
  /** Null if it did not exist. */
  readonly titleBefore: Bilingual | null
  /** Of a text that changed: its paragraphs that differ, in order, with their words; at most `MOST_PASSAGES` of each side. */
  readonly passages: Readonly<Record<Language, readonly ParagraphChange[]>>
  /** Number of paragraphs inserted, deleted or changed, per side. */
  readonly paragraphs: {
    readonly es: { readonly inserted: number; readonly deleted: number; readonly changed: number }
    readonly en: { readonly inserted: number; readonly deleted: number; readonly changed: number }
  }
  readonly contributions: readonly Contribution[]
}

export interface CreditedEdit extends Credit {
  readonly seq: Seq
  readonly at: Instant
  readonly meeting: MeetingId | null
}

export interface Contribution extends Credit {
  readonly changes: number
  readonly lastAt: Instant
}
