// An open bracket of a text, with who put it there, as the server answers.
import type { Language } from '../bilingual.ts'
import type { AccountId, BlockId, DelegationId, Instant, MeetingId } from '../ids.ts'
import type { AuthorContext } from './credit.ts'

export interface OpenBracket {
  /** The top-level block in which it opens; null for a block without an id. */
  readonly block: BlockId | null
  readonly side: Language
  /** What is in it, at most 160 UTF-16 units, then an ellipsis. */
  readonly words: string
  readonly isPlaceholder: boolean
  /** Codes that it names before a colon. */
  readonly by: readonly string[]
  /** Null: the log does not say. */
  readonly put: BracketAuthor | null
}
/** The author of its opening character, wherever it was moved since. */
export interface BracketAuthor extends AuthorContext {
  readonly account: AccountId
  readonly delegation: DelegationId | null
  /** Beginning of the hour in which it was written; null where it is unverified. */
  readonly at: Instant | null
  /** The session in which it was written, by the log. */
  readonly meeting: MeetingId | null
  /** Brought back after a restore, and not confirmed by its owner. */
  readonly unverified?: true
}
export interface OpenBrackets {
  readonly brackets: readonly OpenBracket[]
}
