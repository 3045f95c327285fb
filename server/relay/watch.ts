// What the relay tells whoever looks after it: logs, metrics and the session clock are plain functions of the wiring.
import type { AccountId, DocumentId } from '../../shared/ids.ts'
import type { UpdateRefusal } from '../../shared/refusals.ts'

export interface Watch {
  /** A person acted in this session: an accepted edit, or presence that changed. Never a ping or a renewal. */
  active(session: string): void
  accepted(document: DocumentId, updates: number): void
  resynced(document: DocumentId): void
  refused(document: DocumentId, account: AccountId, why: UpdateRefusal): void
  malformed(document: DocumentId, account: AccountId): void
  /** The connection's number stands in the log lines of its life. */
  bug(connection: number, error: unknown): void
  failed(document: DocumentId, error: unknown): void
  quarantined(document: DocumentId, error: unknown): void
  flushed(milliseconds: number, rooms: number): void
}
