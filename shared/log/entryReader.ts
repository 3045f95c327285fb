// Port for reading the entries of a log, and the error of an unreadable log.
import { BROUGHT_BACK } from '../broughtBack.ts'
import type { AccountId, DelegationId, DocumentId, Instant, MeetingId, Seq } from '../ids.ts'

const ENTRY_KINDS = ['live', 'sync', 'restore', 'import', BROUGHT_BACK, 'server', 'token'] as const
export type EntryKind = (typeof ENTRY_KINDS)[number]
export const parseEntryKind = (text: unknown): EntryKind | null => ENTRY_KINDS.find((known) => known === text) ?? null

export interface EntryDraft {
  /** Canonical Yjs V1 updates, in order of arrival; never merged, replayed in one transaction marked local. At least one. */
  readonly updates: readonly Uint8Array[]
  readonly kind: EntryKind
  readonly author: AccountId
  readonly delegation: DelegationId | null
  /**
   * For a restore: the seq whose state was restored. For `token`: the number of the API token in its group. For `sync`: how many seconds before `at` a
   * server had last heard the page that sent it, if that is known.
   */
  readonly source: Seq | null
  /** For `sync`: when that was; `source` is counted from it. */
  readonly heard?: Instant | null
}

export interface LogEntry extends Omit<EntryDraft, 'heard'> {
  readonly seq: Seq
  /** Receipt by the server. Monotonic within a log. */
  readonly at: Instant
  /** The meeting in session, read inside the append's transaction. */
  readonly meeting: MeetingId | null
}

export interface EntryReader {
  /** Entries with `after < seq ≤ upTo`, in order. Throws `DamagedLogError` for an unreadable one. */
  read(document: DocumentId, after: Seq, upTo?: Seq): AsyncIterable<LogEntry>
}

/** A row of the log cannot be parsed or breaks the chain: the document is quarantined, never replaced by an empty one. */
export class DamagedLogError extends Error {
  override readonly name = 'DamagedLogError'
  readonly document: DocumentId
  readonly seq: Seq
  readonly why: string
  constructor(document: DocumentId, seq: Seq, why: string) {
    super(`${document} entry ${seq}: ${why}`)
    this.document = document
    this.seq = seq
    this.why = why
  }
}
