// PostgreSQL driver of the queries port.
import type { Pool, PoolClient } from 'pg'
import { storable } from '../db/postgresPool.ts'
import type { DatabaseRow, Queries } from '../db/queries.ts'
import { reasonOf } from '../reasonOf.ts'
import { LogUnavailableError } from './log.ts'

export const postgresQueries = (pool: Pool): Queries => ({
  engine: 'postgres',
  async all(text, ...values) {
    const { rows } = await available(() => pool.query<DatabaseRow>(numbered(text), values.map(storable)))
    return rows
  },
  write: (statements) =>
    inTransaction(pool, 'BEGIN', async (query) => {
      for (const { text, values } of statements) await query(numbered(text), values)
    }),
})

export type PostgresQuery = (text: string, values?: readonly unknown[]) => Promise<readonly DatabaseRow[]>

/** `begin` may be several statements. Errors of the database are thrown as `LogUnavailableError`, those of `work` itself unchanged. */
export const inTransaction = async <T>(pool: Pool, begin: string, work: (query: PostgresQuery) => Promise<T>): Promise<T> => {
  const client = await available(() => pool.connect())
  let broken = false
  const query: PostgresQuery = async (text, values) => {
    const { rows } = await available(() => client.query<DatabaseRow>(text, values?.map(storable)))
    return rows
  }
  try {
    await query(begin)
    const result = await work(query)
    await query('COMMIT')
    return result
  } catch (error) {
    broken = !(await isRolledBack(client))
    throw error
  } finally {
    // A connection that may still be in the transaction is closed: PostgreSQL then rolls it back.
    client.release(broken)
  }
}

const isRolledBack = async (client: PoolClient): Promise<boolean> => {
  try {
    await client.query('ROLLBACK')
    return true
  } catch {
    // The connection is lost, and the caller gets the first error.
    return false
  }
}

const available = async <T>(ask: () => Promise<T>): Promise<T> => {
  try {
    return await ask()
  } catch (error) {
    throw new LogUnavailableError(`the database does not answer as it should: ${reasonOf(error)}`, {
      cause: error,
    })
  }
}

/** Converts `?` to `$1`, `$2`. Our SQL contains no other question marks. */
const numbered = (text: string): string => {
  let at = 0
  return text.replaceAll('?', () => `$${++at}`)
}
