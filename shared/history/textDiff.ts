// A rich text between two moments, as ProseMirror JSON whose text carries the mark `ychange` and whose blocks carry the attribute
// `ychange`: taking everything gives the text at the later moment, refusing everything the one at the earlier. What was only moved stands
// twice, where it was and where it is.
import type { AccountId, DelegationId, Instant, Seq } from '../ids.ts'
import type { AuthorContext } from './credit.ts'

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

/** The attrs of a mark `ychange`, and the value of an attribute `ychange`. */
export interface TextChangeMark extends AuthorContext {
  /** `movedHere` is on the later side only, `movedAway` on the earlier one; account and time are of the person who moved it. */
  readonly type: 'inserted' | 'deleted' | 'formatted' | 'attributes' | 'movedHere' | 'movedAway'
  readonly seq: Seq | null
  readonly account: AccountId | null
  readonly delegation: DelegationId | null
  readonly at: Instant | null
  /** It came back after a restore, and its owner has not said the same yet; `account` is null where the author is unknown. */
  readonly unverified?: true
  /** Of `formatted` and `attributes`: which formats or attributes, and what they were. */
  readonly keys?: readonly string[]
  readonly before?: Readonly<Record<string, unknown>>
}

/** Who wrote which part of a text as it is now: its doc with every run marked `authored`. */
export interface Authorship {
  readonly doc: DiffNode
  readonly authors: readonly (AuthorContext & {
    /** Null where the author is unknown. */
    readonly account: AccountId | null
    readonly delegation: DelegationId | null
    readonly unverified: boolean
    readonly characters: number
  })[]
}
