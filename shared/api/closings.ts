// GET /api/groups/:group/closings: where every log stood when a session was closed, the newest first. What is read aloud is made from it
// (`closingFingerprint`), by each browser for itself.
import type { DocumentId, Instant, MeetingId, MomentId, Seq } from '../ids.ts'

export interface Closing {
  /** Of the mark. A session that was opened again has one for each closing. */
  readonly id: MomentId
  readonly meeting: MeetingId | null
  /** Of the session. */
  readonly number: number | null
  readonly at: Instant
  readonly heads: readonly ClosingHead[]
}
export interface ClosingHead {
  readonly document: DocumentId
  readonly seq: Seq
  /** Hex. */
  readonly hash: string
}
