// Logs and storage on a real PostgreSQL, closed when the test ends.
import { afterAll, beforeAll, inject, onTestFinished } from 'vitest'
import type { Clock } from '../../server/clock.ts'
import { openPostgres, type PostgresDatabase } from '../../server/db/openPostgres.ts'
import { createPostgresLog, type StampsOf } from '../../server/log/postgresLog.ts'
import { must } from '../../shared/result.ts'
import { type Databases, type Postgres, sharedDatabases, startPostgres } from './postgres.ts'

/** Databases for the file of tests that calls it: in the project's PostgreSQL, or in one of its own where the project has none. */
export const usePostgres = (): (() => Databases) => {
  let databases: Databases | null = null
  let end: () => Promise<void>
  beforeAll(async () => {
    const folder = inject('postgres')
    if (folder) {
      const shared = sharedDatabases(folder)
      databases = shared
      end = shared.drop
    } else {
      const own = await startPostgres()
      databases = own
      end = own.stop
    }
  })
  afterAll(() => end?.())
  return () => must(databases, 'PostgreSQL')
}

/** A PostgreSQL of the file's own, which it may kill. */
export const useOwnPostgres = (): (() => Postgres) => {
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
