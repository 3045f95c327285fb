// Opens a PostgreSQL database and applies migrations.
import { Kysely } from 'kysely'
import type { Pool } from 'pg'
import { refuseOtherTables } from './mend.ts'
import { migrate } from './migrate.ts'
import { postgresDialect } from './postgresDialect.ts'
import { connectToPostgres, type PoolNeeds } from './postgresPool.ts'
import type { Schema } from './schema.ts'

export interface PostgresDatabase {
  readonly kysely: Kysely<Schema>
  readonly pool: Pool
  close(): Promise<void>
}

/** Refuses a server configured without durable commits. */
export const openPostgres = async (needs: PoolNeeds): Promise<PostgresDatabase> => {
  const pool = connectToPostgres(needs)
  const kysely = queriesOnPool(pool)
  try {
    const { rows } = await pool.query<{ fsync: string }>("SELECT current_setting('fsync') AS fsync")
    if (rows[0]?.fsync !== 'on')
      throw new Error('PostgreSQL runs with fsync off: what is acknowledged here must be on disk. Turn it on, and start again.')
    await migrate(kysely, 'postgres')
    await refuseOtherTables(kysely)
  } catch (error) {
    await pool.end()
    throw error
  }
  return { kysely, pool, close: () => pool.end() }
}

/** Typed queries. */
export const queriesOnPool = (pool: Pool): Kysely<Schema> => new Kysely<Schema>({ dialect: postgresDialect(pool) })
