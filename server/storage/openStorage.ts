// Opens the configured storage. PostgreSQL's driver is loaded only if it is used.
import { openDatabase } from '../db/open.ts'
import { sqliteStorage } from './sqliteStorage.ts'
import type { Storage, StorageLocation, StorageNeeds } from './storage.ts'

const CONNECTIONS = 10

/** Applies migrations; `alone` locks other servers out; `damaged` are tables to be rebuilt from the logs. */
export const openStorage = async (
  where: StorageLocation,
  { clock, report }: StorageNeeds,
  alone = true,
  damaged: readonly string[] = [],
): Promise<Storage> => {
  if (where.engine === 'sqlite') return sqliteStorage(await openDatabase({ file: where.file, damaged }), clock)
  const { openPostgres } = await import('../db/openPostgres.ts')
  const { postgresStorage } = await import('./postgresStorage.ts')
  const { createPostgresLeases } = await import('./postgresLeases.ts')
  const { serve } = await import('./serving.ts')
  const lost = (error: unknown) => report('a connection to the database was lost', error)
  const serving = await serve({ url: where.url, alone, clock, lost })
  try {
    const storage = postgresStorage(await openPostgres({ url: where.url, connections: CONNECTIONS, lost }), clock, () =>
      createPostgresLeases({ url: where.url, clock, lost }),
    )
    return { ...storage, isFirst: serving.isFirst, close: () => storage.close().finally(serving.end) }
  } catch (error) {
    await serving.end()
    throw error
  }
}
