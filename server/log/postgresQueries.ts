// Queries on PostgreSQL.
import type { Pool, PoolClient } from 'pg'
import { storable } from '../db/postgresPool.ts'
import type { Queries, Row } from '../db/queries.ts'
import { LogUnavailableError } from './log.ts'

export const postgresQueries = (pool: Pool): Queries => ({
  engine: 'postgres',
  async all(text, ...values) {
    const { rows } = await available(() => pool.query<Row>(numbered(text), values.map(storable)))
    return rows
  },
  write: (statements) =>
    inTransaction(pool, 'BEGIN', async (query) => {
      for (const { text, values } of statements) await query(numbered(text), values)
    }),
})

export type Query = (text: string, values?: readonly unknown[]) => Promise<readonly Row[]>

/** `begin` may be several statements. Errors of the database are thrown as `LogUnavailableError`, what `work` itself throws as it is. */
export const inTransaction = async <T>(pool: Pool, begin: string, work: (query: Query) => Promise<T>): Promise<T> => {
  const client = await available(() => pool.connect())
  let broken = false
  const query: Query = async (text, values) => {
    const { rows } = await available(() => client.query<Row>(text, values?.map(storable)))
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
    // One that may still be in the transaction is nobody's any more: PostgreSQL ends it with its connection.
    client.release(broken)
  }
}

const isRolledBack = async (client: PoolClient): Promise<boolean> => {
  try {
    await client.query('ROLLBACK')
    return true
  } catch {
    // The connection is gone, and the caller gets the error that came first.
    return false
  }
}

const available = async <T>(ask: () => Promise<T>): Promise<T> => {
  try {
    return await ask()
  } catch (error) {
    throw new LogUnavailableError(`the database does not answer as it should: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    })
  }
}

/** `?` as PostgreSQL has it: `$1`, `$2`. No text of ours holds one otherwise. */
const numbered = (text: string): string => {
  let at = 0
  return text.replaceAll('?', () => `$${++at}`)
}
