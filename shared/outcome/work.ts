// Request to the worker as plain data: facts of the group, and the states of logs.
import type { Bilingual } from '../bilingual.ts'
import type { BurnStep } from '../history/burnUp.ts'
import type { Comparison } from '../history/comparison.ts'
import type { Credit } from '../history/credit.ts'
import type { DescribedEvent } from '../history/describe.ts'
import type { DecisionId, DocumentId, Instant, ItemId, Seq } from '../ids.ts'
import type { GivenReport } from '../reports/givenBy.ts'
import type { FieldKey } from '../roadmap/fields.ts'
import type { AfterClosing } from './afterClosing.ts'
import type { MeetingFact, PaperFacts } from './facts.ts'
import type { RecordMember } from './membersWriter.ts'
import type { MadeFormat, PaperSize, RecordPart } from './model.ts'

/** Null: missing or unreadable. */
export interface StateAt {
  readonly document: DocumentId
  readonly seq: Seq
}
export interface SinceAt {
  /** Null: the log was empty. */
  readonly plan: StateAt | null
  readonly name: Bilingual
}
export interface SheetHistory {
  /** Newest first. */
  readonly events: readonly DescribedEvent[]
  /** False if it was truncated. */
  readonly isWhole: boolean
}
/** Attached to an item. */
export interface AttachedFile extends Pick<Credit, 'byLink'> {
  readonly name: string
  readonly at: Instant
  /** '' if the account was erased. */
  readonly by: string
}
export type ExportContents =
  | {
      readonly kind: 'record'
      readonly session: MeetingFact
      readonly meeting: StateAt | null
      readonly plan: StateAt | null
      readonly parts: readonly RecordPart[]
      /** The moment of the plan: that of the first closing, if it was closed. */
      readonly planAt: Instant
      /** Null: it was never reopened. */
      readonly after: AfterClosing | null
      readonly members: readonly RecordMember[]
    }
  | { readonly kind: 'text'; readonly text: StateAt | null }
  | {
      readonly kind: 'register'
      /** By number. */
      readonly sessions: readonly { readonly session: MeetingFact; readonly meeting: StateAt | null; readonly after: AfterClosing | null }[]
      readonly plan: StateAt | null
      /** Null: all decisions. */
      readonly decisions: readonly DecisionId[] | null
    }
  | {
      readonly kind: 'plan'
      readonly plan: StateAt | null
      readonly items: readonly ItemId[] | null
      readonly group: FieldKey | 'none'
      readonly timeline: boolean
      /** Null: unreadable. */
      readonly since: (Pick<SinceAt, 'name'> & { readonly comparison: Comparison | null }) | null
    }
  | {
      readonly kind: 'review'
      readonly plan: StateAt | null
      /** Null: unreadable. */
      readonly comparison: Comparison | null
      readonly since: Pick<SinceAt, 'name'>
      /** Null: unreadable. */
      readonly burnUp: readonly BurnStep[] | null
      /** Sessions that were corrected between the two moments. */
      readonly corrected: readonly { readonly session: MeetingFact; readonly after: AfterClosing }[]
    }
  | {
      readonly kind: 'item'
      readonly plan: StateAt | null
      readonly item: ItemId
      readonly history: SheetHistory | null
      readonly reports: readonly GivenReport[]
      readonly files: readonly AttachedFile[]
    }
export interface ExportWork {
  readonly contents: ExportContents
  readonly facts: PaperFacts
  readonly format: MadeFormat
  readonly paper: PaperSize
}
