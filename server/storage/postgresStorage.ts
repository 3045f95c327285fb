// PostgreSQL as storage.
import type { PostgresDatabase } from '../db/openPostgres.ts'
import { createPostgresLog } from '../log/postgresLog.ts'
import { postgresQueries } from '../log/postgresQueries.ts'
import { currentStamps } from '../meetings/currentStamps.ts'
import type { Storage } from './storage.ts'

export const postgresStorage = ({ kysely, pool, close }: PostgresDatabase): Storage => ({
  db: kysely,
  queries: postgresQueries(pool),
  openLog: (clock) => createPostgresLog({ pool, clock, stampsOf: currentStamps }),
  sqlite: null,
  close,
})
