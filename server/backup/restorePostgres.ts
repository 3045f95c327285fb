// Puts a backup in the place of what a PostgreSQL database holds. It is written into a schema of its own, proved there, and exchanged in
// one transaction: whatever ends this, the one stands there or the other. What was there stays beside it, in another schema.
import { DatabaseSync } from 'node:sqlite'
import type { Clock } from '../clock.ts'
import { lastOfOurs } from '../db/migrate.ts'
import { openDatabase } from '../db/open.ts'
import { openPostgres, type PostgresDatabase, queriesOnPool } from '../db/openPostgres.ts'
import { connectToPostgres, type Pool, type PoolClient } from '../db/postgresPool.ts'
import { quotedIdentifier, tablesOf } from '../db/tables.ts'
import { keepOthersOut } from '../storage/keepOthersOut.ts'
import { moveRows } from '../storage/moveRows.ts'
import { readInto } from './copyPostgres.ts'
import { type CopyMoments, prepareCopy } from './prepareCopy.ts'
import { LATER_TABLES_OF_PEOPLE, TABLES_OF_PEOPLE } from './presentPeople.ts'
import { recordRestored } from './recordRestored.ts'
import type { Restored } from './restoreDatabase.ts'

interface Restoring extends Pick<CopyMoments, 'takenAt'> {
  /** A copy of the backup, which is changed. */
  readonly coming: string
  readonly url: string
  readonly clock: Clock
  readonly isProved: (arrived: PostgresDatabase) => Promise<boolean>
}

const COMING = 'ruta_coming'

/** Null when what arrived is not what was sent. Throws while any server uses the database; in both cases nothing was changed. */
export const restorePostgres = async ({ coming, url, clock, takenAt, isProved }: Restoring): Promise<Restored | null> => {
  // A caller that waits for an answer gets an error when the connection is lost.
  const lost = () => undefined
  const letIn = await keepOthersOut(url, true, lost)
  const pool = connectToPostgres({ url, connections: 2, lost })
  try {
    const now = clock.now()
    const peopleOfNow = await prepareCopy(coming, await presentPeople(pool), { at: now, takenAt })
    await recordRestored(coming, clock)
    // Of one that was cut off.
    await pool.query(`DROP SCHEMA IF EXISTS ${COMING} CASCADE; CREATE SCHEMA ${COMING}`)
    if (!(await arrives({ coming, url, isProved }))) {
      await pool.query(`DROP SCHEMA ${COMING} CASCADE`)
      return null
    }
    return { before: await exchange(pool, `ruta_before_${new Date(now).toISOString().replace(/\D/g, '')}`), peopleOfNow }
  } finally {
    await pool.end()
    await letIn()
  }
}

const arrives = async ({ coming, url, isProved }: Omit<Restoring, 'clock' | 'takenAt'>): Promise<boolean> => {
  const source = await openDatabase({ file: coming, alone: true })
  const target = await openPostgres({ url, connections: 4, schema: COMING, lost: () => undefined })
  try {
    await moveRows(source.sqlite, target.pool)
    return await isProved(target)
  } finally {
    await target.close()
    source.close()
  }
}

/** A database that cannot be read is the best reason to restore one: then people are those of the backup. */
const presentPeople = async (pool: Pool): Promise<DatabaseSync> => {
  // With the columns that it has: it may be of an earlier version than this program.
  const upTo = await lastOfOurs(queriesOnPool(pool), 'postgres')
  const { sqlite, close } = await openDatabase({ file: ':memory:', ...(upTo === undefined ? {} : { upTo }) })
  try {
    const known = tablesOf(sqlite)
    const tables: string[] = TABLES_OF_PEOPLE.filter((table) => known.includes(table))
    for (const table of LATER_TABLES_OF_PEOPLE) {
      const { rows } = await pool.query<{ there: boolean }>('SELECT to_regclass($1) IS NOT NULL AS there', [table])
      if (known.includes(table) && rows[0]?.there === true) tables.push(table)
    }
    for (const table of LATER_TABLES_OF_PEOPLE.toReversed()) if (!tables.includes(table)) sqlite.exec(`DROP TABLE IF EXISTS ${table}`)
    await readInto(sqlite, pool, tables)
    return sqlite
  } catch (error) {
    close()
    if (!(error instanceof Error && 'code' in error && UNREADABLE.test(String(error.code)))) throw error
    return new DatabaseSync(':memory:')
  }
}
/** No such table or column; damaged data or index; a file that is gone; a page that is none. */
const UNREADABLE = /^(42P01|42703|XX00[012]|58P01|22P04)$/

/** The name of the schema that now holds what stood there; null when nothing did. */
const exchange = async (pool: Pool, before: string): Promise<string | null> => {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    const { rows } = await client.query<{ schema: string }>('SELECT current_schema() AS schema')
    const here = rows[0]?.schema ?? 'public'
    const present = await thingsIn(client, here)
    if (present.length > 0) await client.query(`CREATE SCHEMA ${before}`)
    for (const thing of present) await client.query(`ALTER ${thing} SET SCHEMA ${before}`)
    for (const thing of await thingsIn(client, COMING)) await client.query(`ALTER ${thing} SET SCHEMA ${quotedIdentifier(here)}`)
    await client.query(`DROP SCHEMA ${COMING}`)
    await client.query('COMMIT')
    return present.length > 0 ? before : null
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  } finally {
    client.release()
  }
}

/** Tables and functions of ours in a schema, as ALTER names them. */
const thingsIn = async (client: PoolClient, schema: string): Promise<readonly string[]> => {
  const { rows } = await client.query<{ thing: string }>(THINGS, [schema])
  return rows.map(({ thing }) => thing)
}
const THINGS = `
  SELECT 'TABLE ' || oid::regclass AS thing FROM pg_class
  WHERE relkind = 'r' AND relnamespace = $1::regnamespace AND pg_get_userbyid(relowner) = current_user
  UNION ALL
  SELECT 'FUNCTION ' || oid::regprocedure FROM pg_proc WHERE pronamespace = $1::regnamespace AND pg_get_userbyid(proowner) = current_user`
