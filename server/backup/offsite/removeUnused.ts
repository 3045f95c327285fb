// Removes what off-site backups leave in the data folder once nothing uses it: the mirror of a PostgreSQL database is as secret as the database,
// and would be forgotten there.
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { StorageLocation } from '../../storage/storage.ts'
import { withLock } from './lock.ts'

interface Uses {
  readonly engine: StorageLocation['engine']
  /** Whether BACKUP_TO is set. */
  readonly isConfigured: boolean
}

/** The removed files that held contents of the database. Rejects while a backup by hand is under way: it uses them. */
export const removeUnused = async (folder: string, uses: Uses): Promise<readonly string[]> => {
  const found = () => readdirSync(folder).filter((name) => isUnused(name, uses))
  if (found().length === 0) return []
  return withLock(folder, async () => {
    const names = found()
    for (const name of names) rmSync(join(folder, name), { force: true })
    return names.filter((name) => !name.includes('.json')).sort()
  })
}

/** The embedded database has no mirror: one is there after a move from PostgreSQL. The lock has no contents, and may be held. */
const isUnused = (name: string, { engine, isConfigured }: Uses): boolean =>
  isConfigured ? engine === 'sqlite' && name.startsWith('ruta-offsite.mirror.') : /^ruta-offsite\.(?!lock)/.test(name)
