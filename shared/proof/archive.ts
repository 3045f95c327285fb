// The archive of a group: one file that proves its logs anywhere, without a server and without a database.
// FROZEN: delegations keep such files for years (test/server/trust/archive.test.ts reads one that was written by the first version).
//
//   file    = "ruta archive 1\n" ‖ record*
//   record  = kind : 1 byte ‖ length of the body : 4 bytes, big endian ‖ body
//
//   In this order; a body is JSON (UTF-8) unless it says otherwise:
//   G  once            the group { id, name: { es, en }, at }: `at` is when it was exported, in milliseconds since 1970
//   K  once            every key that this installation has ever signed with: SigningKey[] (shared/api/history.ts)
//   L  for each log    where it ended when it was exported { document, seq, hash }; its entries follow at once:
//   E  0 or more       zstd of entry*, in order and without a gap; at most 64 MiB when unpacked
//   H  once            signed heads of these logs: SignedHead[] (shared/api/history.ts); a head may carry `digests`, what the log gives
//                      there (shared/proof/signedDigest.ts), which an earlier reader leaves aside
//   M  once            the heads at each session's opening, start and close, and at named moments: ArchivedMark[]
//   P  once            the names of the ids in the entries: ArchivedPeople
//   W  0 or 1          the words about people that acts hold only as hashes, as far as they were not erased: ArchivedWord[]
//   S  once, the end   { key, signature }: Ed25519 over varString "ruta archive 1 seal" ‖ SHA-256 of all bytes before this record
//
//   entry   = varBytes header ‖ varBytes updates ‖ digest : 8 bytes       (shared/log/entry.ts; byte for byte as in the log)
//
// Entries name people by id, because names change: what they stood for at the export is in P, which the seal vouches for. The log of acts
// (`acts:<group>`, since November 2026) is an L like any other, and W holds the words that its hashes commit to. A kind of record that a reader does
// not know is left alone; verifiers from before W and the log of acts name both as faults, and read no archive that holds them.
import * as encoding from 'lib0/encoding'
import type { Bilingual } from '../bilingual.ts'
import type { AccountId, AgencyId, Commitment, DelegationId, DocumentId, GroupId, Instant, MeetingId, Seq } from '../ids.ts'
import type { Agency, Delegation, Role } from '../people.ts'

export const ARCHIVE_HEAD = new TextEncoder().encode('ruta archive 1\n')
const SEAL_DOMAIN = 'ruta archive 1 seal'

export const RECORD_KINDS = ['G', 'K', 'L', 'E', 'H', 'M', 'P', 'W', 'S'] as const
export type RecordKind = (typeof RECORD_KINDS)[number]
export const RECORD_HEAD_BYTES = 5
/** Of one record, as it stands and unpacked: a forged length must not fill the memory. */
export const MOST_RECORD_BYTES = 64 * 1024 * 1024
/** So much of entries goes into one record. */
export const BLOCK_BYTES = 256 * 1024

export interface ArchivedGroup {
  readonly id: GroupId
  readonly name: Bilingual
  readonly at: Instant
}
export interface ArchivedLog {
  readonly document: DocumentId
  readonly seq: Seq
  /** Hex. */
  readonly hash: string
}
export interface ArchivedMark {
  readonly kind: 'opened' | 'started' | 'closed' | 'named'
  readonly meeting: MeetingId | null
  readonly name: string | null
  readonly at: Instant
  readonly heads: readonly ArchivedLog[]
}
export interface ArchivedPeople {
  readonly delegations: readonly Delegation[]
  readonly agencies: readonly Agency[]
  /** Members, and former ones who have written (without a role). Without addresses: an archive is passed on. */
  readonly people: readonly {
    readonly account: AccountId
    readonly name: string
    readonly role: Role | null
    readonly delegation: DelegationId | null
    readonly agency: AgencyId | null
  }[]
}

/** `commitment` is SHA-256, hex, over varString "ruta act words 1" ‖ varBytes salt ‖ varString words. */
export interface ArchivedWord {
  readonly commitment: Commitment
  /** Whom they are about. */
  readonly account: AccountId
  /** Hex. */
  readonly salt: string
  readonly words: string
}

export const writeRecord = (kind: RecordKind, body: Uint8Array): Uint8Array => {
  const record = new Uint8Array(RECORD_HEAD_BYTES + body.length)
  record[0] = kind.charCodeAt(0)
  new DataView(record.buffer).setUint32(1, body.length)
  record.set(body, RECORD_HEAD_BYTES)
  return record
}

/** What the seal signs. */
export const sealedBytes = (hashOfAllBefore: Uint8Array): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeVarString(encoder, SEAL_DOMAIN)
    encoding.writeUint8Array(encoder, hashOfAllBefore)
  })
