// Restoring a backup that a version made which knew no second factors, no providers and no API tokens, on either engine.
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, test } from 'vitest'
import { migrate } from '../../../server/db/migrate.ts'
import { openDatabase } from '../../../server/db/open.ts'
import { queriesOnPool } from '../../../server/db/openPostgres.ts'
import { openOnPostgres, usePostgres } from '../../harness/onPostgres.ts'
import { aFolder } from '../log/openLog.ts'
import { FACTORS, LINKED, run, SETTLED, TOKENS } from './installation.ts'

const postgres = usePostgres()

/** People of the same group, in the tables of that version. */
const PEOPLE = `
  INSERT INTO work_group (id, name_es, name_en, created_at) VALUES ('tco', 'Grupo', 'Group', 1);
  INSERT INTO delegation (group_id, id, code, name_es, name_en, identity, position) VALUES ('tco', 'co', 'CO', 'Colombia', 'Colombia', 1, 1);
  INSERT INTO account (id, email, name, password_hash, language, copy_key, created_at)
    VALUES ('ana', 'ana@example.org', 'Chair', 'old', 'es', 'k', 1), ('bob', 'bob@example.org', 'Delegate', 'b', 'es', 'k', 1);
  INSERT INTO membership (group_id, account, role, delegation, created_at) VALUES ('tco', 'ana', 'chair', 'co', 1), ('tco', 'bob', 'delegate', 'co', 1)`

/** What people have set up since. */
const SINCE = `
  UPDATE authenticator SET secret = 'OF NOW' WHERE account = 'ana';
  INSERT INTO passkey (id, account, credential, public_key, counter, host, name, created_at) VALUES ('p', 'bob', 'c', 'k', 0, 'ruta.example.org', 'Laptop', 3);
  INSERT INTO operator (account, since) VALUES ('ana', 3);
  UPDATE account SET email_confirmed = 1 WHERE id = 'bob'`

const aBackupOf = async (version: string): Promise<string> => {
  const file = join(aFolder(), 'old.db')
  const { sqlite, close } = await openDatabase({ file, upTo: version })
  sqlite.exec(PEOPLE)
  sqlite.exec('PRAGMA journal_mode = DELETE')
  close()
  return file
}
const EXPECTED = [
  [FACTORS, ['ana OF NOW 1 ', 'bob OF BOB 1 ']],
  ['SELECT account, name FROM passkey', ['bob Laptop']],
  [LINKED, ['ana ana', 'bob bob']],
  [TOKENS, ['k1 ']],
  ['SELECT account FROM operator', ['ana']],
  ['SELECT id, email_confirmed FROM account ORDER BY id', ['ana 0', 'bob 1']],
] as const
const lines = (rows: readonly object[]) => rows.map((row) => Object.values(row).join(' '))

describe.each(['030_push_devices', '034_upload_heard', '036_passkeys'])('[A38] [O2] a backup with the tables of %s', (version) => {
  test('restored over the embedded database, takes away nobody’s second factor, provider, token or office of operator', async () => {
    const folder = aFolder()
    const { sqlite, close } = await openDatabase({ file: join(folder, 'ruta.db') })
    sqlite.exec(SETTLED + SINCE)
    close()
    const restored = await run('restore', await aBackupOf(version), folder)
    expect(restored).toEqual({ code: 0, said: expect.stringContaining('those of now, not of the backup') })
    const now = new DatabaseSync(join(folder, 'ruta.db'))
    for (const [query, expected] of EXPECTED) expect([query, lines(now.prepare(query).all())]).toEqual([query, expected])
    now.close()
  })

  test('restored over PostgreSQL, takes away nobody’s second factor, provider, token or office of operator', async () => {
    const url = await postgres().database()
    const { pool } = await openOnPostgres(url)
    await pool.query(SETTLED + SINCE)
    expect(await run('restore', await aBackupOf(version), url)).toMatchObject({ code: 0 })
    for (const [query, expected] of EXPECTED) {
      const { rows } = await pool.query(query)
      expect([query, lines(rows).sort()]).toEqual([query, expected])
    }
  })
})

describe('[O2] over a database of an earlier version than the backup and the program, people are still those of now', () => {
  const CHANGED = `UPDATE account SET password_hash = 'new' WHERE id = 'ana'; DELETE FROM membership WHERE account = 'bob'`
  /** What the present database did not know says nothing: factors are those of the backup. */
  const AFTER = [
    ['SELECT account FROM membership', ['ana']],
    [`SELECT password_hash FROM account WHERE id = 'ana'`, ['new']],
    [FACTORS, ['ana LOST 1 ', 'bob OF BOB 1 ']],
  ] as const
  const aNewBackup = async () => {
    const folder = aFolder()
    const { sqlite, close } = await openDatabase({ file: join(folder, 'ruta.db') })
    sqlite.exec(SETTLED)
    close()
    const backup = join(folder, 'copy.db')
    expect(await run('backup', backup, folder)).toMatchObject({ code: 0 })
    return backup
  }

  test('on the embedded database', async () => {
    const folder = aFolder()
    const { sqlite, close } = await openDatabase({ file: join(folder, 'ruta.db'), upTo: '030_push_devices' })
    sqlite.exec(`${PEOPLE};${CHANGED}`)
    close()
    const restored = await run('restore', await aNewBackup(), folder)
    expect(restored).toEqual({ code: 0, said: expect.stringContaining('those of now, not of the backup') })
    const now = new DatabaseSync(join(folder, 'ruta.db'))
    for (const [query, expected] of AFTER) expect([query, lines(now.prepare(query).all())]).toEqual([query, expected])
    now.close()
  })

  test('on PostgreSQL', async () => {
    const url = await postgres().database()
    const { pool } = await openOnPostgres(url)
    await pool.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public')
    await migrate(queriesOnPool(pool), 'postgres', '030_push_devices')
    await pool.query(`${PEOPLE};${CHANGED}`)
    const restored = await run('restore', await aNewBackup(), url)
    expect(restored).toEqual({ code: 0, said: expect.stringContaining('those of now, not of the backup') })
    for (const [query, expected] of AFTER) {
      const { rows } = await pool.query(query)
      expect([query, lines(rows).sort()]).toEqual([query, expected])
    }
  })
})

describe('[P27] [O2] over a database of a version without seats, everybody has the seat that the upgrade would have given them', () => {
  const BEFORE = '055_act_word_kinds'
  const DISABLED = `UPDATE account SET disabled_at = 5 WHERE id = 'bob'`
  const SEATS = [
    'SELECT account, delegation, seat_since, seat_told_at, seat_admitted_at FROM membership ORDER BY account',
    'SELECT account, delegation, since, until, told_at FROM former_seat ORDER BY account',
  ] as const
  const upgraded = async () => {
    const file = join(aFolder(), 'ruta.db')
    const old = await openDatabase({ file, upTo: BEFORE })
    old.sqlite.exec(`${PEOPLE};${DISABLED}`)
    old.close()
    const { sqlite, close } = await openDatabase({ file })
    const rows = SEATS.map((query) => lines(sqlite.prepare(query).all()))
    close()
    expect(rows).toEqual([['ana co 1 1 1', 'bob co   '], ['bob co 1 5 1']])
    return rows
  }
  /** With a former seat of its own, which is not of now. */
  const aBackupWithSeats = async () => {
    const folder = aFolder()
    const { sqlite, close } = await openDatabase({ file: join(folder, 'ruta.db') })
    sqlite.exec(`${PEOPLE}; INSERT INTO former_seat VALUES ('tco', 'ana', 'co', 2, 3, NULL)`)
    close()
    const backup = join(folder, 'copy.db')
    expect(await run('backup', backup, folder)).toMatchObject({ code: 0 })
    return backup
  }

  test('on the embedded database', async () => {
    const folder = aFolder()
    const { sqlite, close } = await openDatabase({ file: join(folder, 'ruta.db'), upTo: BEFORE })
    sqlite.exec(`${PEOPLE};${DISABLED}`)
    close()
    expect(await run('restore', await aBackupWithSeats(), folder)).toMatchObject({ code: 0 })
    const now = new DatabaseSync(join(folder, 'ruta.db'))
    expect(SEATS.map((query) => lines(now.prepare(query).all()))).toEqual(await upgraded())
    now.close()
  })

  test('on PostgreSQL', async () => {
    const url = await postgres().database()
    const { pool } = await openOnPostgres(url)
    await pool.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public')
    await migrate(queriesOnPool(pool), 'postgres', BEFORE)
    await pool.query(`${PEOPLE};${DISABLED}`)
    expect(await run('restore', await aBackupWithSeats(), url)).toMatchObject({ code: 0 })
    const rows: string[][] = []
    for (const query of SEATS) rows.push(lines((await pool.query(query)).rows))
    expect(rows).toEqual(await upgraded())
  })
})
