// PostgreSQL as storage.
import type { Pool } from 'pg'
import type { Leases } from '../background/leases.ts'
import { TABLES_OF_ERASING } from '../db/namesPeople.ts'
import type { PostgresDatabase } from '../db/openPostgres.ts'
import { createPostgresLog } from '../log/postgresLog.ts'
import { postgresQueries } from '../log/postgresQueries.ts'
import { currentStamps } from '../meetings/currentStamps.ts'
import type { Storage, WorkerStorage } from './storage.ts'

export const postgresStorage = ({ kysely, pool }: PostgresDatabase, leases: () => Leases): Omit<Storage, 'isFirst'> => ({
  ...postgresWorkerStorage(pool, leases),
  db: kysely,
  mended: [],
  // Each for the moment that its few rows take.
  rewrite: async () => {
    for (const table of TABLES_OF_ERASING) await pool.query(`VACUUM (FULL) ${table}`)
  },
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
