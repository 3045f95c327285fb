// Heads stored outside the server: downloaded by a delegation, or stored by a browser. They are independent of the server, so a log rewritten and
// re-signed from its beginning does not match them.
import type { SigningKey } from '../api/trust.ts'
import { type DocumentId, type GroupId, type Instant, type Seq, seq } from '../ids.ts'
import type { KnownHead } from '../log/verifyChain.ts'
import type { HeldHead } from './archiveSchemas.ts'
import type { ArchiveFault } from './faults.ts'
import { fromHex } from './hex.ts'
import type { Primitives } from './primitives.ts'
import { isTrueHead } from './signedHead.ts'
import { timeOf } from './timeOf.ts'

export interface HeldHeads {
  readonly file: string
  /** Group of the heads; null if the file does not contain it. */
  readonly group: GroupId | null
  readonly heads: readonly HeldHead[]
  readonly keys: readonly SigningKey[]
}

export const heldKnownHeads = (held: readonly HeldHeads[], document: DocumentId): readonly KnownHead[] =>
  held.flatMap(({ file, heads }) =>
    heads
      .filter((head) => head.document === document)
      .map(({ seq, hash, at }) => ({ seq, hash: fromHex(hash), what: `the head of ${timeOf(at)} that ${file} holds`, held: { file, at } })),
  )

/** A head that was signed after the archive was exported, of an entry that the archive does not have: it says nothing about it. */
export interface NewerHead {
  readonly file: string
  readonly head: HeldHead
}

/** `lengths`: number of entries of each log in the archive. */
export const withoutNewer = (
  held: readonly HeldHeads[],
  { exportedAt, lengths }: { readonly exportedAt: Instant | null; readonly lengths: ReadonlyMap<DocumentId, Seq> },
): { readonly held: readonly HeldHeads[]; readonly newer: readonly NewerHead[] } => {
  const isNewer = ({ document, seq: at, at: signedAt }: HeldHead) =>
    exportedAt !== null && signedAt > exportedAt && at > (lengths.get(document) ?? 0)
  return {
    held: held.map((one) => ({ ...one, heads: one.heads.filter((head) => !isNewer(head)) })),
    newer: held.flatMap(({ file, heads }) => heads.filter(isNewer).map((head) => ({ file, head }))),
  }
}

/** Last entry of a sound log confirmed by a head stored elsewhere; null if there is none. */
export const coveredUpTo = (held: readonly HeldHeads[], document: DocumentId): Seq | null => {
  const own = held.flatMap(({ heads }) => heads.filter((head) => head.document === document))
  return own.length === 0 ? null : seq(Math.max(...own.map((head) => head.seq)))
}

/** Heads of another group prove nothing about this one. */
export const otherGroups = (held: readonly HeldHeads[], group: GroupId | null): readonly ArchiveFault[] =>
  held.flatMap(({ file, group: theirs }) =>
    group === null || theirs === null || theirs === group
      ? []
      : [{ type: 'heldGroup', file, group: theirs, why: `${file} holds the heads of another group (${theirs})` } as const],
  )

/** Faults of the stored heads themselves. A head without a signature was only seen. */
export const heldFaults = (primitives: Primitives, held: readonly HeldHeads[]): readonly ArchiveFault[] =>
  held.flatMap(({ file, heads, keys }) =>
    heads.flatMap(({ key, signature, ...head }) =>
      key === null || signature === null || isTrueHead(primitives, { ...head, key, signature }, keys)
        ? []
        : [
            {
              type: 'held',
              file,
              document: head.document,
              seq: head.seq,
              why: `${file}: the head of ${head.document} at entry ${head.seq} is not as it was signed`,
            } as const,
          ],
    ),
  )

/** An installation keeps every key that it has ever signed with: a missing one was removed or replaced. */
export const unknownKeys = (held: readonly HeldHeads[], keys: readonly SigningKey[]): readonly ArchiveFault[] =>
  held.flatMap(({ file, heads, keys: theirs }) =>
    theirs
      .filter(({ id, publicKey }) => !keys.some((key) => key.id === id && key.publicKey === publicKey))
      .filter(({ id }) => heads.some(({ key }) => key === id))
      .map(
        ({ id }) =>
          ({
            type: 'heldKey',
            file,
            key: id,
            why: `the key ${id}, by which the heads in ${file} are signed, is not among its keys`,
          }) as const,
      ),
  )
