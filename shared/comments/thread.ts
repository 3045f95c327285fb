// A thread of comments: where it hangs, who may see it, and what its people wrote. Rows of the database, in no document and no log.
import type { Language } from '../bilingual.ts'
import type { AccountId, CommentId, DelegationId, DocumentId, Instant, ThreadId } from '../ids.ts'
import type { StoredAnchor } from './storedAnchor.ts'
import type { ThreadSubject } from './subject.ts'

/** `delegation`: for the delegation of the person who began it, for ever, and for nobody else. */
export const VISIBILITIES = ['all', 'delegation'] as const
export type Visibility = (typeof VISIBILITIES)[number]

export interface Thread {
  readonly id: ThreadId
  /** Counts the threads of its visibility: 1, 2, 3 … among those for everybody, and among those of one delegation. */
  readonly number: number
  readonly document: DocumentId
  readonly subject: ThreadSubject
  /** Of an item: the field that it is about, as history names it; null for the whole. */
  readonly field: string | null
  /** Of a text: its words; null for the whole text. */
  readonly anchor: StoredAnchor | null
  readonly visibility: Visibility
  /** Of a thread of one delegation: which. */
  readonly delegation: DelegationId | null
  readonly createdBy: AccountId
  readonly createdAt: Instant
  readonly changedAt: Instant
  /** Counts its comments, resolutions and reopenings, so that nobody resolves what they have not seen. */
  readonly version: number
  readonly resolved: { readonly by: AccountId; readonly at: Instant } | null
  /** Something in it is newer than what the reader has seen, and not theirs. */
  readonly unread: boolean
  /** The oldest first; the first one began the thread. */
  readonly comments: readonly Comment[]
}

export interface Comment {
  readonly id: CommentId
  readonly account: AccountId
  /** For which its author wrote then. */
  readonly delegation: DelegationId | null
  readonly language: Language
  /** Plain text with mentions (`words.ts`); '' once it was taken back or removed. */
  readonly words: string
  /** The same in the other language, under the translator’s name. */
  readonly other: { readonly words: string; readonly by: AccountId; readonly at: Instant } | null
  readonly at: Instant
  readonly editedAt: Instant | null
  /** By its author, or by chair or secretariat. */
  readonly removed: { readonly at: Instant; readonly by: 'author' | 'steward' } | null
}

/** The translation is of words that were edited since. */
export const isStale = ({ other, editedAt }: Pick<Comment, 'other' | 'editedAt'>): boolean =>
  other !== null && editedAt !== null && other.at < editedAt
