// A new version changes the tables: as they were before, they stay in the data folder.
import { existsSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { connectToRead } from '../db/connect.ts'
import { pendingMigrations } from '../db/migrate.ts'
import { queriesOn } from '../db/open.ts'
import type { StorageLocation } from '../storage/storage.ts'
import { copyDatabase } from './copyDatabase.ts'

/** The copy's name; null when nothing is to be changed, or the copy is there from an upgrade that was cut off. */
export const copyBeforeUpgrade = async (where: StorageLocation, folder: string): Promise<string | null> => {
  const [next] = where.engine === 'postgres' ? await pendingOnPostgres(where.url) : isThere(where.file) ? await pending(where.file) : []
  if (!next) return null
  const target = join(folder, `ruta-before-${next}.db`)
  if (existsSync(target)) return null
  const part = `${target}.part`
  rmSync(part, { force: true })
  await copyDatabase(where, part)
  renameSync(part, target)
  return target
}

const isThere = (file: string): boolean => existsSync(file) && statSync(file).size > 0

const pending = async (file: string): Promise<readonly string[]> => {
  const sqlite = connectToRead(file)
  try {
    return await pendingMigrations(queriesOn(sqlite), 'sqlite')
  } finally {
    sqlite.close()
  }
}

const pendingOnPostgres = async (url: string): Promise<readonly string[]> => {
  const { connectToPostgres } = await import('../db/postgresPool.ts')
  const { queriesOnPool } = await import('../db/openPostgres.ts')
  // A caller that waits for an answer gets an error when the connection is lost.
  const pool = connectToPostgres({ url, connections: 1, lost: () => undefined })
  try {
    return await pendingMigrations(queriesOnPool(pool), 'postgres')
  } finally {
    await pool.end()
  }
}
