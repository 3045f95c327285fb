// The copy of a PostgreSQL database that is brought up to date each minute: after whatever was written, it holds what PostgreSQL holds.
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { copyPostgres } from '../../../../server/backup/copyPostgres.ts'
import { parsePlace } from '../../../../server/backup/offsite/destination.ts'
import { type Keeping, keepStep } from '../../../../server/backup/offsite/keep.ts'
import { mirrorOf } from '../../../../server/backup/offsite/mirror.ts'
import { openDestination } from '../../../../server/backup/offsite/openDestination.ts'
import { makeKey } from '../../../../server/backup/offsite/seal.ts'
import { openDatabase } from '../../../../server/db/open.ts'
import { createSqliteLog } from '../../../../server/log/sqliteLog.ts'
import { seq } from '../../../../shared/ids.ts'
import { must } from '../../../../shared/result.ts'
import { logOn, openOnPostgres } from '../../../harness/onPostgres.ts'
import { type Postgres, startPostgres } from '../../../harness/postgres.ts'
import { createDice } from '../../../harness/random.ts'
import { type S3, startS3 } from '../../../harness/s3.ts'
import { createFakeClock } from '../../fakeClock.ts'
import { aFolder } from '../../log/openLog.ts'
import { anEdit, appendTo, collect, createSettableClock, page, roadmap } from '../../log/updateLogContract.ts'
import { installationAt, keyFile, run, SETTLED, WAITING_LINK } from '../installation.ts'
import { contentOf } from './contentOf.ts'

let postgres: Postgres
let s3: S3
beforeAll(async () => {
  postgres = await startPostgres()
  s3 = await startS3()
})
afterAll(async () => {
  await postgres.stop()
  await s3.close()
})
const { clock } = createSettableClock()
const MARK = 7
const MINUTE = 60_000
const PROCESSES = { timeout: 300_000 }

const anInstallation = async () => {
  const url = await postgres.database()
  const database = await openOnPostgres(url)
  await database.pool.query(SETTLED)
  const log = logOn(database, clock)
  return { url, folder: aFolder(), pool: database.pool, log }
}
/** The mirror, brought up to date, holds what a copy from the beginning does. Answers whether it was made anew: it has lost a mark. */
const expectSame = async (url: string, folder: string): Promise<boolean> => {
  const file = await mirrorOf({ url, folder, anew: false })
  const whole = join(aFolder(), 'whole.db')
  await copyPostgres(url, whole)
  expect(contentOf(file)).toEqual(contentOf(whole))
  expect(statSync(file).mode & 0o777).toBe(0o600)
  const sqlite = new DatabaseSync(file)
  const isAnew = sqlite.prepare('PRAGMA user_version').get()?.user_version !== MARK
  sqlite.exec(`PRAGMA user_version = ${MARK}`)
  sqlite.close()
  return isAnew
}

describe('[O18] the mirror of a PostgreSQL database', () => {
  test('keeps no bytes of what was overwritten or deleted: its pages are in each backup', async () => {
    const { url, folder, pool } = await anInstallation()
    const words = 'quetzal7731 '.repeat(200)
    const kept = async () => readFileSync(await mirrorOf({ url, folder, anew: false })).includes('quetzal7731 quetzal7731')
    await pool.query(`UPDATE comment SET words = '${words}' WHERE id IN ('goes', 'stays')`)
    expect(await kept()).toBe(true)
    await pool.query(`DELETE FROM comment_mention; UPDATE comment SET words = '' WHERE id = 'goes'; DELETE FROM comment WHERE id = 'stays'`)
    expect(await kept()).toBe(false)
  })

  test('follows what is added, changed, deleted, and exchanged between rows that may not be the same', async () => {
    const { url, folder, pool, log } = await anInstallation()
    expect(await expectSame(url, folder)).toBe(true)
    for (const change of [
      `UPDATE account SET name = 'Presidencia' WHERE id = 'ana'`,
      `DELETE FROM comment_mention; UPDATE comment SET words = '' WHERE id = 'goes'`,
      `UPDATE account SET email = 'x' WHERE id = 'ana'; UPDATE account SET email = 'ana@example.org' WHERE id = 'bob'; UPDATE account SET email = 'bob@example.org' WHERE id = 'ana'`,
      `DELETE FROM session; DELETE FROM outbox; INSERT INTO session (id, account, created_at, last_used, expires_at, device) VALUES ('n', 'ana', 1, 1, 9, '')`,
      `DELETE FROM api_token; DELETE FROM comment WHERE id = 'stays'`,
      `VACUUM FULL account`,
      `UPDATE account SET name = 'Otra' WHERE id = 'bob'`,
      `VACUUM (FREEZE)`,
      `INSERT INTO audit (at, account, action, subject, detail, address) VALUES (9, NULL, 'x', '', '', '')`,
    ]) {
      for (const statement of change.split('; ')) await pool.query(statement)
      await appendTo(log, page, { drafts: [anEdit(1)] })
      expect(await expectSame(url, folder), change).toBe(false)
    }
  })

  test('misses nothing of a transaction that began before it and was committed after it, among others that were faster', async () => {
    const { url, folder, pool } = await anInstallation()
    expect(await expectSame(url, folder)).toBe(true)
    const slow = await pool.connect()
    await slow.query('BEGIN')
    await slow.query(`UPDATE account SET name = 'Slow' WHERE id = 'ana'`)
    for (const name of ['a', 'b']) {
      await pool.query(`UPDATE account SET name = $1 WHERE id = 'bob'`, [name])
      await expectSame(url, folder)
    }
    await slow.query('SAVEPOINT later')
    await slow.query(`DELETE FROM mail_leave`)
    await slow.query('COMMIT')
    slow.release()
    expect(await expectSame(url, folder)).toBe(false)
    expect(contentOf(join(folder, 'ruta-offsite.mirror.db')).get('account')?.join()).toContain('Slow')
  })

  test('is made anew after PostgreSQL was started again, for other tables of the same names, and when its state cannot be read', async () => {
    const { url, folder, pool } = await anInstallation()
    expect(await expectSame(url, folder)).toBe(true)
    expect(await expectSame(url, folder)).toBe(false)
    await postgres.kill()
    await postgres.start()
    expect(await expectSame(url, folder)).toBe(true)
    rmSync(join(folder, 'ruta-offsite.mirror.json'))
    expect(await expectSame(url, folder)).toBe(true)
    writeFileSync(join(folder, 'ruta-offsite.mirror.json'), '{"of"')
    expect(await expectSame(url, folder)).toBe(true)
    // As a restore puts its tables in place: with the ids of earlier transactions.
    await pool.query('CREATE TABLE others (LIKE visit INCLUDING ALL); DROP TABLE visit; ALTER TABLE others RENAME TO visit')
    expect(await expectSame(url, folder)).toBe(true)
    const other = await anInstallation()
    await other.pool.query(`UPDATE account SET name = 'Elsewhere'`)
    expect(await expectSame(other.url, folder)).toBe(true)
  })

  test('[seed 48] follows hundreds of changes at random while people write', async () => {
    const { url, folder, pool, log } = await anInstallation()
    const dice = createDice(48)
    for (let round = 0; round < 12; round++) {
      for (let n = 0; n < 12; n++) {
        const id = `r${dice.below(20)}`
        const what = dice.below(4)
        if (what === 0) await appendTo(log, n % 2 ? page : roadmap, { drafts: [anEdit(n)] })
        else if (what === 1) await pool.query('DELETE FROM account WHERE id = $1', [id])
        else
          await pool.query(
            `INSERT INTO account (id, email, name, language, copy_key, created_at) VALUES ($1, $1, $2, 'es', 'k', 1)
             ON CONFLICT (id) DO UPDATE SET name = excluded.name || account.name`,
            [id, String(n)],
          )
      }
      await expectSame(url, folder)
    }
  })
})

describe('[O28] off-site backups of PostgreSQL', () => {
  const keepingOf = async (url: string, folder: string, to: string) => {
    const key = await makeKey()
    const minutes = createFakeClock()
    const keeping: Keeping = {
      where: { engine: 'postgres', url },
      destination: await openDestination(must(parsePlace(to), 'a place')),
      recipients: [key.recipient],
      days: 30,
      folder,
      now: () => minutes.now(),
      prove: async () => undefined,
      installation: await installationAt({ engine: 'postgres', url }),
    }
    return { key, keeping, minutes }
  }

  test.each([
    ['a folder', () => join(aFolder(), 'backups')],
    ['S3', () => s3.address(`pg-${process.hrtime.bigint()}`)],
  ])(
    'each minute what has changed, in %s: the database is dropped, and all but the last minute comes back',
    PROCESSES,
    async (_, place) => {
      const { url, folder, pool, log } = await anInstallation()
      const to = place()
      const { key, keeping, minutes } = await keepingOf(url, folder, to)
      await appendTo(log, page, { drafts: [anEdit(1)] })
      expect((await keepStep(keeping)).is).toBe('whole')
      for (let minute = 1; minute <= 3; minute++) {
        minutes.advance(MINUTE)
        await appendTo(log, page, { drafts: [anEdit(minute + 1)] })
        await pool.query(`UPDATE account SET name = 'Minute ${minute}' WHERE id = 'ana'`)
        const step = await keepStep(keeping)
        expect(step.is).toBe('changed')
        expect(step.bytes).toBeLessThan(60_000)
      }
      minutes.advance(MINUTE)
      expect((await keepStep(keeping)).is).toBe('unchanged')
      const kept = await collect(log.read(page, seq(0)))
      // Within the minute that is lost.
      await appendTo(log, page, { drafts: [anEdit(99)] })
      await pool.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public')
      const restored = await run('restore', '--from', to, '--key', keyFile(key.identity), url)
      expect(restored).toEqual({ code: 0, said: expect.stringContaining('.whole.age and 3 changes after it') })
      expect(await collect(log.read(page, seq(0)))).toEqual(kept)
      expect((await pool.query(`SELECT name FROM account WHERE id = 'ana'`)).rows).toEqual([{ name: 'Minute 3' }])
      // The same backup restores into the embedded database.
      const back = aFolder()
      expect(await run('restore', '--from', to, '--key', keyFile(key.identity), back)).toMatchObject({ code: 0 })
      const database = await openDatabase({ file: join(back, 'ruta.db') })
      onTestFinished(() => database.close())
      const entries = await collect(createSqliteLog({ database, clock, meetingOf: () => null }).read(page, seq(0)))
      expect(entries).toEqual(kept)
    },
  )

  test('[O45] a minute in which nothing was written reads no table, and no waiting mail is in the mirror', async () => {
    const { url, folder, pool, log } = await anInstallation()
    const { keeping, minutes } = await keepingOf(url, folder, join(aFolder(), 'backups'))
    const step = async () => {
      minutes.advance(MINUTE)
      return (await keepStep(keeping)).is
    }
    expect(await step()).toBe('whole')
    const mirror = join(folder, 'ruta-offsite.mirror.db')
    expect(readFileSync(mirror).includes(WAITING_LINK)).toBe(false)
    // Read, it would be missed.
    rmSync(mirror)
    expect(await step()).toBe('unchanged')
    expect(existsSync(mirror)).toBe(false)
    await appendTo(log, page, { drafts: [anEdit(1)] })
    expect(await step()).toBe('changed')
    // Sent, and to be sent again.
    for (const state of ['sent', 'waiting']) {
      await pool.query(`UPDATE outbox SET state = '${state}'`)
      await expectSame(url, folder)
    }
  })

  test('another server that is the first now begins a full backup; the one before it does so, too, when it is the first again', async () => {
    const { url, folder, log } = await anInstallation()
    const to = join(aFolder(), 'backups')
    const { keeping, minutes } = await keepingOf(url, folder, to)
    const other = { ...keeping, folder: aFolder() }
    const step = async (by: Keeping) => {
      minutes.advance(MINUTE)
      await appendTo(log, page, { drafts: [anEdit(1)] })
      return (await keepStep(by)).is
    }
    expect([await step(keeping), await step(keeping)]).toEqual(['whole', 'changed'])
    expect([await step(other), await step(other)]).toEqual(['whole', 'changed'])
    // Its own chain is not what a restore would take any more.
    expect([await step(keeping), await step(keeping)]).toEqual(['whole', 'changed'])
    expect(readdirSync(to).filter((name) => name.endsWith('.age'))).toHaveLength(6)
  })
})
