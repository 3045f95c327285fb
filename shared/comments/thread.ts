// A thread of comments: subject, visibility and comments. Stored in database rows, in no document or log.
import type { Language } from '../bilingual.ts'
import type { ByLink } from '../history/then.ts'
import type { AccountId, CommentId, DelegationId, DocumentId, Instant, ThreadId } from '../ids.ts'
import type { StoredAnchor } from './storedAnchor.ts'
import type { ThreadSubject } from './subject.ts'

/** `delegation`: private to the delegation of the person who began it, permanently. */
export const VISIBILITIES = ['all', 'delegation'] as const
export type Visibility = (typeof VISIBILITIES)[number]

export interface Thread {
  readonly id: ThreadId
  /** In its place: 1, 2, 3 … of public ones; a random number of three digits or more of one of a delegation. */
  readonly number: number
  readonly document: DocumentId
  readonly subject: ThreadSubject
  /** For an item: the field, named as in the history; null for the whole item. */
  readonly field: string | null
  /** For a text: the passage; null for the whole text. */
  readonly anchor: StoredAnchor | null
  readonly visibility: Visibility
  /** The delegation of a private thread. */
  readonly delegation: DelegationId | null
  readonly createdBy: AccountId
  readonly createdAt: Instant
  readonly changedAt: Instant
  /** Version: prevents resolving a thread with comments that the user has not seen. */
  readonly version: number
  readonly resolved: { readonly by: AccountId; readonly at: Instant } | null
  /** It has comments by others that are newer than the user's last visit to it. */
  readonly unread: boolean
  /** Oldest first; the first one began the thread. */
  readonly comments: readonly Comment[]
}

export interface Comment {
  readonly id: CommentId
  readonly account: AccountId
  /** Delegation of the author when it was written. */
  readonly delegation: DelegationId | null
  readonly language: Language
  /** Plain text with mentions (`words.ts`); '' after it was deleted. */
  readonly words: string
  /** Translation, with its author. */
  readonly other: { readonly words: string; readonly by: AccountId; readonly at: Instant } | null
  readonly at: Instant
  /** Written in a session opened by somebody else's sign-in link. */
  readonly byLink?: ByLink
  readonly editedAt: Instant | null
  /** Deleted by its author, or by chair or secretariat. */
  readonly removed: { readonly at: Instant; readonly by: 'author' | 'steward' } | null
}

/** The comment was edited after the translation. */
export const isStale = ({ other, editedAt }: Pick<Comment, 'other' | 'editedAt'>): boolean =>
  other !== null && editedAt !== null && other.at < editedAt
