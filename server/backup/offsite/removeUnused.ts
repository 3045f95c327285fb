// Removes what off-site backups leave in the data folder once nothing uses it: a copy of the database is as secret as the database, and would be
// forgotten there.
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
    return names.filter((name) => !/\.(json|pages)/.test(name)).sort()
  })
}

/** The copy of the other engine is there after a move. The lock has no contents, and may be held. */
const isUnused = (name: string, { engine, isConfigured }: Uses): boolean =>
  isConfigured
    ? name.startsWith(engine === 'sqlite' ? 'ruta-offsite.mirror.' : 'ruta-offsite.image.')
    : /^ruta-offsite\.(?!lock)/.test(name)
