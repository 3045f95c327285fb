// What the relay reports: logs, metrics and the clock of logins are plain functions that `composeServer.ts` passes in.
import type { AccountId, DocumentId } from '../../shared/ids.ts'
import type { CloseReason } from '../../shared/protocol/closeCodes.ts'
import type { UpdateRefusal } from '../../shared/updateRefusals.ts'
import type { CheckpointDamage } from '../log/log.ts'

/** One tick, from its flush to the last acknowledgement written. */
export interface RelayTick {
  readonly milliseconds: number
  readonly rooms: number
  /** The oldest update, from its arrival to its acknowledgement; null when nothing came to the disk. */
  readonly waited: number | null
}

export interface Watch {
  /** A person acted in this login: an accepted edit, or presence that changed. Never a ping or a renewal. */
  active(session: string): void
  accepted(document: DocumentId, updates: number): void
  resynced(document: DocumentId): void
  /** The connection's number is in each of its log lines. */
  joined(connection: number, document: DocumentId, account: AccountId): void
  /** By us, or with `left` by itself. */
  ended(connection: number, why: CloseReason | 'left'): void
  refused(connection: number, document: DocumentId, account: AccountId, why: UpdateRefusal): void
  malformed(connection: number, document: DocumentId, account: AccountId): void
  bug(connection: number, error: unknown): void
  failed(document: DocumentId, error: unknown): void
  quarantined(document: DocumentId, error: unknown): void
  /** It was skipped: the document is read from an older one, or from its entries. */
  checkpointDamaged(damage: CheckpointDamage): void
  flushed(tick: RelayTick): void
}
