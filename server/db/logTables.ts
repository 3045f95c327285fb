// The tables of the logs: entries, checkpoints, packed segments, signed heads.
import type { Generated } from 'kysely'

/** Numbers of the log itself, so that it does not need the registry and a key takes 2 bytes instead of 28. Numbers are never hashed. */
export interface LogDocumentTable {
  number: Generated<number>
  id: string
}
export interface LogHeadTable {
  document: number
  seq: number
  /** Time of the newest entry, which must not decrease. */
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
  /** The first 8 bytes of a hash of this row alone: the chain shows that something changed, this shows which entry. */
  digest: Uint8Array
}
export interface ClientOwnerTable {
  document: number
  client: number
  account: string
}
/** Name of the table of `AttributionTable` in the database. */
export const ATTRIBUTIONS = 'recovered'
/** The table of `OpeningTable`. */
export const OPENINGS = 'recovery'
/** Owner of what an entry brought back, stored beside the log like the claims. `owner` is that of the client id by the claims of that time. */
export interface AttributionTable {
  document: number
  seq: number
  client: number
  clock_from: number
  clock_to: number
  owner: string | null
  /** The entry with which the owner confirmed it. */
  vouched: number | null
}
export interface CheckpointTable {
  document: number
  seq: number
  state: Uint8Array
  state_vector: Uint8Array
  /** SHA-256 of document, seq, state vector and state, uncompressed. */
  hash: Uint8Array
  /** 1 for a checkpoint that history is read from: it is never removed. */
  kept: Generated<number>
  /** 1 when `state` is compressed. */
  zstd: Generated<number>
  /** The seq of the kept checkpoint that this one is a delta of; null for a complete one. */
  basis: number | null
  /** The chain's hash at `seq`, and the signature with which the server seals this state at that entry; null until then. */
  chain: Uint8Array | null
  seal_key: string | null
  seal: Uint8Array | null
}

/** Entries `first` … `last`, packed byte for byte; their rows are deleted. `hash` is the chain's after `last`. */
export interface LogSegmentTable {
  document: number
  first: number
  last: number
  hash: Uint8Array
  packed: Uint8Array
}
/** When a server last heard a document that is open in a page. */
export interface HeardLifeTable {
  document: string
  account: string
  life: string
  at: number
}
/** Personal data for which the acts of the group contain `commitment`. Erasing a row leaves the chain valid. */
export interface ActWordTable {
  commitment: string
  group_id: string
  /** The person it is about. */
  account: string
  salt: Uint8Array
  words: string
  /** Only names leave the server, in archives. */
  kind: Generated<'name' | 'address' | 'token'>
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
/** The last verification of each log; `bad_seq` is null if it was sound. */
export interface VerificationTable {
  document: string
  at: number
  entries: number
  bad_seq: number | null
  why: string | null
  /** Derived data that differs although the log is sound: a `Reading`. */
  reading: string | null
}
/** Signed digests of the log at a signed head. */
export interface SignedDigestTable {
  document: string
  seq: number
  /** Hash of the chain, as in the head. */
  hash: Uint8Array
  state: Uint8Array
  history: Uint8Array
  /** HISTORY_VERSION of these events. */
  history_version: number
  key: string
  signature: Uint8Array
}
