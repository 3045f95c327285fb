// Opens the database that the configuration names, after it was looked at, and copied when this version changes its tables.
import { mkdir } from 'node:fs/promises'
import { copyBeforeUpgrade } from './backup/copyBeforeUpgrade.ts'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import { databaseFile } from './db/open.ts'
import { openStorage } from './storage/openStorage.ts'
import type { Storage, Where } from './storage/storage.ts'
import { refuseHalfFiles } from './storage/wholeFiles.ts'

interface Needs {
  readonly clock: Clock
  readonly report: (what: string, error: unknown) => void
  /** The database as it was before this version changed its tables is kept in this file. */
  readonly copied: (file: string) => void
}

export interface OpenInstallation {
  readonly where: Where
  readonly storage: Storage
}

/** Rejects with a sentence that says what is wrong and what to do when the database may not be opened. */
export const openInstallation = async (config: Config, { clock, report, copied }: Needs): Promise<OpenInstallation> => {
  await mkdir(config.dataDir, { recursive: true, mode: 0o700 })
  const where = whereOf(config)
  refuseHalfFiles(where)
  const before = await copyBeforeUpgrade(where, config.dataDir)
  if (before !== null) copied(before)
  return { where, storage: await openStorage(where, { clock, report }, config.redisUrl === null) }
}

export const whereOf = ({ databaseUrl, dataDir }: Pick<Config, 'databaseUrl' | 'dataDir'>): Where =>
  databaseUrl === null ? { engine: 'sqlite', file: databaseFile(dataDir) } : { engine: 'postgres', url: databaseUrl }
