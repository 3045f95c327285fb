// What comments work with, and who is told of them.
import type { AccountId, CommentId, DelegationId, DocumentId, GroupId, ThreadId } from '../../shared/ids.ts'
import type { Deps } from '../identity/identityDeps.ts'

/** Something was said, or somebody is newly mentioned in what was said before. Never its words. */
export interface CommentMade {
  readonly group: GroupId
  readonly thread: ThreadId
  readonly comment: CommentId
  readonly how: 'begun' | 'replied' | 'edited'
  readonly by: AccountId
  readonly document: DocumentId
  readonly subject: string
  /** Of a thread for one delegation alone: which. */
  readonly delegation: DelegationId | null
  /** By name, by delegation or by agency; each may see the thread. Never its author. */
  readonly mentioned: readonly AccountId[]
  /** Who has written in the thread and may see it; never its author. */
  readonly repliedTo: readonly AccountId[]
  /** Of a thread for one delegation alone: everybody who may see it, but its author. */
  readonly inDelegation: readonly AccountId[]
}

/** Called in the transaction of the comment: await nothing but its queries. */
export type Commented = (inside: Deps, made: CommentMade) => Promise<void>

export interface CommentDeps extends Deps {
  readonly commented: Commented
}
