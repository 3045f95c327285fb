// Opens the configured database: checked before, backed up when this version migrates it, and repaired where that is safe.
import { constants, existsSync } from 'node:fs'
import { access, mkdir } from 'node:fs/promises'
import { copyBeforeUpgrade } from './backup/copyBeforeUpgrade.ts'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import { sentenceForDatabase, sentenceForLock, sentenceForPostgres } from './db/damageWords.ts'
import type { DatabaseFileProblem } from './db/fileCheck.ts'
import { databaseFile } from './db/open.ts'
import { overwritten, readOwedOverwrites, WHOLE_FILE } from './db/owedOverwrites.ts'
import { rewriteFile } from './db/rewriteFile.ts'
import { problemsAtStart } from './storage/checkedFile.ts'
import { keepOthersOutOfFile } from './storage/keepOthersOutOfFile.ts'
import { openStorage } from './storage/openStorage.ts'
import type { Storage, StorageLocation } from './storage/storage.ts'
import { refuseHalfFiles } from './storage/wholeFiles.ts'

interface Needs {
  readonly clock: Clock
  readonly report: (what: string, error: unknown) => void
  /** Path of the backup made before this version migrated the database. */
  readonly copied: (file: string) => void
}

export interface OpenInstallation {
  readonly where: StorageLocation
  readonly storage: Storage
  /** State of the file; null if it was not checked. */
  readonly problems: readonly DatabaseFileProblem[] | null
}

/** Rejects with an explanation for the operator when the database may not be opened. */
export const openInstallation = (config: Config, needs: Needs): Promise<OpenInstallation> =>
  explainDamage(config, () => open(config, whereOf(config), needs))

/** The same for queries at start: a damaged page is found by the first query that needs it. */
export const explainDamage = async <T>(config: Config, work: () => Promise<T>): Promise<T> => {
  try {
    return await work()
  } catch (error) {
    const where = whereOf(config)
    const file = where.engine === 'sqlite' ? where.file : config.dataDir
    const sentence =
      (where.engine === 'postgres' ? sentenceForPostgres(error, where.url) : sentenceForLock(error, file)) ??
      sentenceForDatabase(error, file)
    throw sentence === null ? error : new Error(sentence, { cause: error })
  }
}

const open = async (config: Config, where: StorageLocation, needs: Needs): Promise<OpenInstallation> => {
  await mkdir(config.dataDir, { recursive: true, mode: 0o700 })
  await mustBeOurs(where, config.dataDir)
  refuseHalfFiles(where)
  const problems = where.engine === 'sqlite' ? problemsAtStart(where.file) : null
  const leave = where.engine === 'sqlite' ? keepOthersOutOfFile(where.file) : () => undefined
  try {
    const storage = await openAlone(config, { where, problems }, needs)
    return { where, problems, storage: { ...storage, close: () => storage.close().finally(leave) } }
  } catch (error) {
    leave()
    throw error
  }
}

const openAlone = async (
  config: Config,
  { where, problems }: Omit<OpenInstallation, 'storage'>,
  { clock, report, copied }: Needs,
): Promise<Storage> => {
  const before = await copyBeforeUpgrade(where, config.dataDir)
  if (before !== null) copied(before)
  const damaged = [...new Set((problems ?? []).flatMap(({ kind, table }) => (kind === 'derived' && table !== null ? [table] : [])))]
  const storage = await openStorage(where, { clock, report }, config.redisUrl === null, damaged)
  await rewriteOwedFile(storage, report)
  return storage
}

/** Before anybody is connected, because it takes seconds for a large file; without room on the disk, at the next start. */
const rewriteOwedFile = async ({ sqlite, db }: Storage, report: Needs['report']): Promise<void> => {
  if (!sqlite || !(await readOwedOverwrites(db)).includes(WHOLE_FILE)) return
  try {
    if (rewriteFile(sqlite).isTruncated) await overwritten(db, [WHOLE_FILE])
  } catch (error) {
    report('unused parts of the database’s file may hold what 0.1.0 deleted, until it is written anew at a start', error)
  }
}

/** SQLite opens a read-only file, and fails only on the first write. */
const mustBeOurs = async (where: StorageLocation, folder: string): Promise<void> => {
  if (where.engine !== 'sqlite') return
  for (const path of [folder, where.file, `${where.file}-wal`, `${where.file}-shm`])
    if (existsSync(path)) await access(path, constants.R_OK | constants.W_OK)
}

export const whereOf = ({ databaseUrl, dataDir }: Pick<Config, 'databaseUrl' | 'dataDir'>): StorageLocation =>
  databaseUrl === null ? { engine: 'sqlite', file: databaseFile(dataDir) } : { engine: 'postgres', url: databaseUrl }
