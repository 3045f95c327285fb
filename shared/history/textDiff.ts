// A rich text between two moments, as ProseMirror JSON whose text carries the mark `ychange` and whose blocks carry the attribute
// `ychange`: taking everything gives the text at the later moment, refusing everything the one at the earlier.
import type { AccountId, DelegationId, Instant, Seq } from '../ids.ts'

export interface TextDiff {
  readonly doc: DiffNode
  readonly stats: { readonly inserted: number; readonly deleted: number; readonly formatted: number; readonly attributes: number }
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
export interface TextChangeMark {
  readonly type: 'inserted' | 'deleted' | 'formatted' | 'attributes'
  readonly seq: Seq | null
  readonly account: AccountId | null
  readonly delegation: DelegationId | null
  readonly at: Instant | null
  /** It came back after a restore, and its owner has not said the same yet; `account` is null where nobody knows whose it was. */
  readonly unverified?: true
  /** Of `formatted` and `attributes`: which formats or attributes, and what they were. */
  readonly keys?: readonly string[]
  readonly before?: Readonly<Record<string, unknown>>
}

/** Who wrote which part of a text as it stands: its doc with every run marked `authored`. */
export interface Authorship {
  readonly doc: DiffNode
  readonly authors: readonly {
    /** Null where nobody knows. */
    readonly account: AccountId | null
    readonly delegation: DelegationId | null
    readonly unverified: boolean
    readonly characters: number
  }[]
}
