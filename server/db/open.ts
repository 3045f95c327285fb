// Opens the embedded database and brings its tables up to date.
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
   * For everything but the log. Inside one of its transactions await nothing but its queries: the log shares the connection
   * and waits for the transaction's end.
   */
  readonly kysely: Kysely<Schema>
  readonly sqlite: DatabaseSync
  /** Tables that were not as this version has them, or damaged, and are read from the logs anew. */
  readonly mended: readonly string[]
  close(): void
}

interface Opening {
  /** Or `:memory:`. */
  readonly file: string
  /** Keeps everybody else out until it is closed. */
  readonly alone?: boolean
  /** Derived tables with damaged pages, which are made again. */
  readonly damaged?: readonly string[]
  /** As an earlier version had the tables; then nothing is mended. */
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

/** Queries by the schema, on a connection of any kind. */
export const queriesOn = (sqlite: DatabaseSync): Kysely<Schema> => new Kysely<Schema>({ dialect: new NodeSqliteDialect(sqlite) })

/** The file of the embedded database in a data folder. */
export const databaseFile = (folder: string): string => join(folder, 'ruta.db')
