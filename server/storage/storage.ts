// Where rows and logs are kept: SQLite in the data folder, or PostgreSQL. What stands above asks neither which nor where.
import type { DatabaseSync } from 'node:sqlite'
import type { Leases } from '../background/leases.ts'
import type { Clock } from '../clock.ts'
import type { Queries } from '../db/queries.ts'
import type { Store } from '../db/rowStore.ts'
import type { CheckpointDamage, UpdateLog } from '../log/log.ts'

/** As it goes to a worker, which opens its own. */
export type Where = { readonly engine: 'sqlite'; readonly file: string } | { readonly engine: 'postgres'; readonly url: string }

/** What a worker opens. It asks without Kysely, which would cost each of them 15 MB and 50 ms of its start. */
export interface WorkerStorage {
  readonly queries: Queries
  /**
   * Stamps entries by this clock, with the session that is in session; a sealed document takes none. `damaged` is called for each checkpoint
   * that was skipped because it cannot be read.
   */
  openLog(clock: Clock, damaged?: (damage: CheckpointDamage) => void): UpdateLog
  /** The embedded database, for what it alone wants: its write-ahead log moved, its file checked. */
  readonly sqlite: DatabaseSync | null
  /** Of what only one server at a time may do. */
  openLeases(): Leases
  close(): Promise<void>
}

export interface Storage extends WorkerStorage {
  readonly db: Store
  /** The same for all servers of this installation, and for no other. */
  name(): Promise<string>
  /** Tables that were damaged, or not as this version has them, and are read from the logs anew. */
  readonly mended: readonly string[]
  /** Whether it is this server that does what one does for all of them. */
  isFirst(): Promise<boolean>
}

export interface StorageNeeds {
  readonly clock: Clock
  readonly report: (what: string, error: unknown) => void
}
