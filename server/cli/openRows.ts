// Opens the rows of an installation for a command that may run while servers run.
import { connect } from '../db/connect.ts'
import { queriesOn } from '../db/open.ts'
import type { Store } from '../db/rowStore.ts'
import type { Where } from '../storage/storage.ts'

export const openRows = async (where: Where): Promise<{ readonly db: Store; readonly close: () => Promise<void> }> => {
  if (where.engine === 'sqlite') {
    const sqlite = connect(where.file)
    return { db: queriesOn(sqlite), close: async () => sqlite.close() }
  }
  const { connectToPostgres } = await import('../db/postgresPool.ts')
  const { queriesOnPool } = await import('../db/openPostgres.ts')
  const pool = connectToPostgres({ url: where.url, connections: 1, lost: () => undefined })
  return { db: queriesOnPool(pool), close: () => pool.end() }
}
