// A copy of a PostgreSQL database in the data folder, as a file of the embedded database. Each minute it is brought up to date by the rows that
// were written since, so that changes are found by its pages, stored and restored as those of the embedded database are.
import { closeSync, existsSync, openSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { knownMigrations } from '../../db/migrate.ts'
import { queriesOnPool } from '../../db/openPostgres.ts'
import { connectToPostgres, type Pool, type PoolClient } from '../../db/postgresPool.ts'
import { quotedIdentifier, tablesOf } from '../../db/tables.ts'
import { copied, copyPostgres, inSnapshot, readTable } from '../copyPostgres.ts'
import { readState, writeState } from './stateFile.ts'

const State = z.object({
  /** Of the running PostgreSQL and of its tables: with another one, ids of transactions say nothing about the rows that are here. */
  of: z.string(),
  /** Every transaction before this one had ended when the copy was made. */
  xmin: z.string().regex(/^\d+$/),
})
type State = z.infer<typeof State>
interface Mirrored {
  readonly url: string
  /** Where the mirror is. */
  readonly folder: string
  /** From the beginning, so that no error lasts longer than a full backup. */
  readonly anew: boolean
}

/** The file, with everything that was committed when this was called. */
export const mirrorOf = async ({ url, folder, anew }: Mirrored): Promise<string> => {
  const [file, state] = [join(folder, MIRROR), join(folder, STATE)]
  // A caller that waits for an answer gets an error when the connection is lost.
  const pool = connectToPostgres({ url, connections: 1, lost: () => undefined })
  try {
    const version = (await knownMigrations(queriesOnPool(pool), 'postgres')).at(-1) ?? ''
    const before = anew || !existsSync(file) ? null : readState(state, State)
    const now = await stateOf(pool, version)
    if (before?.of === now.of) {
      writeState(state, await catchUp(file, pool, { before, version }))
    } else {
      for (const rest of ['', '-wal', '-shm', '-journal']) rmSync(file + rest, { force: true })
      rmSync(state, { force: true })
      // It holds the signing key, so nobody else may read it.
      closeSync(openSync(file, 'wx', 0o600))
      await copyPostgres(url, file)
      withoutLog(file)
      // Taken before the copy: what was written meanwhile is read once more.
      writeState(state, now)
    }
    return file
  } finally {
    await pool.end()
  }
}

const MIRROR = 'ruta-offsite.mirror.db'
const STATE = 'ruta-offsite.mirror.json'

const stateOf = async (connection: Pick<Pool | PoolClient, 'query'>, version: string): Promise<State> => {
  const { rows } = await connection.query<{ of: string; xmin: string }>(IDENTITY)
  const [row] = rows
  if (!row) throw new Error('PostgreSQL does not say which snapshot it shows')
  return { of: `${version} ${row.of}`, xmin: row.xmin }
}
/** It started anew after a crash, a restore or on another machine; tables that were put in place by a restore have other ids. */
const IDENTITY = `
  SELECT pg_postmaster_start_time()::text || ' ' || current_database() || ' ' || string_agg(oid::text, ' ' ORDER BY relname) AS of,
    pg_snapshot_xmin(pg_current_snapshot())::text AS xmin, pg_snapshot_xmax(pg_current_snapshot())::text AS xmax
  FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'`

/** As long as it is the same, nothing was written: nobody has begun a transaction that writes. Null while one is open. */
export const snapshotMark = async (url: string): Promise<string | null> => {
  const pool = connectToPostgres({ url, connections: 1, lost: () => undefined })
  try {
    const { rows } = await pool.query<{ of: string; xmin: string; xmax: string }>(IDENTITY)
    const [row] = rows
    return row && row.xmin === row.xmax ? `${row.of} ${row.xmax}` : null
  } finally {
    await pool.end()
  }
}

interface CatchingUp {
  readonly before: State
  readonly version: string
}

const catchUp = async (file: string, pool: Pool, { before, version }: CatchingUp): Promise<State> => {
  const sqlite = new DatabaseSync(file)
  try {
    // Rows arrive in no order of their references; replacing one must not take those along that refer to it.
    sqlite.exec('PRAGMA foreign_keys = OFF; PRAGMA synchronous = FULL')
    // Backups are copies of its pages: words that were erased, and links in mails that have been sent, must not stay in them.
    sqlite.exec('PRAGMA secure_delete = ON; BEGIN IMMEDIATE')
    const state = await inSnapshot(pool, async (client) => {
      const now = await stateOf(client, version)
      // Ids of transactions have 32 bits in rows and wrap around: only their ages can be compared.
      const xid = (BigInt(before.xmin) % 2n ** 32n).toString()
      const where = `age(xmin) <= age('${xid}'::xid)`
      for (const table of tablesOf(sqlite)) await takeWritten(sqlite, client, { table, where })
      return now
    })
    sqlite.exec('COMMIT')
    return state
  } finally {
    // Without a commit nothing of it has happened.
    sqlite.close()
  }
}

/** Rows that were written since, and then, if there are fewer in PostgreSQL, all keys: what is not among them was deleted. */
const takeWritten = async (
  sqlite: DatabaseSync,
  client: PoolClient,
  { table, where }: { readonly table: string; readonly where: string },
): Promise<void> => {
  await readTable(sqlite, client, { table, where })
  const here = Number(sqlite.prepare(`SELECT count(*) AS n FROM ${quotedIdentifier(table)}`).get()?.n)
  const { rows } = await client.query<{ n: number }>(`SELECT count(*) AS n FROM ${copied(table)}`)
  if (rows[0]?.n === here) return
  const keys = sqlite
    .prepare('SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk')
    .all(table)
    .map(({ name }) => quotedIdentifier(String(name)))
    .join(', ')
  sqlite.exec(`CREATE TEMP TABLE present AS SELECT ${keys} FROM ${quotedIdentifier(table)} WHERE 0`)
  await readTable(sqlite, client, { table, into: 'present' })
  sqlite.exec(`DELETE FROM ${quotedIdentifier(table)} WHERE (${keys}) NOT IN (SELECT ${keys} FROM temp.present); DROP TABLE temp.present`)
}

/** One file, which is copied without a write-ahead log. */
const withoutLog = (file: string): void => {
  const sqlite = new DatabaseSync(file)
  sqlite.exec('PRAGMA journal_mode = DELETE')
  sqlite.close()
}
