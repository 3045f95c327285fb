// Writes the tables of PostgreSQL that name people anew (VACUUM FULL). It leaves out what was deleted only if no snapshot is older than the deletion:
// of a transaction, a backup, a prepared transaction, a replication slot or a standby server.
import type { Pool } from 'pg'
import type { Clock } from '../clock.ts'
import { TABLES_OF_ERASING } from '../db/namesPeople.ts'

const TRY_AGAIN_MS = 1_000
const MOST_TRIES = 3

/** Answers false when an older snapshot is held all the time; then nothing was written. */
export const vacuumTables = async (pool: Pool, clock: Clock): Promise<boolean> => {
  const { rows } = await pool.query<{ now: string }>('SELECT (txid_current() % 4294967296)::text AS now')
  const [first] = rows
  for (let tries = 1; await isHeld(pool, first?.now); tries++) {
    if (tries === MOST_TRIES) return false
    await new Promise<void>((resolve) => clock.after(TRY_AGAIN_MS, () => resolve()))
  }
  // Statistics hold values of columns, too.
  for (const table of TABLES_OF_ERASING) await pool.query(`VACUUM (FULL, ANALYZE) ${table}`)
  return true
}

/** Snapshots never become older: once none is, none will be. */
const isHeld = async (pool: Pool, transaction: string | undefined): Promise<boolean> => {
  const { rows } = await pool.query<{ held: boolean }>(HELD, [transaction])
  return rows[0]?.held !== false
}
const HELD = `
  SELECT count(*) > 0 AS held FROM (
    SELECT backend_xmin AS xmin FROM pg_stat_activity
      WHERE pid <> pg_backend_pid() AND (datname = current_database() OR datname IS NULL)
    UNION ALL SELECT backend_xid FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()
    UNION ALL SELECT xmin FROM pg_replication_slots
    UNION ALL SELECT transaction FROM pg_prepared_xacts WHERE database = current_database()
    -- Of the next one.
    UNION ALL SELECT (txid_current() % 4294967296)::text::xid
  ) AS snapshots
  WHERE xmin IS NOT NULL
    AND age(xmin) + coalesce(current_setting('vacuum_defer_cleanup_age', true), '0')::integer > age($1::text::xid)`
