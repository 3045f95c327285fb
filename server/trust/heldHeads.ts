// Heads that somebody kept elsewhere: what a delegation downloaded, or what a browser remembered. They know nothing of the server's
// good faith, so a log that was written anew from its beginning, and signed anew, does not lead to them.
import type { SigningKey } from '../../shared/api/history.ts'
import { type DocumentId, type Seq, seq } from '../../shared/ids.ts'
import type { Witness } from '../log/verifyChain.ts'
import type { HeldHead } from './kept.ts'
import { isTrueHead } from './signedHead.ts'
import { timeOf } from './timeOf.ts'

export interface HeldHeads {
  readonly file: string
  readonly heads: readonly HeldHead[]
  readonly keys: readonly SigningKey[]
}

export const heldWitnesses = (held: readonly HeldHeads[], document: DocumentId): readonly Witness[] =>
  held.flatMap(({ file, heads }) =>
    heads
      .filter((head) => head.document === document)
      .map(({ seq, hash, at }) => ({ seq, hash: Buffer.from(hash, 'hex'), what: `the head of ${timeOf(at)} that ${file} holds` })),
  )

/** Up to this entry of a log that was found sound somebody else's memory agrees; null where nobody holds a head of it. */
export const coveredUpTo = (held: readonly HeldHeads[], document: DocumentId): Seq | null => {
  const own = held.flatMap(({ heads }) => heads.filter((head) => head.document === document))
  return own.length === 0 ? null : seq(Math.max(...own.map((head) => head.seq)))
}

/** What is wrong with the held heads themselves. A head without a signature was only seen. */
export const heldFaults = (held: readonly HeldHeads[]): readonly string[] =>
  held.flatMap(({ file, heads, keys }) =>
    heads.flatMap(({ key, signature, ...head }) =>
      key === null || signature === null || isTrueHead({ ...head, key, signature }, keys)
        ? []
        : [`${file}: the head of ${head.document} at entry ${head.seq} is not as it was signed`],
    ),
  )

/** An installation keeps every key that it has ever signed with: one that it no longer names was taken away, or exchanged. */
export const unknownKeys = (held: readonly HeldHeads[], keys: readonly SigningKey[]): readonly string[] =>
  held.flatMap(({ file, heads, keys: theirs }) =>
    theirs
      .filter(({ id, publicKey }) => !keys.some((key) => key.id === id && key.publicKey === publicKey))
      .filter(({ id }) => heads.some(({ key }) => key === id))
      .map(({ id }) => `the key ${id}, by which the heads in ${file} are signed, is not among its keys`),
  )
