// A write transaction without awaits: it blocks the event loop for as long as the disk takes.
import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '../clock.ts'
import { whenWritable } from '../db/writeGate.ts'
import { LogUnavailableError } from './log.ts'

/** Timeout for a transaction of Kysely on the same connection, which only ever waits for its own queries. */
const PATIENCE_MS = 1000

export const createWriteTransaction = (sqlite: DatabaseSync, clock: Clock) => {
  const begin = sqlite.prepare('BEGIN IMMEDIATE')
  const commit = sqlite.prepare('COMMIT')
  const rollback = sqlite.prepare('ROLLBACK')

  return async <T>(body: () => T): Promise<T> => {
    await connectionFree(sqlite, clock)
    try {
      begin.run()
      const result = body()
      commit.run()
      return result
    } catch (error) {
      // SQLite has rolled back by itself after some errors (a full disk), not after others.
      if (sqlite.isTransaction) rollback.run()
      throw isSqliteError(error) ? new LogUnavailableError(`the log cannot be written: ${error.message}`, { cause: error }) : error
    }
  }
}

const connectionFree = async (sqlite: DatabaseSync, clock: Clock): Promise<void> => {
  await whenWritable(sqlite)
  const start = clock.elapsed()
  while (sqlite.isTransaction) {
    if (clock.elapsed() - start > PATIENCE_MS) throw new LogUnavailableError('another transaction does not end')
    await new Promise<void>((resolve) => clock.soon(resolve))
    await whenWritable(sqlite)
  }
}

const isSqliteError = (error: unknown): error is Error => error instanceof Error && 'code' in error && error.code === 'ERR_SQLITE_ERROR'
