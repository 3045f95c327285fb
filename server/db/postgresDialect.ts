// PostgreSQL dialect for Kysely.
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  PostgresAdapter,
  PostgresDriver,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type TransactionSettings,
} from 'kysely'
import type { Pool } from 'pg'
import { ACTS, lockAlone } from './locks.ts'
import { onPostgres } from './postgresErrors.ts'
import { storable } from './postgresPool.ts'

/**
 * As on SQLite, one transaction of rows at a time, and none during an append: the heads and roles that it reads stay valid until its end.
 */
export const postgresDialect = (pool: Pool): Dialect => ({
  createAdapter: () => new PostgresAdapter(),
  createIntrospector: (db) => new PostgresIntrospector(db),
  createQueryCompiler: () => new PostgresQueryCompiler(),
  createDriver() {
    const driver = new PostgresDriver({ pool, onCreateConnection })
    const begin = driver.beginTransaction.bind(driver)
    const acquire = driver.acquireConnection.bind(driver)
    return Object.assign(driver, {
      acquireConnection: (...options: Parameters<typeof acquire>) => onPostgres(() => acquire(...options)),
      async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings) {
        await begin(connection, settings)
        await connection.executeQuery(CompiledQuery.raw(lockAlone(ACTS)))
      },
    })
  },
})

const onCreateConnection = async (connection: DatabaseConnection): Promise<void> => {
  const execute = connection.executeQuery.bind(connection)
  Object.assign(connection, {
    executeQuery: (query: CompiledQuery) => onPostgres(() => execute({ ...query, parameters: query.parameters.map(storable) })),
  })
}
