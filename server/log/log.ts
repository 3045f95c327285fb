// Port UpdateLog: the append-only log. Drivers: memory, SQLite and PostgreSQL, with one contract suite.

import type { AccountId, ClientId, DocumentId, Instant, Seq } from '../../shared/ids.ts'
import type { EntryDraft, LogEntry } from '../../shared/log/entryReader.ts'
import { DatabaseUnavailableError } from '../db/databaseErrors.ts'
import type { Head } from './head.ts'

export { DamagedLogError, type EntryDraft, type EntryKind, type LogEntry, parseEntryKind } from '../../shared/log/entryReader.ts'

/** An entry without its updates: who wrote when. */
export type LogHeader = Omit<LogEntry, 'updates'>

/** Claim: `account` owns `client` in this document for ever. */
export interface Claim {
  readonly client: ClientId
  readonly account: AccountId
}

/** Owner of the structs of one client id that an entry brought back, by the claims of that time. */
export interface Attribution {
  readonly seq: Seq
  readonly client: ClientId
  readonly from: number
  readonly to: number
  /** Null when the claim was lost with the restore: then they can never be confirmed. */
  readonly owner: AccountId | null
  /** The entry with which their owner confirmed them. */
  readonly vouched: Seq | null
}
/** `draft` is the index of its draft in the batch. */
export type Bringing = Omit<Attribution, 'seq' | 'vouched'> & { readonly draft: number }
export interface LogVerification {
  readonly draft: number
  /** The confirmed entry. */
  readonly seq: Seq
}

export interface Batch {
  readonly document: DocumentId
  /** The head against which the drafts were validated; with any other head the batch is refused with `moved`. */
  readonly after: Head
  readonly claims: readonly Claim[]
  /** May be empty if there are only claims. */
  readonly drafts: readonly EntryDraft[]
  readonly brings?: readonly Bringing[]
  readonly vouches?: readonly LogVerification[]
}

export type Appended =
  | { readonly ok: true; readonly entries: readonly LogEntry[]; readonly head: Head }
  /** `sealed`: it became read-only after the drafts were validated. */
  | { readonly ok: false; readonly why: 'moved' | 'claimed' | 'sealed' }

/** The folded state at a seq: a cache, which can be deleted and rebuilt from the log. */
export interface Checkpoint {
  readonly document: DocumentId
  readonly seq: Seq
  /** V1 update of a garbage-collecting Y.Doc at exactly `seq`. */
  readonly state: Uint8Array
  readonly stateVector: Uint8Array
  /** The chain's hash at `seq` from the seal of this state, where there is one. */
  readonly chain?: Uint8Array
}

/** An unreadable checkpoint. It is not removed, because its pages may belong to other rows and would be freed. */
export interface CheckpointDamage {
  readonly document: DocumentId
  /** Null when the index that lists them is damaged. */
  readonly seq: Seq | null
  readonly why: string
}

/** A checkpoint for history. */
export interface HistoryCheckpoint {
  readonly seq: Seq
  /** Compressed, as stored. */
  readonly bytes: number
  /** The checkpoint that it is a delta of; null when it is complete. */
  readonly basis: Seq | null
}

/** Limits of packing. */
export interface PackingRule {
  /** The newest entries always stay rows. */
  readonly newest: number
  /** Minimum updates in one segment. */
  readonly segmentBytes: number
}
export const PACKING: PackingRule = { newest: 250, segmentBytes: 128 * 1024 }

export interface UpdateLog {
  /**
   * ONE transaction for all batches, on disk (fsync) when it resolves. One document's conflict refuses only that document's batch.
   * Rejects with `LogUnavailableError` when nothing could be written (disk full, database locked): then no batch has been written, as far as known.
   */
  append(batches: readonly Batch[]): Promise<ReadonlyMap<DocumentId, Appended>>
  head(document: DocumentId): Promise<Head>
  /** The chain's hash at an entry, computed from the nearest stored one. Throws for a seq beyond the head. */
  hashAt(document: DocumentId, at: Seq): Promise<Uint8Array>
  owners(document: DocumentId): Promise<ReadonlyMap<ClientId, AccountId>>
  /** Of all that was brought back, in the order of the log. */
  attributions(document: DocumentId): Promise<readonly Attribution[]>
  /** Entries with `after < seq ≤ upTo`, in order. Throws `DamagedLogError` for an unreadable row. */
  read(document: DocumentId, after: Seq, upTo?: Seq): AsyncIterable<LogEntry>
  /** The same in pages and without updates: those of packed entries are not decoded. */
  headers(document: DocumentId, after: Seq, upTo?: Seq): AsyncIterable<readonly LogHeader[]>
  /** The newest entry received at or before `at`; 0 when the log began later. */
  seqAt(document: DocumentId, at: Instant): Promise<Seq>
  /** The newest checkpoint at or before `upTo`. A damaged one is skipped, never returned. */
  checkpointAt(document: DocumentId, upTo?: Seq): Promise<Checkpoint | null>
  /** Reads all checkpoints. */
  damagedCheckpoints(document: DocumentId): Promise<readonly CheckpointDamage[]>
  /** For joins: only the newest two are kept. */
  saveCheckpoint(checkpoint: Checkpoint): Promise<void>
  /** For history: kept compressed, and never replaced, because later ones may be deltas of it. */
  keepCheckpoint(checkpoint: Checkpoint): Promise<void>
  /** Those that were kept, oldest first. */
  historyCheckpoints(document: DocumentId): Promise<readonly HistoryCheckpoint[]>
  /**
   * Packs old entries into segments, byte for byte, up to the newest kept checkpoint: what a room reads stays rows. Returns the number of packed
   * entries. Reading, hashes and verification are unchanged.
   */
  pack(document: DocumentId, rule?: PackingRule): Promise<number>
  /** The ends of the segments, in order, which must be on the chain. */
  anchors(document: DocumentId): Promise<readonly Head[]>
  /** Every document with a log, for verification. */
  documents(): Promise<readonly DocumentId[]>
  close(): Promise<void>
}

/** The database is locked, full or unavailable; a retry may succeed. */
export class LogUnavailableError extends DatabaseUnavailableError {
  override readonly name = 'LogUnavailableError'
}
