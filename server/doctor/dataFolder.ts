// Checks the data folder and the file of the embedded database before the database is opened.
import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs'
import { platform } from 'node:process'
import type { Config } from '../config.ts'
import { connectToLook } from '../db/connect.ts'
import { sentenceForDatabase, sentenceForLock } from '../db/damageWords.ts'
import { checkFile } from '../db/fileCheck.ts'
import { whereOf } from '../openInstallation.ts'
import { refuseHalfFiles } from '../storage/wholeFiles.ts'
import { attention, errorSentence, type Finding, sizeOf, well, wrong } from './finding.ts'

interface Seen {
  readonly findings: readonly Finding[]
  /** Whether the database can be opened for further checks. */
  readonly mayBeOpened: boolean
}

export const examineDataFolder = (config: Config): Seen => {
  const { dataDir } = config
  const where = whereOf(config)
  if (!existsSync(dataDir))
    return where.engine === 'sqlite'
      ? {
          findings: [
            attention(
              `${dataDir} does not exist: no data are stored yet.`,
              'The first start creates it. If you had one, set DATA_DIR to its path.',
            ),
          ],
          mayBeOpened: false,
        }
      : { findings: [well(`${dataDir} does not exist; the data are in PostgreSQL.`)], mayBeOpened: true }
  const denied = deniedIn(dataDir, where.engine === 'sqlite' ? where.file : null)
  if (denied !== null) return { findings: [denied], mayBeOpened: false }
  const around = [
    ...modeOf(dataDir),
    ...ownerOf(dataDir),
    roomIn(dataDir, where.engine === 'sqlite' && existsSync(where.file) ? statSync(where.file).size : 0),
  ]
  if (where.engine === 'postgres') return { findings: around, mayBeOpened: true }
  if (!existsSync(where.file) && !existsSync(`${where.file}-wal`))
    return {
      findings: [
        ...around,
        attention(`There is no database in ${dataDir} yet.`, 'The first start creates it. If you had one, set DATA_DIR to its path.'),
      ],
      mayBeOpened: false,
    }
  const file = stateOfFile(where.file)
  return { findings: [...around, ...file.findings], mayBeOpened: file.mayBeOpened }
}

const deniedIn = (folder: string, file: string | null): Finding | null => {
  try {
    for (const path of [folder, ...(file === null ? [] : [file, `${file}-wal`, `${file}-shm`])])
      if (existsSync(path)) accessSync(path, constants.R_OK | constants.W_OK)
    return null
  } catch (error) {
    return wrong(
      `${folder}: ${errorSentence(error)}`,
      sentenceForDatabase(error, file ?? folder) ?? 'Make the user that runs Ruta its owner (chown -R).',
    )
  }
}

const OTHERS = 0o077
const modeOf = (folder: string): readonly Finding[] => {
  const { mode } = statSync(folder)
  return (mode & OTHERS) === 0 || platform === 'win32'
    ? []
    : [
        attention(
          `Other users of this machine can read ${folder} (mode ${(mode & 0o777).toString(8)}), which holds the signing key and all accounts.`,
          `chmod 700 ${folder}`,
        ),
      ]
}

/** The doctor itself is often run by root: the user of the server is the owner of the data folder. */
const ownerOf = (folder: string): readonly Finding[] =>
  statSync(folder).uid !== 0 || platform === 'win32'
    ? []
    : [
        attention(
          `${folder} belongs to root, so the server runs as root: a fault in it could change the whole machine.`,
          'Run it as a user of its own (docs/install/systemd.md), and give that user the folder (chown -R).',
        ),
      ]

/** With less free space SQLite soon cannot write its write-ahead log. */
const LEAST_BYTES = 200_000_000
const roomIn = (folder: string, database: number): Finding => {
  const { bavail, bsize } = statfsSync(folder)
  const free = bavail * bsize
  if (free < LEAST_BYTES)
    return wrong(
      `The disk of ${folder} has only ${sizeOf(free)} free: soon nothing can be saved.`,
      'Free some space, or move the data folder to a larger disk.',
    )
  if (free < 2 * database)
    return attention(
      `The disk of ${folder} has ${sizeOf(free)} free and the database takes ${sizeOf(database)}: upgrades and backups make a copy of it.`,
      'Keep twice the size of the database free.',
    )
  return well(`The disk of ${folder} has ${sizeOf(free)} free.`)
}

const stateOfFile = (file: string): Seen => {
  try {
    refuseHalfFiles({ engine: 'sqlite', file })
  } catch (error) {
    return { findings: [wrong(errorSentence(error), 'Do this before you start Ruta.')], mayBeOpened: false }
  }
  try {
    const sqlite = connectToLook(file)
    try {
      const problems = checkFile(sqlite)
      return {
        findings:
          problems.length === 0
            ? [well(`${file} is intact (${sizeOf(statSync(file).size)}).`)]
            : problems.map(({ kind, table, text }) =>
                kind === 'derived'
                  ? attention(`${file}, table ${table ?? '?'}: ${text}.`, 'The next start rebuilds it from the logs.')
                  : wrong(`${file}, ${table === null ? 'as a whole' : `table ${table}`}: ${text}.`, RESTORE),
              ),
        mayBeOpened: !problems.some(({ kind }) => kind === 'structure'),
      }
    } finally {
      sqlite.close()
    }
  } catch (error) {
    const locked = sentenceForLock(error, file)
    if (locked !== null) return { findings: [wrong(locked, 'Nothing is damaged.')], mayBeOpened: false }
    return { findings: [wrong(sentenceForDatabase(error, file) ?? errorSentence(error), RESTORE)], mayBeOpened: false }
  }
}

const RESTORE = 'Copy the data folder elsewhere, then restore a backup (npm run restore -- FILE).'
