// Logs and storage on a real PostgreSQL, closed when the test ends.
import { afterAll, beforeAll, onTestFinished } from 'vitest'
import type { Clock } from '../../server/clock.ts'
import { openPostgres, type PostgresDatabase } from '../../server/db/openPostgres.ts'
import { createPostgresLog, type StampsOf } from '../../server/log/postgresLog.ts'
import { must } from '../../shared/result.ts'
import { type Postgres, startPostgres } from './postgres.ts'

/** One for the file of tests that calls it. */
export const usePostgres = (): (() => Postgres) => {
  let postgres: Postgres | null = null
  beforeAll(async () => {
    postgres = await startPostgres()
  })
  afterAll(() => postgres?.stop())
  return () => must(postgres, 'PostgreSQL')
}

export const openOnPostgres = async (url: string): Promise<PostgresDatabase> => {
  const database = await openPostgres({ url, connections: 4, lost: () => undefined })
  onTestFinished(() => database.close())
  return database
}

const NO_STAMPS: StampsOf = async () => () => ({ meeting: null, sealed: false })
export const logOn = ({ pool }: PostgresDatabase, clock: Clock, stampsOf = NO_STAMPS) => createPostgresLog({ pool, clock, stampsOf })
