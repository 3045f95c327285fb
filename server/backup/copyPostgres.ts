// Reads a PostgreSQL database as of one instant into an empty file of the embedded database, with the tables that it has: those of an
// earlier version stay those of an earlier version.
import type { DatabaseSync } from 'node:sqlite'
import { knownMigrations } from '../db/migrate.ts'
import { openDatabase } from '../db/open.ts'
import { queriesOnPool } from '../db/openPostgres.ts'
import { connectToPostgres, type Pool, type PoolClient } from '../db/postgresPool.ts'
import type { DatabaseRow } from '../db/queries.ts'
import { quotedIdentifier, tablesOf } from '../db/tables.ts'
import { WAITING_MAIL } from './waitingMails.ts'

/** Of which each may be a document of some megabytes. */
const ROWS_AT_ONCE = 64

export const copyPostgres = async (url: string, target: string): Promise<void> => {
  // A caller that waits for an answer gets an error when the connection is lost.
  const pool = connectToPostgres({ url, connections: 1, lost: () => undefined })
  try {
    const upTo = (await knownMigrations(queriesOnPool(pool), 'postgres')).at(-1)
    if (upTo === undefined) throw new Error('There is no installation in this PostgreSQL database.')
    const copy = await openDatabase({ file: target, upTo })
    try {
      await readInto(copy.sqlite, pool, tablesOf(copy.sqlite))
    } finally {
      copy.close()
    }
  } finally {
    await pool.end()
  }
}

/** These tables, into empty ones of the same columns; those that they refer to first. */
export const readInto = (sqlite: DatabaseSync, pool: Pool, tables: readonly string[]): Promise<void> =>
  inSnapshot(pool, async (client) => {
    // What a migration has put there is what the source has, too. Documents refer to each other in no order: checked at the end.
    sqlite.exec('BEGIN; PRAGMA defer_foreign_keys = ON')
    for (const table of [...tables].reverse()) sqlite.exec(`DELETE FROM ${quotedIdentifier(table)}`)
    for (const table of tables) await readTable(sqlite, client, { table })
    sqlite.exec('COMMIT')
  })

/** All that is read shows one instant. */
export const inSnapshot = async <T>(pool: Pool, read: (client: PoolClient) => Promise<T>): Promise<T> => {
  const client = await pool.connect()
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY')
    return await read(client)
  } finally {
    await client.query('ROLLBACK').finally(() => client.release())
  }
}

interface Reading {
  readonly table: string
  /** Otherwise the table of the same name; its columns are those that are read. */
  readonly into?: string
  readonly where?: string
}

/** Replaces rows that are there already. */
export const readTable = async (
  sqlite: DatabaseSync,
  client: PoolClient,
  { table, into = table, where = 'true' }: Reading,
): Promise<void> => {
  const columns = sqlite
    .prepare('SELECT name FROM pragma_table_info(?)')
    .all(into)
    .map(({ name }) => String(name))
  const names = columns.map(quotedIdentifier).join(', ')
  const insert = sqlite.prepare(`INSERT OR REPLACE INTO ${quotedIdentifier(into)} (${names}) VALUES (${columns.map(() => '?').join(', ')})`)
  await client.query(`DECLARE reading NO SCROLL CURSOR FOR SELECT ${names} FROM ${copied(table)} AND ${where}`)
  for (;;) {
    const { rows } = await client.query<DatabaseRow>(`FETCH ${ROWS_AT_ONCE} FROM reading`)
    for (const row of rows) insert.run(...columns.map((column) => storedIn(table, row[column])))
    if (rows.length < ROWS_AT_ONCE) break
  }
  await client.query('CLOSE reading')
}

/** A table with a condition: which of its rows a copy has. */
export const copied = (table: string): string => `${quotedIdentifier(table)} WHERE ${table === 'outbox' ? `NOT (${WAITING_MAIL})` : 'true'}`

const storedIn = (table: string, value: unknown): string | number | null | Uint8Array => {
  if (value === null || typeof value === 'string' || typeof value === 'number' || value instanceof Uint8Array) return value
  throw new Error(`a value of type ${typeof value} in ${table} cannot be copied`)
}
