// Connections to the embedded database, with the pragmas for each use.
import { existsSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'
import { reasonOf } from '../reasonOf.ts'

/** node:sqlite blocks the event loop while it waits for a lock, so the main thread's timeout is short. */
const BUSY_MS = 100
const BESIDE_BUSY_MS = 1000
/** Backups copy pages: free pages must not contain erased texts, or links of mails already sent. */
const OVERWRITE_DELETED = 'PRAGMA secure_delete = ON'

/** For the main thread: its commits are durable. `file` may be `:memory:`. */
export const connect = (file: string): DatabaseSync => {
  const sqlite = new DatabaseSync(file, { timeout: BUSY_MS, enableForeignKeyConstraints: true })
  try {
    // The worker checkpoints the write-ahead log every second (server/background), so that no commit here does.
    sqlite.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0; ${OVERWRITE_DELETED}`)
    return sqlite
  } catch (error) {
    sqlite.close()
    throw new Error(`${file} cannot be used as a database: ${reasonOf(error)}`, { cause: error })
  }
}

/** For the worker, on a database that the main thread has opened. Its data can be rebuilt, so it waits for no fsync. */
export const connectWorker = (file: string): DatabaseSync => {
  const sqlite = new DatabaseSync(file, { timeout: BESIDE_BUSY_MS, enableForeignKeyConstraints: true })
  sqlite.exec(`PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 0; ${OVERWRITE_DELETED}`)
  return sqlite
}

/** Waits this long for the lock of a writer on another thread, or for a reader of the write-ahead log. */
const REWRITER_BUSY_MS = 300
/** For the thread that writes tables anew: its copies of rows are in memory alone, and references hold as before. */
export const connectToRewrite = (file: string): DatabaseSync => {
  const sqlite = new DatabaseSync(file, { timeout: REWRITER_BUSY_MS, enableForeignKeyConstraints: false })
  sqlite.exec(`PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 0; PRAGMA temp_store = MEMORY; ${OVERWRITE_DELETED}`)
  return sqlite
}

/** For verification, also beside a running server. */
export const connectToRead = (file: string): DatabaseSync => new DatabaseSync(file, { timeout: BESIDE_BUSY_MS, readOnly: true })

/**
 * For read-only use without side effects. If there is no write-ahead log, nobody has the file open, and SQLite would create an empty one owned by
 * the current user, to which the server may then not be able to write.
 */
export const connectToLook = (file: string): DatabaseSync => {
  if (existsSync(`${file}-wal`)) return connectToRead(file)
  const address = pathToFileURL(file)
  address.searchParams.set('immutable', '1')
  return new DatabaseSync(address, { readOnly: true })
}

/** For exclusive use: throws `database is locked` while another process has the database open, and lets none open it. */
export const connectAlone = (file: string): DatabaseSync => {
  const sqlite = new DatabaseSync(file, { timeout: BUSY_MS, enableForeignKeyConstraints: true })
  try {
    // Before the first read: the lock is then on the file itself, and not in shared memory.
    sqlite.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA synchronous = NORMAL; BEGIN IMMEDIATE; COMMIT')
    return sqlite
  } catch (error) {
    sqlite.close()
    throw error
  }
}
