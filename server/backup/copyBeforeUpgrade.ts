// A new version changes the tables of the embedded database: as it was before, it stays beside it.
import { existsSync, renameSync, rmSync, statSync } from 'node:fs'
import { connectToRead } from '../db/connect.ts'
import { pendingMigrations } from '../db/migrate.ts'
import { queriesOn } from '../db/open.ts'
import { copyDatabase } from './copyDatabase.ts'

/** The copy's name; null when nothing is to be changed, or the copy is there from an upgrade that was cut off. */
export const copyBeforeUpgrade = async (file: string): Promise<string | null> => {
  const [next] = isThere(file) ? await pending(file) : []
  if (!next) return null
  const target = `${file.replace(/\.db$/, '')}-before-${next}.db`
  if (existsSync(target)) return null
  const part = `${target}.part`
  rmSync(part, { force: true })
  await copyDatabase(file, part)
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
