// The embedded database as storage.
import type { DatabaseSync } from 'node:sqlite'
import { allOurs } from '../background/leases.ts'
import type { Clock } from '../clock.ts'
import type { Database } from '../db/open.ts'
import { rewriteFile } from '../db/rewriteFile.ts'
import { createSqliteLog } from '../log/sqliteLog.ts'
import { sqliteQueries } from '../log/sqliteQueries.ts'
import { createCurrentMeetings } from '../meetings/current.ts'
import type { Storage, WorkerStorage } from './storage.ts'

export const sqliteStorage = (database: Database, clock: Clock): Storage => ({
  db: database.kysely,
  queries: sqliteQueries(database.sqlite, clock),
  openLog: (clock, damaged) => createSqliteLog({ database, clock, ...createCurrentMeetings(database), ...(damaged ? { damaged } : {}) }),
  sqlite: database.sqlite,
  openLeases: () => allOurs,
  name: async () => 'alone',
  mended: database.mended,
  rewrite: () => rewriteWhenFree(database.sqlite, clock),
  isFirst: async () => true,
  close: async () => database.close(),
})

const TRY_AGAIN_MS = 1_000
const MOST_TRIES = 120

/** Readers of the past, and the worker, may hold the write-ahead log for a moment. */
const rewriteWhenFree = async (sqlite: DatabaseSync, clock: Clock): Promise<void> => {
  const pause = () => new Promise<void>((resolve) => clock.after(TRY_AGAIN_MS, () => resolve()))
  while (sqlite.isTransaction) await new Promise<void>((resolve) => clock.soon(resolve))
  let { isTruncated } = rewriteFile(sqlite)
  for (let tries = 1; !isTruncated; tries++) {
    if (tries === MOST_TRIES) throw new Error('the write-ahead log could not be emptied')
    await pause()
    if (!sqlite.isOpen) return
    isTruncated = sqlite.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.busy === 0
  }
}

/** On a connection without appends: a worker's. */
export const sqliteWorkerStorage = (sqlite: DatabaseSync, clock: Clock): WorkerStorage => ({
  queries: sqliteQueries(sqlite, clock),
  openLog: (clock, damaged) => createSqliteLog({ database: { sqlite }, clock, meetingOf: () => null, ...(damaged ? { damaged } : {}) }),
  sqlite,
  openLeases: () => allOurs,
  close: async () => sqlite.close(),
})
