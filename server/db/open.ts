// Opens the embedded database and applies migrations.
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { Kysely } from 'kysely'
import { connect, connectAlone } from './connect.ts'
import { mendTables } from './mend.ts'
import { migrate } from './migrate.ts'
import { NodeSqliteDialect } from './nodeSqlite.ts'
import type { Schema } from './schema.ts'

export interface Database {
  /**
   * For everything but the log. Inside one of its transactions await only its queries: the log shares the connection and waits for the transaction's
   * end.
   */
  readonly kysely: Kysely<Schema>
  readonly sqlite: DatabaseSync
  /** Tables of another shape, or damaged, that are rebuilt from the logs. */
  readonly mended: readonly string[]
  close(): void
}

interface Opening {
  /** Or `:memory:`. */
  readonly file: string
  /** Locks other processes out until it is closed. */
  readonly alone?: boolean
  /** Derived tables with damaged pages, which are recreated. */
  readonly damaged?: readonly string[]
  /** Migrates only up to an earlier version; then nothing is repaired. */
  readonly upTo?: string
}

export const openDatabase = async ({ file, alone = false, damaged = [], upTo }: Opening): Promise<Database> => {
  const sqlite = alone ? connectAlone(file) : connect(file)
  const kysely = queriesOn(sqlite)
  try {
    await migrate(kysely, 'sqlite', upTo)
    const mended = upTo === undefined ? await mendTables(sqlite, damaged) : []
    return { kysely, sqlite, mended, close: () => sqlite.close() }
  } catch (error) {
    sqlite.close()
    throw error
  }
}

/** Typed queries on a connection of any kind. */
export const queriesOn = (sqlite: DatabaseSync): Kysely<Schema> => new Kysely<Schema>({ dialect: new NodeSqliteDialect(sqlite) })

/** The file of the embedded database in a data folder. */
export const databaseFile = (folder: string): string => join(folder, 'ruta.db')
