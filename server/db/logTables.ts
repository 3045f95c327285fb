// The tables of the logs: entries, checkpoints, packed segments, signed heads.
import type { Generated } from 'kysely'

/** The log's own numbering, so that the log needs no registry and an entry's key is 2 bytes, not 28. Numbers are never hashed. */
export interface LogDocumentTable {
  number: Generated<number>
  id: string
}
export interface LogHeadTable {
  document: number
  seq: number
  /** Of the newest entry, so that time never goes back. */
  at: number
  hash: Uint8Array
}
export interface LogEntryTable {
  document: number
  seq: number
  at: number
  kind: string
  author: string
  delegation: string | null
  meeting: string | null
  source: number | null
  /** The entry's updates as consecutive var byte arrays. */
  updates: Uint8Array
  /** The first 8 bytes of a hash of this row alone: the chain says that something changed, this says which entry. */
  digest: Uint8Array
}
export interface ClientOwnerTable {
  document: number
  client: number
  account: string
}
/** The table of `AttributionTable`, as it is called in the database. */
export const ATTRIBUTIONS = 'recovered'
/** The table of `OpeningTable`. */
export const OPENINGS = 'recovery'
/** Whose it is what an entry brought back, stored beside the log like the claims. `owner` is whose the id was by the claims of that moment. */
export interface AttributionTable {
  document: number
  seq: number
  client: number
  clock_from: number
  clock_to: number
  owner: string | null
  /** The entry in which the owner offered the same. */
  vouched: number | null
}
export interface CheckpointTable {
  document: number
  seq: number
  state: Uint8Array
  state_vector: Uint8Array
  /** SHA-256 of document, seq, state vector and state, as it is without compression. */
  hash: Uint8Array
  /** 1 for one that history is read from: it is never thinned out. */
  kept: Generated<number>
  /** 1 when `state` is compressed. */
  zstd: Generated<number>
  /** The seq of the kept checkpoint through which this one is read; null for one that stands by itself. */
  basis: number | null
  /** The chain's hash at `seq`, and the signature by which the server vouches for this state at that place of the chain; null until then. */
  chain: Uint8Array | null
  seal_key: string | null
  seal: Uint8Array | null
}

/** Entries `first` … `last`, packed byte for byte; the rows are gone. `hash` is the chain's after `last`. */
export interface LogSegmentTable {
  document: number
  first: number
  last: number
  hash: Uint8Array
  packed: Uint8Array
}
/** Words about a person, for which the acts of the group hold `commitment`. Erasing a row leaves the chain as it is. */
export interface ActWordTable {
  commitment: string
  group_id: string
  /** Whom they are about. */
  account: string
  salt: Uint8Array
  words: string
}
export interface SigningKeyTable {
  id: string
  /** SPKI. */
  public_key: Uint8Array
  /** PKCS #8. */
  private_key: Uint8Array
  created_at: number
}
export interface SignedHeadTable {
  document: string
  seq: number
  hash: Uint8Array
  at: number
  key: string
  signature: Uint8Array
  reason: string
}
/** The last check of each log; `bad_seq` is null when it was sound. */
export interface VerificationTable {
  document: string
  at: number
  entries: number
  bad_seq: number | null
  why: string | null
  /** What is not as the log gives it, where the log itself is sound: a `Reading`. */
  reading: string | null
}
/** What the log gives at a signed head, signed too. */
export interface SignedDigestTable {
  document: string
  seq: number
  /** Of the chain, as in the head. */
  hash: Uint8Array
  state: Uint8Array
  history: Uint8Array
  /** Of the reading that gave these events. */
  history_version: number
  key: string
  signature: Uint8Array
}
