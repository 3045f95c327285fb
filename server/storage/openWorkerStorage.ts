// Opens the storage for a worker: its data can be rebuilt or, with `readOnly`, it writes nothing.
import { connectToRead, connectWorker } from '../db/connect.ts'
import { sqliteWorkerStorage } from './sqliteStorage.ts'
import type { StorageLocation, StorageNeeds, WorkerStorage } from './storage.ts'

const CONNECTIONS = 4

export const openWorkerStorage = async (
  where: StorageLocation,
  { clock, report }: StorageNeeds,
  readOnly: boolean,
): Promise<WorkerStorage> => {
  if (where.engine === 'sqlite') return sqliteWorkerStorage((readOnly ? connectToRead : connectWorker)(where.file), clock)
  const { connectToPostgres } = await import('../db/postgresPool.ts')
  const { createPostgresLeases } = await import('./postgresLeases.ts')
  const { postgresWorkerStorage } = await import('./postgresStorage.ts')
  const lost = (error: unknown) => report('a connection to the database was lost', error)
  const pool = connectToPostgres({ url: where.url, connections: CONNECTIONS, madeAgain: true, lost })
  return postgresWorkerStorage(pool, () => createPostgresLeases({ url: where.url, clock, lost }))
}
