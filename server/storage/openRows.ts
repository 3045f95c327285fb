// Opens the rows for a command that changes them beside running servers: what it commits is on disk, and stands in order with what they
// append.
import type { Clock } from '../clock.ts'
import { connect } from '../db/connect.ts'
import { queriesOn } from '../db/open.ts'
import type { Queries } from '../db/queries.ts'
import type { Store } from '../db/rowStore.ts'
import { sqliteQueries } from '../log/sqliteQueries.ts'
import type { Where } from './storage.ts'

export interface Rows {
  readonly db: Store
  readonly queries: Queries
  close(): Promise<void>
}

/** The tables stay as they are. */
export const openRows = async (where: Where, clock: Clock): Promise<Rows> => {
  if (where.engine === 'sqlite') {
    const sqlite = connect(where.file)
    return { db: queriesOn(sqlite), queries: sqliteQueries(sqlite, clock), close: async () => sqlite.close() }
  }
  const { connectToPostgres } = await import('../db/postgresPool.ts')
  const { queriesOnPool } = await import('../db/openPostgres.ts')
  const { postgresQueries } = await import('../log/postgresQueries.ts')
  const pool = connectToPostgres({ url: where.url, connections: 2, lost: () => undefined })
  return { db: queriesOnPool(pool), queries: postgresQueries(pool), close: () => pool.end() }
}
