// Dependencies of comments, and their subscribers.
import type { AccountId, CommentId, DelegationId, DocumentId, GroupId, ThreadId } from '../../shared/ids.ts'
import type { Deps } from '../deps.ts'

/** A new comment, or a new mention in an edited one. Never contains text. */
export interface CommentMade {
  readonly group: GroupId
  readonly thread: ThreadId
  readonly comment: CommentId
  readonly how: 'begun' | 'replied' | 'edited'
  readonly by: AccountId
  readonly document: DocumentId
  readonly subject: string
  /** The delegation of a private thread. */
  readonly delegation: DelegationId | null
  /** Accounts mentioned by name, delegation or agency; each may read the thread. Never its author. */
  readonly mentioned: readonly AccountId[]
  /** Other participants of the thread who may read it. */
  readonly repliedTo: readonly AccountId[]
  /** For a private thread: everybody who may read it, except its author. */
  readonly inDelegation: readonly AccountId[]
}

/** Called in the transaction of the comment: await only its queries. */
export type Commented = (inside: Deps, made: CommentMade) => Promise<void>

export interface CommentDeps extends Deps {
  readonly commented: Commented
}
