// The port UpdateLog: the append-only truth. Drivers: memory, SQLite and PostgreSQL. One contract suite holds for all.
import type { AccountId, ClientId, DocumentId, Instant, Seq } from '../../shared/ids.ts'
import type { Draft, Entry } from '../../shared/log/entryReader.ts'
import type { Head } from './head.ts'

export { DamagedLogError, type Draft, type Entry, type EntryKind, parseEntryKind } from '../../shared/log/entryReader.ts'

/** `account` owns `client` in this document for ever. */
export interface Claim {
  readonly client: ClientId
  readonly account: AccountId
}

/** Whose the structs are that an entry brought back: of one client id, under the name that the claims knew then. */
export interface Attribution {
  readonly seq: Seq
  readonly client: ClientId
  readonly from: number
  readonly to: number
  /** Null when the claim was lost with the restore: then nobody can ever vouch for them. */
  readonly owner: AccountId | null
  /** The entry in which their owner offered the same. */
  readonly vouched: Seq | null
}
/** `draft` is the place of its draft in the batch. */
export type Bringing = Omit<Attribution, 'seq' | 'vouched'> & { readonly draft: number }
export interface Verification {
  readonly draft: number
  /** Of the entry that is vouched for. */
  readonly seq: Seq
}

export interface Batch {
  readonly document: DocumentId
  /** The head against which the drafts were validated; appending to any other refuses the batch with `moved`. */
  readonly after: Head
  readonly claims: readonly Claim[]
  /** May be empty when there are only claims. */
  readonly drafts: readonly Draft[]
  readonly brings?: readonly Bringing[]
  readonly vouches?: readonly Verification[]
}

export type Appended =
  | { readonly ok: true; readonly entries: readonly Entry[]; readonly head: Head }
  /** `sealed`: it may not be written any more, since a moment after the drafts were validated. */
  | { readonly ok: false; readonly why: 'moved' | 'claimed' | 'sealed' }

/** The folded state at a seq: a cache; delete it freely, rebuild it from the log. */
export interface Checkpoint {
  readonly document: DocumentId
  readonly seq: Seq
  /** V1 update of a garbage-collecting Y.Doc at exactly `seq`. */
  readonly state: Uint8Array
  readonly stateVector: Uint8Array
  /** The chain's hash at `seq` from the seal of this state, where there is one. */
  readonly chain?: Uint8Array
}

/** A checkpoint that cannot be read. It is left as it is: its pages may be those of other rows, which removing it would free. */
export interface CheckpointDamage {
  readonly document: DocumentId
  /** Null when the index that lists them is damaged. */
  readonly seq: Seq | null
  readonly why: string
}

/** A checkpoint that history is read from. */
export interface HistoryCheckpoint {
  readonly seq: Seq
  /** Compressed, as it is stored. */
  readonly bytes: number
  /** The one through which it is read; null when it stands by itself. */
  readonly basis: Seq | null
}

/** What packing leaves alone and how much it takes at once. */
export interface PackingRule {
  /** The newest entries always stay rows. */
  readonly newest: number
  /** Of updates in one segment, at least. */
  readonly segmentBytes: number
}
export const PACKING: PackingRule = { newest: 250, segmentBytes: 128 * 1024 }

export interface UpdateLog {
  /**
   * ONE transaction for all batches, on disk (fsync) when it resolves. One document's conflict refuses only that document's batch.
   * Rejects with `LogUnavailableError` when nothing could be written (disk full, database locked): then no batch has been written, as far as we know.
   */
  append(batches: readonly Batch[]): Promise<ReadonlyMap<DocumentId, Appended>>
  head(document: DocumentId): Promise<Head>
  /** The chain's hash at an entry, computed from the nearest one that the log keeps. Throws for a seq beyond the head. */
  hashAt(document: DocumentId, at: Seq): Promise<Uint8Array>
  owners(document: DocumentId): Promise<ReadonlyMap<ClientId, AccountId>>
  /** Of all that was brought back, in the order of the log. */
  attributions(document: DocumentId): Promise<readonly Attribution[]>
  /** Entries with `after < seq ≤ upTo`, in order. Throws `DamagedLogError` for a row that cannot be read. */
  read(document: DocumentId, after: Seq, upTo?: Seq): AsyncIterable<Entry>
  /** The newest entry that was received at or before `at`; 0 when the log began later. */
  seqAt(document: DocumentId, at: Instant): Promise<Seq>
  /** The newest checkpoint at or before `upTo`. A damaged one is skipped, never returned. */
  checkpointAt(document: DocumentId, upTo?: Seq): Promise<Checkpoint | null>
  /** Reads all of them. */
  damagedCheckpoints(document: DocumentId): Promise<readonly CheckpointDamage[]>
  /** For joins: of these only the newest two stay. */
  saveCheckpoint(checkpoint: Checkpoint): Promise<void>
  /** For history: this one stays, compressed, and is never replaced: later ones are read through it. */
  keepCheckpoint(checkpoint: Checkpoint): Promise<void>
  /** Those that were kept, oldest first. */
  historyCheckpoints(document: DocumentId): Promise<readonly HistoryCheckpoint[]>
  /**
   * Packs old entries into segments, byte for byte, up to the newest kept checkpoint: what a room reads stays rows. Answers how many
   * entries it packed. Reading, hashes and verification are as before.
   */
  pack(document: DocumentId, rule?: PackingRule): Promise<number>
  /** The ends of the segments, in order: what the chain must lead through. */
  anchors(document: DocumentId): Promise<readonly Head[]>
  /** Every document that has a log, for verification. */
  documents(): Promise<readonly DocumentId[]>
  close(): Promise<void>
}

/** Nothing could be written now: the database is locked, full or gone. Trying again later is right. */
export class LogUnavailableError extends Error {
  override readonly name = 'LogUnavailableError'
}
