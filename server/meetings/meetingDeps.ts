// What conducting sessions needs beyond identity's parts: the writer's queue, and what happens to the logs at a mark.
import type { DocumentId, GroupId, Seq } from '../../shared/ids.ts'
import type { ActDeps } from '../acts/recordAct.ts'
import type { Deps } from '../identity/identityDeps.ts'

export interface MeetingDeps extends Deps, Pick<ActDeps, 'seatOf'> {
  /** Runs an act while no append is in flight, and before the next one. */
  readonly between: <T>(act: () => Promise<T>) => Promise<T>
  /** Keeps the state at this seq at hand: comparisons will ask for it. A cache, so nobody waits for it. */
  readonly keep: (document: DocumentId, seq: Seq) => void
  /** The group may read it from now on: what else was kept from it. In the transaction that shares it, before its row says so. */
  readonly share: (inside: Deps, group: GroupId, document: DocumentId) => Promise<void>
  /** Signs the heads that the session which has just closed found. */
  readonly signClosed: () => void
}
