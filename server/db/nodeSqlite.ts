// Adapter of node:sqlite for Kysely's SqliteDialect.
import type { DatabaseSync, SQLInputValue } from 'node:sqlite'
import { type DatabaseConnection, type Driver, SqliteAdapter, type SqliteDatabase, SqliteDialect, SqliteDriver } from 'kysely'
import { onSqlite } from './databaseErrors.ts'
import { createPreparedStatements } from './preparedStatements.ts'
import { whenWritable } from './writeGate.ts'

export class NodeSqliteDialect extends SqliteDialect {
  readonly #sqlite: DatabaseSync
  constructor(sqlite: DatabaseSync) {
    super({ database: forKysely(sqlite) })
    this.#sqlite = sqlite
  }
  override createDriver(): Driver {
    return new WaitingDriver(this.#sqlite)
  }
  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter()
  }
}

/** Its queries and transactions begin when no other thread holds the lock for long. */
class WaitingDriver extends SqliteDriver {
  readonly #sqlite: DatabaseSync
  constructor(sqlite: DatabaseSync) {
    super({ database: forKysely(sqlite) })
    this.#sqlite = sqlite
  }
  override async acquireConnection(): Promise<DatabaseConnection> {
    await whenWritable(this.#sqlite)
    return super.acquireConnection()
  }
}

/** SQLite rolls back changes of tables, too, so an interrupted migration leaves nothing. Kysely's own adapter does not declare it. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

const forKysely = (sqlite: DatabaseSync): SqliteDatabase => {
  const prepare = createPreparedStatements(sqlite)
  return {
    close: () => sqlite.close(),
    prepare(text) {
      // After some errors (a full disk) SQLite has rolled back by itself; an error of ours would hide that one.
      if (text === 'rollback' && !sqlite.isTransaction) return NOTHING
      // A deferred transaction that reads first fails if the worker has written before its first write.
      const statement = prepare(text === 'begin' ? 'begin immediate' : text)
      return {
        reader: statement.columns().length > 0,
        all: (parameters) => onSqlite(() => statement.all(...parameters.map(bind))),
        run: (parameters) => statement.run(...parameters.map(bind)),
        // Read a row at a time, so it cannot be shared.
        iterate: (parameters) => sqlite.prepare(text).iterate(...parameters.map(bind)),
      }
    },
  }
}

const NOTHING: ReturnType<SqliteDatabase['prepare']> = {
  reader: false,
  all: () => [],
  run: () => ({ changes: 0, lastInsertRowid: 0 }),
  iterate: () => [].values(),
}

const bind = (value: unknown): SQLInputValue => {
  if (value === null || value === undefined) return null
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint' || value instanceof Uint8Array) return value
  if (typeof value === 'boolean') return value ? 1 : 0
  throw new TypeError(`a value of type ${typeof value} cannot be stored`)
}
