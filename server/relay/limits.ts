// Every number by which the relay bounds a connection, a message or a room. Starting points: measured where the comment says so.
import { MOST_DOCUMENT_BYTES } from '../../shared/bounds.ts'

/** What refills, and how much may be used at once. */
export interface RelayBudget {
  readonly perSecond: number
  readonly burst: number
}

export interface Limits {
  /** One update, in bytes. */
  readonly updateBytes: number
  /** A document's base and tail together. */
  readonly documentBytes: number
  readonly structsPerUpdate: number
  readonly clientsPerUpdate: number
  /** Client ids that nobody owns, in one update: months of offline reloads arrive in one step 2. */
  readonly newIdsPerUpdate: number
  readonly messages: RelayBudget
  readonly bytes: RelayBudget
  readonly newIds: RelayBudget
  /** Milliseconds of this process's time: bounds what no count of bytes or structs can foresee. */
  readonly work: RelayBudget
  readonly presenceBytes: number
  readonly presenceHoldMs: number
  /** Step 2s in a row that still leave a gap, before the connection's copy is refused. */
  readonly fruitlessResyncs: number
  /** Received before the room has loaded, in bytes, before the socket is paused. */
  readonly queuedBytes: number
  readonly shedBytes: number
  readonly calmBytes: number
  readonly backlogBytes: number
  readonly stuckJoinMs: number
  readonly keepAliveMs: number
  readonly idleRoomMs: number
  readonly quarantineMs: number
  /** A tail of more entries than this is folded when its room is unloaded, so that the next opening reads little. */
  readonly unloadTail: number
}

const KiB = 1024
const MiB = 1024 * KiB

export const LIMITS: Limits = {
  updateBytes: MiB,
  documentBytes: MOST_DOCUMENT_BYTES,
  structsPerUpdate: 20_000,
  clientsPerUpdate: 1_000,
  newIdsPerUpdate: 256,
  messages: { perSecond: 300, burst: 1_500 },
  bytes: { perSecond: MiB, burst: 8 * MiB },
  newIds: { perSecond: 64 / 60, burst: 64 },
  work: { perSecond: 250, burst: 1_000 },
  presenceBytes: 4 * KiB,
  presenceHoldMs: 15,
  fruitlessResyncs: 5,
  queuedBytes: MiB,
  shedBytes: 256 * KiB,
  calmBytes: 64 * KiB,
  backlogBytes: 8 * MiB,
  stuckJoinMs: 30_000,
  keepAliveMs: 20_000,
  idleRoomMs: 30_000,
  quarantineMs: 60_000,
  unloadTail: 50,
}
