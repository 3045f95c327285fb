// Puts a backup in the place of the embedded database. What was there stays beside it; a kill at any step leaves the one or the other.
import { existsSync, linkSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Clock } from '../clock.ts'
import { connectAlone } from '../db/connect.ts'
import { toDisk } from './copyDatabase.ts'
import { endAllEntries, takePeopleOfNow } from './people.ts'

export interface Restored {
  /** Where the database is that stood there before; null when there was none. */
  readonly before: string | null
  /** Whether accounts and roles are those of now: they are, where the present database could be read. */
  readonly peopleOfNow: boolean
}

/** `coming` is a copy of the backup in the folder of `file`. Throws `database is locked` while anybody has the database open. */
export const restoreDatabase = (coming: string, file: string, clock: Clock): Restored => {
  const now = clock.now()
  const there = existsSync(file)
  const peopleOfNow = prepare(coming, there ? file : null, now)
  toDisk(coming)
  const before = there ? freeName(file.replace(/\.db$/, '') + `-before-${new Date(now).toISOString().replace(/[:.]/g, '-')}`) : null
  if (before !== null) linkSync(file, before)
  for (const database of [file, coming]) for (const rest of ['-wal', '-shm']) rmSync(`${database}${rest}`, { force: true })
  renameSync(coming, file)
  toDisk(dirname(file))
  return { before, peopleOfNow }
}

/** In one transaction, so that no half of it is ever put in place. */
const prepare = (coming: string, present: string | null, at: number): boolean => {
  const sqlite = present === null ? new DatabaseSync(':memory:') : connectAlone(present)
  try {
    // Rows are exchanged table by table; all are checked at the end.
    sqlite.exec('PRAGMA foreign_keys = OFF')
    sqlite.prepare('ATTACH ? AS copy').run(coming)
    // One file: nothing of it lies in a write-ahead log when it is moved. The server's own connection switches it back.
    sqlite.exec('PRAGMA copy.journal_mode = DELETE')
    const peopleOfNow = hasPeople(sqlite)
    sqlite.exec('BEGIN IMMEDIATE')
    if (peopleOfNow) takePeopleOfNow(sqlite)
    endAllEntries(sqlite, at)
    const [broken] = sqlite.prepare('PRAGMA copy.foreign_key_check').all()
    if (broken) throw new Error(`people of now do not fit the backup: ${JSON.stringify(broken)}`)
    sqlite.exec('COMMIT')
    sqlite.exec('DETACH copy')
    // What the present one holds in its write-ahead log goes into its file, before that is put aside.
    if (present !== null) sqlite.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    return peopleOfNow
  } finally {
    sqlite.close()
  }
}

const hasPeople = (sqlite: DatabaseSync): boolean =>
  sqlite.prepare(`SELECT 1 FROM main.sqlite_master WHERE name = 'membership'`).get() !== undefined &&
  sqlite.prepare('SELECT 1 FROM main.account').get() !== undefined

const freeName = (wanted: string): string => {
  let name = `${wanted}.db`
  for (let n = 2; existsSync(name); n++) name = `${wanted}-${n}.db`
  return name
}
