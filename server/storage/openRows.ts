// Opens the database for a command that may run beside running servers.
import type { DatabaseSync } from 'node:sqlite'
import type { Clock } from '../clock.ts'
import { connect, connectToLook } from '../db/connect.ts'
import { queriesOn } from '../db/open.ts'
import type { Queries } from '../db/queries.ts'
import type { Store } from '../db/rowStore.ts'
import { sqliteQueries } from '../log/sqliteQueries.ts'
import type { StorageLocation } from './storage.ts'

export interface OpenedRows {
  readonly db: Store
  readonly queries: Queries
  close(): Promise<void>
}

/** For changes: commits are durable, and ordered with appends of servers. Applies no migrations. */
export const openRows = (where: StorageLocation, clock: Clock): Promise<OpenedRows> => rowsOf(where, clock, connect)

/** Read-only; leaves no file behind. */
export const openToRead = (where: StorageLocation, clock: Clock): Promise<OpenedRows> => rowsOf(where, clock, connectToLook)

const rowsOf = async (where: StorageLocation, clock: Clock, connected: (file: string) => DatabaseSync): Promise<OpenedRows> => {
  if (where.engine === 'sqlite') {
    const sqlite = connected(where.file)
    return { db: queriesOn(sqlite), queries: sqliteQueries(sqlite, clock), close: async () => sqlite.close() }
  }
  const { connectToPostgres } = await import('../db/postgresPool.ts')
  const { queriesOnPool } = await import('../db/openPostgres.ts')
  const { postgresQueries } = await import('../log/postgresQueries.ts')
  const pool = connectToPostgres({ url: where.url, connections: 2, lost: () => undefined })
  return { db: queriesOnPool(pool), queries: postgresQueries(pool), close: () => pool.end() }
}
