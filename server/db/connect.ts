// Connections to the embedded database, each with the pragmas of its use.
import { existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'

/** node:sqlite waits for a lock with the event loop held, so the main thread must not wait long. */
const BUSY_MS = 100
const BESIDE_BUSY_MS = 1000
/** Backups are copies of pages: words that were erased, and links in mails that have been sent, must not stay in free ones. */
const OVERWRITE_DELETED = 'PRAGMA secure_delete = ON'

/** The main thread's: what it commits is on disk. `file` may be `:memory:`. */
export const connect = (file: string): DatabaseSync => {
  const sqlite = new DatabaseSync(file, { timeout: BUSY_MS, enableForeignKeyConstraints: true })
  try {
    // The worker moves the write-ahead log into the database each second (server/background), so that no commit here pays for it.
    sqlite.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0; ${OVERWRITE_DELETED}`)
    return sqlite
  } catch (error) {
    sqlite.close()
    throw new Error(`${file} cannot be used as a database: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}

/** The worker's, on a database that the main thread has opened. What it writes can be made again, so it waits for no fsync. */
export const connectWorker = (file: string): DatabaseSync => {
  const sqlite = new DatabaseSync(file, { timeout: BESIDE_BUSY_MS, enableForeignKeyConstraints: true })
  sqlite.exec(`PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 0; ${OVERWRITE_DELETED}`)
  return sqlite
}

/** For verification, also beside a running server. */
export const connectToRead = (file: string): DatabaseSync => new DatabaseSync(file, { timeout: BESIDE_BUSY_MS, readOnly: true })

/**
 * For what must leave nothing behind. Without a write-ahead log nobody has the file open, and SQLite would leave an empty one of the user
 * who asks, into which the server may then not be able to write.
 */
export const connectToLook = (file: string): DatabaseSync => {
  if (existsSync(`${file}-wal`)) return connectToRead(file)
  const address = pathToFileURL(file)
  address.searchParams.set('immutable', '1')
  return new DatabaseSync(address, { readOnly: true })
}

/** For what may not happen beside a running server: throws `database is locked` while anybody has the database open, and lets nobody in. */
export const connectAlone = (file: string): DatabaseSync => {
  const sqlite = new DatabaseSync(file, { timeout: BUSY_MS, enableForeignKeyConstraints: true })
  try {
    // Before anything is read: the lock is then taken on the file itself, and not in memory that others share.
    sqlite.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA synchronous = NORMAL; BEGIN IMMEDIATE; COMMIT')
    return sqlite
  } catch (error) {
    sqlite.close()
    throw error
  }
}
