// Dependencies of session management: the writer's queue, and hooks for marks.
import type { DocumentId, GroupId, Seq } from '../../shared/ids.ts'
import type { ActDeps } from '../acts/recordAct.ts'
import type { Deps } from '../deps.ts'

export interface MeetingDeps extends Deps, Pick<ActDeps, 'seatOf'> {
  /** Runs work while no append is in flight, and before the next one. */
  readonly between: <T>(act: () => Promise<T>) => Promise<T>
  /** Stores the state at this seq for later comparisons. A cache, so it is not awaited. */
  readonly keep: (document: DocumentId, seq: Seq) => void
  /** The session is shared with the group: called in the transaction that shares it, before its row changes. */
  readonly share: (inside: Deps, group: GroupId, document: DocumentId) => Promise<void>
  /** Signs the heads at the session's closing. */
  readonly signClosed: () => void
}
