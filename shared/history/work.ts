// What each delegation and each of its agencies did between two moments: to which things, to which of their fields, how often.
import type { Bilingual } from '../bilingual.ts'
import type { AgencyId, DelegationId, DocumentId, Instant, MeetingId } from '../ids.ts'
import type { Subject } from './events.ts'

/** GET /api/groups/:group/work?from=<mark>&to=<mark>, of documents that the caller may read. */
export interface Work {
  readonly rows: readonly WorkRow[]
  readonly corrections: readonly Correction[]
}

export interface WorkRow {
  /** Null: chair, secretariat and translators. */
  readonly delegation: DelegationId | null
  /** It was brought back after a restore, and its author is unverified: for which delegation it was made is not known. */
  readonly isUnverified: boolean
  /** Of the author, as they were when it was done; null for none. */
  readonly agency: AgencyId | null
  readonly document: DocumentId
  readonly subject: Subject
  /** What it is called now. */
  readonly title: Bilingual
  readonly code: string | null
  /** `due`, `title`, `checklist`; null for the thing as a whole: its birth, archiving and restoring. */
  readonly field: string | null
  readonly changes: number
  /** How many of them were written in sessions that sign-in links had opened. */
  readonly byLink: number
  readonly lastAt: Instant
  /** Of due dates of what stood at the earlier moment: how many of the changes moved a day to another, and by how many days in all. */
  readonly moves: number
  readonly days: number
}

/** What was written into a session while it was open again after it had been closed. */
export interface Correction {
  readonly meeting: MeetingId
  readonly number: number
  readonly reopenedAt: Instant
  /** Null: it is still open. */
  readonly closedAgainAt: Instant | null
  /** All authors, most edits first. */
  readonly by: readonly { readonly delegation: DelegationId | null; readonly isUnverified: boolean; readonly changes: number }[]
}
