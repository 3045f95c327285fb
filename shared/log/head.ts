// The head of a document's log: number and hash of its last entry.
import type { Seq } from '../ids.ts'

export interface Head {
  readonly seq: Seq
  /** SHA-256 of the chain up to and with `seq`: 32 bytes. */
  readonly hash: Uint8Array
}
