// Diff of a rich text between two moments, as ProseMirror JSON with the mark `ychange` on text and the attribute `ychange` on blocks: accepting all
// changes gives the later text, rejecting all gives the earlier one. Moved text is contained twice, at its old and its new position.
import type { AccountId, DelegationId, DocumentId, Instant, Seq } from '../ids.ts'
import type { AuthorContext } from './credit.ts'

/** Who wrote pasted words: the writer by the log of the text from which they were copied, where the same words stood before. */
export interface Origin extends AuthorContext {
  readonly document: DocumentId
  readonly account: AccountId | null
  readonly delegation: DelegationId | null
  readonly unverified?: true
}

export interface TextDiff {
  readonly doc: DiffNode
  readonly stats: {
    readonly inserted: number
    readonly deleted: number
    readonly formatted: number
    readonly attributes: number
    readonly moved: number
  }
}

export interface DiffNode {
  readonly type: string
  readonly attrs?: Readonly<Record<string, unknown>> & { readonly ychange?: TextChangeMark }
  readonly content?: readonly DiffNode[]
  readonly text?: string
  readonly marks?: readonly DiffMark[]
}
export interface DiffMark {
  readonly type: string
  readonly attrs?: Readonly<Record<string, unknown>>
}

/** Attributes of the mark `ychange`, and value of the attribute `ychange`. */
export interface TextChangeMark extends AuthorContext {
  /** `movedHere` is on the later side only, `movedAway` on the earlier one; account and time are of the person who moved it. */
  readonly type: 'inserted' | 'deleted' | 'formatted' | 'attributes' | 'movedHere' | 'movedAway'
  readonly seq: Seq | null
  readonly account: AccountId | null
  readonly delegation: DelegationId | null
  readonly at: Instant | null
  /** Brought back after a restore, and not confirmed by its owner; `account` is null if the author is unknown. */
  readonly unverified?: true
  /** For words that were pasted, with the person who pasted them as author. */
  readonly origin?: Origin
  /** For `formatted` and `attributes`: which formats or attributes, and their old values. */
  readonly keys?: readonly string[]
  readonly before?: Readonly<Record<string, unknown>>
}

/** Authorship of the current text: its doc with the mark `authored` on every run, with `origin` where it was pasted from another text. */
export interface Authorship {
  readonly doc: DiffNode
  readonly authors: readonly (AuthorContext & {
    /** Null if the author is unknown. */
    readonly account: AccountId | null
    readonly delegation: DelegationId | null
    readonly unverified: boolean
    readonly characters: number
  })[]
}
