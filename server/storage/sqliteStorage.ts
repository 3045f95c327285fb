// The embedded database as storage.
import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '../clock.ts'
import type { Database } from '../db/open.ts'
import { createSqliteLog } from '../log/sqliteLog.ts'
import { sqliteQueries } from '../log/sqliteQueries.ts'
import { createCurrentMeetings } from '../meetings/current.ts'
import { allOurs } from './leases.ts'
import { rewriteTables } from './rewriteTables.ts'
import type { Storage, WorkerStorage } from './storage.ts'

export const sqliteStorage = (database: Database, clock: Clock): Storage => ({
  db: database.kysely,
  queries: sqliteQueries(database.sqlite, clock),
  openLog: (clock, damaged) => createSqliteLog({ database, clock, ...createCurrentMeetings(database), ...(damaged ? { damaged } : {}) }),
  sqlite: database.sqlite,
  openLeases: () => allOurs,
  name: async () => 'alone',
  mended: database.mended,
  overwriteErased: () => rewriteTables(database.sqlite, clock),
  isFirst: async () => true,
  close: async () => database.close(),
})

/** On a connection without appends: a worker's. */
export const sqliteWorkerStorage = (sqlite: DatabaseSync, clock: Clock): WorkerStorage => ({
  queries: sqliteQueries(sqlite, clock),
  openLog: (clock, damaged) => createSqliteLog({ database: { sqlite }, clock, meetingOf: () => null, ...(damaged ? { damaged } : {}) }),
  sqlite,
  openLeases: () => allOurs,
  close: async () => sqlite.close(),
})
