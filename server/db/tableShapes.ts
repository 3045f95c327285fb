// Shapes of the tables: as the migrations of this version create them, and as a database has them.
import { DatabaseSync } from 'node:sqlite'
import { Kysely, sql } from 'kysely'
import { migrate } from './migrate.ts'
import { NodeSqliteDialect } from './nodeSqlite.ts'
import type { Schema } from './schema.ts'
import { quotedIdentifier, tablesOf } from './tables.ts'

export interface ColumnShape {
  readonly name: string
  /** As SQLite has it: `text`, `integer` or `blob`. */
  readonly type: string
  readonly notNull: boolean
  /** As SQL; null without one. */
  readonly otherwise: string | null
  /** Position in the primary key, from 1; 0 outside it. */
  readonly key: number
}
export interface IndexShape {
  readonly name: string
  readonly columns: readonly string[]
  readonly unique: boolean
}
export interface TableShape {
  readonly name: string
  readonly columns: readonly ColumnShape[]
  readonly indexes: readonly IndexShape[]
}

let expected: Promise<ReadonlyMap<string, TableShape>> | null = null
/** Shape of an empty database after all migrations; computed once per process (54 ms on a loaded machine). */
export const expectedShapes = (): Promise<ReadonlyMap<string, TableShape>> => {
  expected ??= makeExpected()
  return expected
}
const makeExpected = async () => {
  const sqlite = new DatabaseSync(':memory:')
  await migrate(new Kysely<Schema>({ dialect: new NodeSqliteDialect(sqlite) }), 'sqlite')
  const shapes = shapesOn(sqlite)
  sqlite.close()
  return shapes
}

export const shapesOn = (sqlite: DatabaseSync): ReadonlyMap<string, TableShape> =>
  new Map(
    tablesOf(sqlite).map((name) => [
      name,
      {
        name,
        columns: sqlite
          .prepare(`PRAGMA table_info(${quotedIdentifier(name)})`)
          .all()
          .map((row) => ({
            name: String(row.name),
            type: String(row.type).toLowerCase(),
            notNull: row.notnull === 1,
            otherwise: row.dflt_value === null ? null : String(row.dflt_value),
            key: Number(row.pk),
          })),
        // Indexes of keys and of unique columns are part of the table.
        indexes: sqlite
          .prepare(`SELECT name, "unique" FROM pragma_index_list(?) WHERE origin = 'c' ORDER BY name`)
          .all(name)
          .map((row) => ({
            name: String(row.name),
            columns: sqlite
              .prepare('SELECT name FROM pragma_index_info(?) ORDER BY seqno')
              .all(String(row.name))
              .map((column) => String(column.name)),
            unique: row.unique === 1,
          })),
      },
    ]),
  )

/** Names only: PostgreSQL describes types and keys differently. */
export const namesOnPostgres = async (database: Kysely<Schema>): Promise<ReadonlyMap<string, ReadonlySet<string>>> => {
  const { rows: columns } = await sql<{ table: string; name: string }>`
    select table_name as table, column_name as name from information_schema.columns where table_schema = current_schema()`.execute(database)
  const { rows: indexes } = await sql<{ table: string; name: string }>`
    select tablename as table, indexname as name from pg_indexes where schemaname = current_schema()`.execute(database)
  const names = new Map<string, Set<string>>()
  for (const { table, name } of [...columns, ...indexes]) names.set(table, (names.get(table) ?? new Set()).add(name))
  return names
}
