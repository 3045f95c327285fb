// Opens the storage for a worker: what it writes can be made again, or, with `readOnly`, it writes nothing.
import { connectBeside, connectToRead } from '../db/connect.ts'
import { sqliteStorageBeside } from './sqliteStorage.ts'
import type { StorageBeside, StorageNeeds, Where } from './storage.ts'

const CONNECTIONS = 4

export const openStorageBeside = async (where: Where, { clock, report }: StorageNeeds, readOnly: boolean): Promise<StorageBeside> => {
  if (where.engine === 'sqlite') return sqliteStorageBeside((readOnly ? connectToRead : connectBeside)(where.file), clock)
  const { connectToPostgres } = await import('../db/postgresPool.ts')
  const { createPostgresLeases } = await import('./postgresLeases.ts')
  const { postgresStorageBeside } = await import('./postgresStorage.ts')
  const lost = (error: unknown) => report('a connection to the database was lost', error)
  const pool = connectToPostgres({ url: where.url, connections: CONNECTIONS, madeAgain: true, lost })
  return postgresStorageBeside(pool, () => createPostgresLeases({ url: where.url, clock, lost }))
}
