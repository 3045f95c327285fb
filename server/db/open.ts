// Opens the embedded database and brings its tables up to date.
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Kysely, SqliteDialect } from 'kysely'
import { migrate } from './migrate.ts'
import { forKysely } from './nodeSqlite.ts'
import type { Schema } from './schema.ts'

export interface Database {
  /**
   * For everything but the log. Inside one of its transactions await nothing but its queries: the log shares the connection
   * and waits for the transaction's end.
   */
  readonly kysely: Kysely<Schema>
  readonly sqlite: DatabaseSync
  close(): void
}

/** node:sqlite waits for a lock with the event loop held, so it must not wait long. */
const BUSY_MS = 100
const BESIDE_BUSY_MS = 1000

/** `file` may be `:memory:`. */
export const openDatabase = async ({ file }: { readonly file: string }): Promise<Database> => {
  const sqlite = connect(file)
  const kysely = new Kysely<Schema>({ dialect: new SqliteDialect({ database: forKysely(sqlite) }) })
  try {
    await migrate(kysely, 'sqlite')
  } catch (error) {
    sqlite.close()
    throw error
  }
  return { kysely, sqlite, close: () => sqlite.close() }
}

/** The file of the embedded database in a data folder. */
export const databaseFile = (folder: string): string => join(folder, 'ruta.db')

/** The worker's own connection to a database that the main thread has opened. What it writes can be made again, so it waits for no fsync. */
export const openBeside = (file: string): DatabaseSync => {
  const sqlite = new DatabaseSync(file, { timeout: BESIDE_BUSY_MS, enableForeignKeyConstraints: true })
  sqlite.exec('PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 0')
  return sqlite
}

/** For verification, also beside a running server. */
export const openToRead = (file: string): DatabaseSync => new DatabaseSync(file, { timeout: BESIDE_BUSY_MS, readOnly: true })

const connect = (file: string): DatabaseSync => {
  const sqlite = new DatabaseSync(file, { timeout: BUSY_MS, enableForeignKeyConstraints: true })
  try {
    // The worker moves the write-ahead log into the database each second (server/beside), so that no commit here pays for it.
    sqlite.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0')
    return sqlite
  } catch (error) {
    sqlite.close()
    throw new Error(`${file} cannot be used as a database: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}
