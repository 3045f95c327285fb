// Puts a backup in the place of the embedded database. What was there stays beside it; a kill at any step leaves the one or the other.
import { existsSync, linkSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Clock } from '../clock.ts'
import { connect, connectAlone } from '../db/connect.ts'
import { rewriteFile } from '../db/rewriteFile.ts'
import { toDisk } from './copyDatabase.ts'
import { type CopyMoments, prepareCopy } from './prepareCopy.ts'
import { isUnreadableFile } from './presentPeople.ts'
import { recordRestored } from './recordRestored.ts'

export interface Restored {
  /** Where that is which stood there before: a file, or a schema; null when there was none. */
  readonly before: string | null
  /** Whether accounts and roles are those of now: they are, where the present database could be read. */
  readonly peopleOfNow: boolean
}

interface Restoring extends Pick<CopyMoments, 'takenAt'> {
  /** A copy of the backup, in the folder of `file`. */
  readonly coming: string
  readonly file: string
  readonly clock: Clock
}

/** Throws `database is locked` while anybody has the database open. */
export const restoreDatabase = async ({ coming, file, clock, takenAt }: Restoring): Promise<Restored> => {
  const now = clock.now()
  const moments = { at: now, takenAt }
  const there = existsSync(file)
  const peopleOfNow = there
    ? await prepareWithPresentPeople(coming, file, moments)
    : await prepareCopy(coming, new DatabaseSync(':memory:'), moments)
  await recordRestored(coming, clock)
  rewriteCopy(coming)
  toDisk(coming)
  const before = there ? freeName(file.replace(/\.db$/, '') + `-before-${new Date(now).toISOString().replace(/[:.]/g, '-')}`) : null
  if (before !== null) putAside(file, before)
  for (const database of [file, coming]) for (const rest of ['-wal', '-shm']) rmSync(`${database}${rest}`, { force: true })
  renameSync(coming, file)
  toDisk(dirname(file))
  return { before, peopleOfNow }
}

/** Its unused parts may hold what was erased since the backup. */
const rewriteCopy = (coming: string): void => {
  const sqlite = connect(coming)
  try {
    rewriteFile(sqlite)
  } finally {
    sqlite.close()
  }
}

/** A database that cannot be read is the best reason to restore one: then people are those of the backup. */
const prepareWithPresentPeople = async (coming: string, present: string, moments: CopyMoments): Promise<boolean> => {
  try {
    return await prepareCopy(coming, connectAlone(present), moments)
  } catch (error) {
    if (!isUnreadableFile(error)) throw error
    return prepareCopy(coming, new DatabaseSync(':memory:'), moments)
  }
}

/** Its file, and what could not be moved into it. */
const putAside = (file: string, before: string): void => {
  linkSync(file, before)
  if (existsSync(`${file}-wal`)) renameSync(`${file}-wal`, `${before}-wal`)
}

const freeName = (wanted: string): string => {
  let name = `${wanted}.db`
  for (let n = 2; existsSync(name); n++) name = `${wanted}-${n}.db`
  return name
}
