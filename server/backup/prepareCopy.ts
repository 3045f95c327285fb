// Makes the copy of a backup one that may be put in place: with the tables of this version, without the entries of then, with the people
// of now.
import type { DatabaseSync } from 'node:sqlite'
import { openDatabase } from '../db/open.ts'
import { endAllEntries, isSameInstallation, newestEntryIn, takeChoicesOfNow, takeClaimsOfNow, takePeopleOfNow } from './presentPeople.ts'

export interface CopyMoments {
  /** Of the restore. */
  readonly at: number
  /** Of which moment the backup is; null: of its newest entry, for a file does not say when it was made. */
  readonly takenAt: number | null
}

/**
 * In one transaction, so that no half of it is ever put in place. `sqlite` is the database as it is now, or an empty one; it is closed.
 * Answers whether people are those of now: they are, where the backup is of this installation.
 */
export const prepareCopy = async (coming: string, sqlite: DatabaseSync, { at, takenAt }: CopyMoments): Promise<boolean> => {
  try {
    // A table that the backup lacks could take nothing over: second factors of now would be lost.
    const copy = await openDatabase({ file: coming })
    copy.close()
    // What the present one holds in its write-ahead log goes into its file, before that is put aside.
    sqlite.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    // Rows are exchanged table by table; all are checked at the end.
    sqlite.exec('PRAGMA foreign_keys = OFF')
    sqlite.prepare('ATTACH ? AS copy').run(coming)
    sqlite.exec('PRAGMA copy.secure_delete = ON')
    const peopleOfNow = isSameInstallation(sqlite)
    const of = takenAt ?? newestEntryIn(sqlite)
    sqlite.exec('BEGIN IMMEDIATE')
    if (peopleOfNow) {
      takePeopleOfNow(sqlite)
      takeClaimsOfNow(sqlite)
    }
    endAllEntries(sqlite, { at, of })
    if (peopleOfNow) takeChoicesOfNow(sqlite)
    const [broken] = sqlite.prepare('PRAGMA copy.foreign_key_check').all()
    if (broken) throw new Error(`people of now do not fit the backup: ${JSON.stringify(broken)}`)
    sqlite.exec('COMMIT')
    return peopleOfNow
  } finally {
    sqlite.close()
  }
}
