// Backup and restore of an installation on a real PostgreSQL.
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { CompiledQuery } from 'kysely'
import { expect, test } from 'vitest'
import { copyBeforeUpgrade } from '../../../server/backup/copyBeforeUpgrade.ts'
import { openDatabase } from '../../../server/db/open.ts'
import type { PostgresDatabase } from '../../../server/db/openPostgres.ts'
import { createSqliteLog } from '../../../server/log/sqliteLog.ts'
import { keepOthersOut } from '../../../server/storage/keepOthersOut.ts'
import { seq } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { logOn, openOnPostgres, usePostgres } from '../../harness/onPostgres.ts'
import { aFolder } from '../log/openLog.ts'
import { aClaim, anEdit, appendTo, bob, collect, createSettableClock, page, roadmap } from '../log/updateLogContract.ts'
import { CALENDARS, FACTORS, LEFT, LINKED, run, SAID, SETTLED, SINCE, TOKENS, WEBHOOKS } from './installation.ts'

const postgres = usePostgres()
const { clock } = createSettableClock()
const rows = async ({ pool }: PostgresDatabase, query: string) =>
  (await pool.query(query)).rows.map((row: object) => Object.values(row).join(' '))

/** A backup was made; then one person was removed, a password was changed, and somebody wrote on. */
const aLaterDay = async () => {
  const url = await postgres().database()
  const database = await openOnPostgres(url)
  const log = logOn(database, clock)
  await database.pool.query(SETTLED)
  await appendTo(log, page, { drafts: [anEdit(1)] })
  const backup = join(aFolder(), 'copy.db')
  expect(await run('backup', backup, url)).toMatchObject({ code: 0 })
  await appendTo(log, page, { drafts: [anEdit(2)] })
  await appendTo(log, roadmap, { drafts: [anEdit(3)], claims: [aClaim(8, bob)] })
  await database.pool.query(SINCE)
  return { url, database, log, backup }
}

test('[O1] on PostgreSQL, too, a backup during writes is all as of one instant, proved, and for its owner alone', async () => {
  const url = await postgres().database()
  const database = await openOnPostgres(url)
  const log = logOn(database, clock)
  await database.pool.query(SETTLED)
  let writes = true
  const writing = (async () => {
    for (let n = 0; writes; n++) await appendTo(log, n % 2 ? page : roadmap, { drafts: [anEdit(n & 255)] })
  })()
  const target = join(aFolder(), 'copy.db')
  const { code, said } = await run('backup', target, url)
  writes = false
  await writing
  expect({ code, said }).toEqual({ code: 0, said: expect.stringMatching(/copy\.db {2}\d+\.\d MB, 3 documents, every chain proved/) })
  expect(statSync(target).mode & 0o777).toBe(0o600)
  expect(readdirSync(join(target, '..'))).toEqual(['copy.db'])
  const copy = await openDatabase({ file: target })
  const copied = createSqliteLog({ database: copy, clock, meetingOf: () => null })
  const lengths: number[] = []
  for (const document of [roadmap, page]) {
    const kept = await collect(copied.read(document, seq(0)))
    const all = await collect(log.read(document, seq(0)))
    expect(kept).toEqual(all.slice(0, kept.length))
    lengths.push(kept.length)
  }
  copy.close()
  // One instant: who writes in turns is never two ahead in one of them.
  expect(Math.abs((lengths[0] ?? 0) - (lengths[1] ?? 0))).toBeLessThanOrEqual(1)
  expect(lengths[1]).toBeGreaterThan(0)
})

test('[O2] on PostgreSQL, too, a restore brings the logs back and nobody who was let out since; what stood there stays beside it', async () => {
  const { url, database, log, backup } = await aLaterDay()
  const { code, said } = await run('restore', backup, url)
  expect({ code, said }).toEqual({ code: 0, said: expect.stringContaining('those of now, not of the backup') })
  expect(await collect(log.read(page, seq(0)))).toHaveLength(1)
  expect((await log.head(roadmap)).seq).toBe(0)
  expect([...(await log.owners(roadmap))]).toEqual([[8, bob]])
  expect(await rows(database, 'SELECT account, role FROM membership')).toEqual(['ana chair'])
  expect(await rows(database, `SELECT password_hash FROM account WHERE id = 'ana'`)).toEqual(['new'])
  for (const table of ['session', 'one_time_link', 'remembered_browser', 'outbox'])
    expect(await rows(database, `SELECT * FROM ${table}`)).toEqual([])
  expect(await rows(database, 'SELECT count(*) FROM invitation WHERE revoked_at IS NULL')).toEqual(['0'])
  expect(await rows(database, 'SELECT action FROM audit ORDER BY id')).toEqual(['backup.made', 'member.removed', 'backup.restored'])
  expect(await rows(database, SAID)).toEqual(['goes  4', 'stays sigue '])
  expect(await rows(database, LEFT)).toEqual(['ana never of now'])
  expect(await rows(database, CALENDARS)).toEqual(['ana of now all'])
  // [A38] A factor that was removed since stays removed, and a recovery code that was used stays used.
  expect(await rows(database, FACTORS)).toEqual(['ana OF NOW 9 4'])
  expect(await rows(database, TOKENS)).toEqual(['k1 4', 'k2 '])
  expect(await rows(database, WEBHOOKS)).toEqual(['kept of now 0 0'])
  expect(await rows(database, LINKED)).toEqual(['ana of now'])
  const before = must(/what stood there is (ruta_before_\d+)\./.exec(said)?.[1], 'a schema')
  expect(await rows(database, `SELECT count(*) FROM ${before}.log_entry`)).toEqual(['3'])
  expect(await rows(database, `SELECT nspname FROM pg_namespace WHERE nspname LIKE 'ruta%'`)).toEqual([before])
  // It goes on, and opens again.
  await appendTo(log, page, { drafts: [anEdit(9)] })
  await openOnPostgres(url)
  expect(await run('backup', join(aFolder(), 'again.db'), url)).toMatchObject({ code: 0 })
})

test('[O2] people are those of the backup where the tables of PostgreSQL cannot be read, in an empty database, and in a folder', async () => {
  const { url, database, backup } = await aLaterDay()
  await database.pool.query('DROP TABLE membership')
  expect(await run('restore', backup, url)).toEqual({
    code: 0,
    said: expect.stringContaining('Accounts and roles are those of the backup'),
  })
  expect(await rows(database, 'SELECT account FROM membership ORDER BY account')).toEqual(['ana', 'bob'])

  await database.pool.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public')
  expect(await run('restore', backup, url)).toMatchObject({ code: 0 })
  expect(await rows(database, 'SELECT account FROM membership ORDER BY account')).toEqual(['ana', 'bob'])

  const folder = aFolder()
  expect(await run('restore', backup, folder)).toMatchObject({ code: 0 })
  const { sqlite, close } = await openDatabase({ file: join(folder, 'ruta.db') })
  expect(sqlite.prepare('SELECT count(*) AS entries FROM log_entry').get()).toEqual({ entries: 1 })
  close()
})

test('[O2] beside a server that uses the database, and from a damaged backup, nothing of PostgreSQL is changed', async () => {
  const { url, database, backup } = await aLaterDay()
  const letIn = await keepOthersOut(url, false, () => undefined)
  expect(await run('restore', backup, url)).toEqual({ code: 2, said: expect.stringContaining('Stop it first') })
  await letIn()
  const damaged = new DatabaseSync(backup)
  damaged.exec(`UPDATE log_entry SET author = 'eve'`)
  damaged.close()
  expect(await run('restore', backup, url)).toEqual({ code: 1, said: expect.stringContaining('nothing was changed') })
  expect(await rows(database, 'SELECT count(*) FROM log_entry')).toEqual(['3'])
  expect(await rows(database, `SELECT nspname FROM pg_namespace WHERE nspname LIKE 'ruta%'`)).toEqual([])
})

test('[O3] a PostgreSQL database is copied before an upgrade, with the tables that it had; the copy restores into this version', async () => {
  const { url, database } = await aLaterDay()
  const folder = aFolder()
  expect(await copyBeforeUpgrade({ engine: 'postgres', url }, folder)).toBeNull()
  await database.kysely.executeQuery(CompiledQuery.raw('DROP INDEX audit_action; DROP INDEX signed_head_at; DROP TABLE usual_view'))
  await database.pool.query(`DROP TABLE saved_view; DELETE FROM kysely_migration WHERE name >= '007'`)
  const before = must(await copyBeforeUpgrade({ engine: 'postgres', url }, folder), 'a copy')
  expect(before).toMatch(/ruta-before-007_views\.db$/)
  const copy = new DatabaseSync(before)
  expect(copy.prepare(`SELECT name FROM sqlite_master WHERE name LIKE '%_view'`).all()).toEqual([])
  copy.close()
  expect(await run('restore', before, url)).toMatchObject({ code: 0 })
  expect(await rows(database, 'SELECT count(*) FROM saved_view')).toEqual(['0'])
  expect(await rows(database, 'SELECT count(*) FROM log_entry')).toEqual(['3'])
})
