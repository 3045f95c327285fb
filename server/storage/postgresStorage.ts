// PostgreSQL as storage.
import type { Pool } from 'pg'
import type { Clock } from '../clock.ts'
import type { PostgresDatabase } from '../db/openPostgres.ts'
import { createPostgresLog } from '../log/postgresLog.ts'
import { postgresQueries } from '../log/postgresQueries.ts'
import { currentStamps } from '../meetings/currentStamps.ts'
import type { Leases } from './leases.ts'
import type { Storage, WorkerStorage } from './storage.ts'
import { vacuumTables } from './vacuumTables.ts'

export const postgresStorage = ({ kysely, pool }: PostgresDatabase, clock: Clock, leases: () => Leases): Omit<Storage, 'isFirst'> => ({
  ...postgresWorkerStorage(pool, leases),
  db: kysely,
  mended: [],
  overwriteErased: () => vacuumTables(pool, clock),
  async name() {
    const { rows } = await pool.query<{ name: string }>(NAME)
    return `ruta:${rows[0]?.name}`
  },
})

/** For a worker. */
export const postgresWorkerStorage = (pool: Pool, leases: () => Leases): WorkerStorage => ({
  queries: postgresQueries(pool),
  openLog: (clock, damaged) => createPostgresLog({ pool, clock, stampsOf: currentStamps, ...(damaged ? { damaged } : {}) }),
  sqlite: null,
  openLeases: leases,
  close: () => pool.end(),
})

/** When the tables were created, to the millisecond: unique per installation. */
const NAME = "SELECT md5(current_database() || timestamp) AS name FROM kysely_migration WHERE name = '001_foundation'"
