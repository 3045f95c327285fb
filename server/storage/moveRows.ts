// Copies every row of the embedded database into an empty PostgreSQL, in one transaction.
import type { DatabaseSync } from 'node:sqlite'
import type { Pool, PoolClient } from 'pg'
import { storable } from '../db/postgresPool.ts'
import type { DatabaseRow } from '../db/queries.ts'
import { quotedIdentifier, tablesOf } from '../db/tables.ts'

/** PostgreSQL binds 65,535 values in one statement. */
const MOST_VALUES = 30_000
const MOST_BYTES = 4 * 1024 * 1024

/** Number of rows per table. Throws when the target is not empty. */
export const moveRows = async (from: DatabaseSync, to: Pool): Promise<ReadonlyMap<string, number>> => {
  const client = await to.connect()
  try {
    await client.query('BEGIN')
    const moved = new Map<string, number>()
    for (const table of tablesOf(from)) {
      // Rows that migrations have inserted are in the source, too.
      if ((await client.query(`SELECT 1 FROM ${quotedIdentifier(table)} LIMIT 1`)).rows.length > 0)
        throw new Error(`The PostgreSQL database is not empty: ${table} has rows. Make a new one, and move there.`)
      moved.set(table, await moveTable(from, client, table))
    }
    await countOn(client)
    await client.query('COMMIT')
    return moved
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  } finally {
    client.release()
  }
}

const moveTable = async (from: DatabaseSync, client: PoolClient, table: string): Promise<number> => {
  let rows: DatabaseRow[] = []
  let bytes = 0
  let count = 0
  const flush = async () => {
    await insert(client, table, rows)
    count += rows.length
    rows = []
    bytes = 0
  }
  for (const row of from.prepare(`SELECT * FROM ${quotedIdentifier(table)}`).iterate()) {
    rows.push(row)
    const values = Object.values(row)
    bytes += values.reduce<number>((sum, value) => sum + (value instanceof Uint8Array || typeof value === 'string' ? value.length : 8), 0)
    if (rows.length * values.length >= MOST_VALUES || bytes >= MOST_BYTES) await flush()
  }
  await flush()
  // Updates statistics, which autovacuum would do only after the first queries.
  await client.query(`ANALYZE ${quotedIdentifier(table)}`)
  return count
}

const insert = async (client: PoolClient, table: string, rows: readonly DatabaseRow[]): Promise<void> => {
  const [first] = rows
  if (!first) return
  const columns = Object.keys(first)
  let at = 0
  const places = rows.map(() => `(${columns.map(() => `$${++at}`).join(', ')})`).join(', ')
  const values = rows.flatMap((row) => columns.map((column) => storable(row[column])))
  await client.query(`INSERT INTO ${quotedIdentifier(table)} (${columns.map(quotedIdentifier).join(', ')}) VALUES ${places}`, values)
}

/** Sequences continue after the copied numbers. */
const countOn = async (client: PoolClient): Promise<void> => {
  const { rows } = await client.query<{ table_name: string; column_name: string }>(
    "SELECT table_name, column_name FROM information_schema.columns WHERE is_identity = 'YES' AND table_schema = current_schema()",
  )
  for (const { table_name: table, column_name: column } of rows)
    await client.query(
      `SELECT setval(pg_get_serial_sequence('${table}', '${column}'), coalesce(max(${quotedIdentifier(column)}), 0) + 1, false) FROM ${quotedIdentifier(table)}`,
    )
}
