// Changes by each delegation and agency between two moments: subjects, fields and counts.
import type { Bilingual } from '../bilingual.ts'
import type { AgencyId, DelegationId, DocumentId, Instant, MeetingId } from '../ids.ts'
import type { EventSubject } from './events.ts'

/** GET /api/groups/:group/work?from=<mark>&to=<mark>, for documents that the caller may read. */
export interface MeetingWork {
  readonly rows: readonly WorkRow[]
  readonly corrections: readonly CorrectionEntries[]
}

export interface WorkRow {
  /** Null: chair, secretariat and translators. */
  readonly delegation: DelegationId | null
  /** Brought back after a restore, with an unverified author: the delegation is unknown. */
  readonly isUnverified: boolean
  /** Agency of the author at that time; null for none. */
  readonly agency: AgencyId | null
  readonly document: DocumentId
  readonly subject: EventSubject
  /** Its current title. */
  readonly title: Bilingual
  readonly code: string | null
  /** `due`, `title`, `checklist`; null for the subject as a whole: creation, archiving and restoring. */
  readonly field: string | null
  readonly changes: number
  /** How many of them were written in sessions opened by sign-in links. */
  readonly byLink: number
  /** How many of them API tokens wrote. */
  readonly byToken: number
  readonly lastAt: Instant
  /** For due dates of items that existed at the earlier moment: number of moves, and sum of days. */
  readonly moves: number
  readonly days: number
}

/** Entries written into a reopened session after its first closing. */
export interface CorrectionEntries {
  readonly meeting: MeetingId
  readonly number: number
  readonly reopenedAt: Instant
  /** Null while it is open. */
  readonly closedAgainAt: Instant | null
  /** Why it was reopened; null where no reason was asked for yet. */
  readonly reason: Bilingual | null
  /** All authors, most edits first. */
  readonly by: readonly { readonly delegation: DelegationId | null; readonly isUnverified: boolean; readonly changes: number }[]
}
