// Port of the storage for rows and logs: SQLite in the data folder, or PostgreSQL.
import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '../clock.ts'
import type { Queries } from '../db/queries.ts'
import type { Store } from '../db/rowStore.ts'
import type { CheckpointDamage, UpdateLog } from '../log/log.ts'
import type { Leases } from './leases.ts'

/** Serialisable, for a worker, which opens its own. */
export type StorageLocation = { readonly engine: 'sqlite'; readonly file: string } | { readonly engine: 'postgres'; readonly url: string }

/** Storage of a worker. Without Kysely, which would cost each of them 15 MB and 50 ms at its start. */
export interface WorkerStorage {
  readonly queries: Queries
  /**
   * Stamps entries with this clock and the meeting in session; a sealed document accepts none. `damaged` is called for each checkpoint that was
   * skipped because it cannot be read.
   */
  openLog(clock: Clock, damaged?: (damage: CheckpointDamage) => void): UpdateLog
  /** The embedded database, for what only it needs: checkpoints of its write-ahead log, and checks of its file. */
  readonly sqlite: DatabaseSync | null
  /** For work that only one server at a time may do. */
  openLeases(): Leases
  close(): Promise<void>
}

export interface Storage extends WorkerStorage {
  readonly db: Store
  /** The same for all servers of this installation, and no other. */
  name(): Promise<string>
  /** Tables that were damaged, or of another shape, and are rebuilt from the logs. */
  readonly mended: readonly string[]
  /**
   * Afterwards no file of the tables that name people holds rows that were deleted before; PostgreSQL's own log of changes is not ours. Answers false
   * when somebody still reads the database as it was then: to be asked again.
   */
  overwriteErased(): Promise<boolean>
  /** Whether this server does periodic work for all of them. */
  isFirst(): Promise<boolean>
}

export interface StorageNeeds {
  readonly clock: Clock
  readonly report: (what: string, error: unknown) => void
}
