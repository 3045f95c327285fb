// Opens the storage that the configuration names, for the main thread and for the workers. PostgreSQL's driver is loaded only where it
// is used.
import { connectBeside, connectToRead } from '../db/connect.ts'
import { openDatabase } from '../db/open.ts'
import { sqliteStorage, sqliteStorageBeside } from './sqliteStorage.ts'
import type { Storage, StorageNeeds, Where } from './storage.ts'

const CONNECTIONS = 10
const CONNECTIONS_BESIDE = 4

/** Brings the tables up to date; `alone` keeps other servers out. */
export const openStorage = async (where: Where, { clock, report }: StorageNeeds, alone = true): Promise<Storage> => {
  if (where.engine === 'sqlite') return sqliteStorage(await openDatabase({ file: where.file }), clock)
  const { openPostgres } = await import('../db/openPostgres.ts')
  const { postgresStorage } = await import('./postgresStorage.ts')
  const { createPostgresLeases } = await import('./postgresLeases.ts')
  const { keepOthersOut } = await import('./keepOthersOut.ts')
  const lost = (error: unknown) => report('a connection to the database was lost', error)
  const letIn = await keepOthersOut(where.url, alone, lost)
  try {
    const storage = postgresStorage(await openPostgres({ url: where.url, connections: CONNECTIONS, lost }), () =>
      createPostgresLeases({ url: where.url, clock, lost }),
    )
    return { ...storage, close: () => storage.close().finally(letIn) }
  } catch (error) {
    await letIn()
    throw error
  }
}

/** For a worker: what it writes can be made again, or, with `readOnly`, it writes nothing. */
export const openStorageBeside = async (where: Where, { clock, report }: StorageNeeds, readOnly: boolean): Promise<Storage> => {
  if (where.engine === 'sqlite') return sqliteStorageBeside((readOnly ? connectToRead : connectBeside)(where.file), clock)
  const { queriesOnPool } = await import('../db/openPostgres.ts')
  const { connectToPostgres } = await import('../db/postgres.ts')
  const { createPostgresLeases } = await import('./postgresLeases.ts')
  const { postgresStorage } = await import('./postgresStorage.ts')
  const lost = (error: unknown) => report('a connection to the database was lost', error)
  const pool = connectToPostgres({ url: where.url, connections: CONNECTIONS_BESIDE, madeAgain: true, lost })
  const leases = () => createPostgresLeases({ url: where.url, clock, lost })
  return postgresStorage({ pool, kysely: queriesOnPool(pool), close: () => pool.end() }, leases)
}
