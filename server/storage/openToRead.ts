// Opens the rows read-only, for a command that may run while servers run and leaves no files behind.
import type { Clock } from '../clock.ts'
import { connectToLook } from '../db/connect.ts'
import { queriesOn } from '../db/open.ts'
import { sqliteQueries } from '../log/sqliteQueries.ts'
import type { Rows } from './openRows.ts'
import type { Where } from './storage.ts'

export const openToRead = async (where: Where, clock: Clock): Promise<Rows> => {
  if (where.engine === 'sqlite') {
    const sqlite = connectToLook(where.file)
    return { db: queriesOn(sqlite), queries: sqliteQueries(sqlite, clock), close: async () => sqlite.close() }
  }
  const { connectToPostgres } = await import('../db/postgresPool.ts')
  const { queriesOnPool } = await import('../db/openPostgres.ts')
  const { postgresQueries } = await import('../log/postgresQueries.ts')
  const pool = connectToPostgres({ url: where.url, connections: 2, lost: () => undefined })
  return { db: queriesOnPool(pool), queries: postgresQueries(pool), close: () => pool.end() }
}
