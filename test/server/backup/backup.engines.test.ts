import { chownSync, copyFileSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openDatabase } from '../../../server/db/open.ts'
import { createSqliteLog } from '../../../server/log/sqliteLog.ts'
import { seq } from '../../../shared/ids.ts'
import { createDice } from '../../harness/random.ts'
import { aFolder, openLog } from '../log/openLog.ts'
import { aClaim, anEdit, appendTo, bob, collect, createSettableClock, page, roadmap } from '../log/updateLogContract.ts'
import { CALENDARS, FACTORS, LEFT, LINKED, run, SAID, SETTLED, SINCE, TOKENS, WAITING_LINK, WEBHOOKS } from './installation.ts'

const entriesIn = async (folder: string) => {
  const database = await openDatabase({ file: join(folder, 'ruta.db') })
  onTestFinished(() => database.close())
  const log = createSqliteLog({ database, clock: createSettableClock().clock, meetingOf: () => null })
  return collect(log.read(page, seq(0)))
}

describe('[O1] npm run backup', () => {
  test('during writes, copies the logs as of one instant, proves the copy, and lets nobody else read it', async () => {
    const { log, file } = await openLog()
    let writes = true
    const writing = (async () => {
      for (let n = 0; writes; n++) {
        await appendTo(log, page, { drafts: [anEdit(n & 255)] })
        await new Promise(setImmediate)
      }
    })()
    const target = join(aFolder(), 'copy.db')
    const { code, said } = await run('backup', target, dirname(file))
    writes = false
    await writing
    expect({ code, said }).toEqual({ code: 0, said: expect.stringMatching(/copy\.db {2}\d+\.\d MB, 2 documents, every chain proved/) })
    expect(statSync(target).mode & 0o777).toBe(0o600)
    const folder = aFolder()
    expect((await run('restore', target, folder)).code).toBe(0)
    const kept = await entriesIn(folder)
    const all = await collect(log.read(page, seq(0)))
    expect(kept.length).toBeGreaterThan(0)
    expect(kept.length).toBeLessThanOrEqual(all.length)
    expect(kept).toEqual(all.slice(0, kept.length))
  })

  test('writes over nothing, and a copy of damaged logs is named so', async () => {
    const { log, database, file } = await openLog()
    await appendTo(log, page, { drafts: [anEdit(1), anEdit(2)] })
    const target = join(aFolder(), 'copy.db')
    writeFileSync(target, 'dear')
    expect(await run('backup', target, dirname(file))).toEqual({ code: 2, said: expect.stringContaining('is there already') })
    expect(readFileSync(target, 'utf8')).toBe('dear')
    database.sqlite.exec("UPDATE log_entry SET author = 'eve' WHERE seq = 2")
    const other = join(aFolder(), 'copy.db')
    const { code, said } = await run('backup', other, dirname(file))
    expect(code).toBe(1)
    expect(said).toContain('at entry 2')
    expect(readdirSync(dirname(other))).toEqual(['copy.db.damaged'])
  })
})

describe('[O2] npm run restore', () => {
  /** A backup was made; then one person was removed, a password was changed, and somebody wrote on. */
  const aLaterDay = async () => {
    const file = join(aFolder(), 'ruta.db')
    const database = await openDatabase({ file })
    const log = createSqliteLog({ database, clock: createSettableClock().clock, meetingOf: () => null })
    database.sqlite.exec(SETTLED)
    await appendTo(log, page, { drafts: [anEdit(1)] })
    const backup = join(aFolder(), 'copy.db')
    expect((await run('backup', backup, dirname(file))).code).toBe(0)
    await appendTo(log, page, { drafts: [anEdit(2)], claims: [aClaim(7, bob)] })
    await appendTo(log, roadmap, { drafts: [anEdit(3)], claims: [aClaim(8, bob)] })
    database.sqlite.exec(SINCE)
    return { database, file, folder: dirname(file), backup }
  }
  const rows = async (folder: string, query: string) => {
    const { sqlite, close } = await openDatabase({ file: join(folder, 'ruta.db') })
    const found = sqlite
      .prepare(query)
      .all()
      .map((row) => Object.values(row).join(' '))
    close()
    return found
  }

  test.runIf(process.getuid?.() === 0)('gives what root restores to the owner of the data folder', async () => {
    const { database, folder, backup } = await aLaterDay()
    database.close()
    chownSync(folder, 4711, 4712)
    const empty = aFolder()
    chownSync(empty, 4713, 4714)
    for (const [into, uid, gid] of [
      [folder, 4711, 4712],
      [empty, 4713, 4714],
    ] as const) {
      expect((await run('restore', backup, into)).code).toBe(0)
      expect(statSync(join(into, 'ruta.db'))).toMatchObject({ uid, gid })
    }
  })

  test('[P22] [P27] brings the logs back and nobody who was let out since: accounts, roles and the record are those of now', async () => {
    const { database, folder, backup } = await aLaterDay()
    database.close()
    // [P22] No page of it holds the link of a mail that was waiting.
    expect(readFileSync(backup).includes(WAITING_LINK)).toBe(false)
    const { code, said } = await run('restore', backup, folder)
    expect({ code, said }).toEqual({ code: 0, said: expect.stringContaining('those of now, not of the backup') })
    expect(said).toMatch(/API tokens are those of now[\s\S]*What to do next:\n1\. Start the server[\s\S]*Remove .*ruta-before-/)
    expect(await entriesIn(folder)).toHaveLength(1)
    expect(await rows(folder, 'SELECT account, role FROM membership')).toEqual(['ana chair'])
    expect(await rows(folder, `SELECT password_hash FROM account WHERE id = 'ana'`)).toEqual(['new'])
    for (const table of ['session', 'one_time_link', 'remembered_browser', 'outbox'])
      expect(await rows(folder, `SELECT * FROM ${table}`)).toEqual([])
    expect(await rows(folder, 'SELECT count(*) FROM invitation WHERE revoked_at IS NULL')).toEqual(['0'])
    expect(await rows(folder, 'SELECT action FROM audit ORDER BY id')).toEqual(['backup.made', 'member.removed', 'backup.restored'])
    // [P27] What was said comes back, what was taken back does not.
    expect(await rows(folder, SAID)).toEqual(['goes  4', 'stays sigue '])
    // [P22] Mails that were left since stay left, and those that came since can be.
    expect(await rows(folder, LEFT)).toEqual(['ana never of now'])
    expect(await rows(folder, CALENDARS)).toEqual(['ana of now all'])
    // [A38] A factor that was removed since stays removed, and a recovery code that was used stays used.
    expect(await rows(folder, FACTORS)).toEqual(['ana OF NOW 9 4'])
    expect(await rows(folder, TOKENS)).toEqual(['k1 4', 'k2 '])
    expect(await rows(folder, WEBHOOKS), '[WH8] what was deleted since stays deleted, and nothing of before is told again').toEqual([
      'kept of now 0 0',
    ])
    expect(await rows(folder, LINKED)).toEqual(['ana of now'])
    expect(await rows(folder, 'SELECT * FROM comment_mention')).toEqual([])
    // Of what the backup does not hold either, whose it is stays known; also in a document that it does not know at all.
    const owners = 'SELECT id, client, account FROM client_owner JOIN log_document ON number = document ORDER BY client'
    expect(await rows(folder, owners)).toEqual([`${page} 7 bob`, `${roadmap} 8 bob`])
    // What stood there is whole, beside it.
    const before = readdirSync(folder).filter((name) => /^ruta-before-.*\.db$/.test(name))
    expect(before).toHaveLength(1)
    const aside = aFolder()
    copyFileSync(join(folder, before[0] ?? ''), join(aside, 'ruta.db'))
    expect(await entriesIn(aside)).toHaveLength(2)
  })

  test('[U7] [U10] leaves accounts closed that were disabled or erased since, and theirs is no name or address again', async () => {
    const { database, folder, backup } = await aLaterDay()
    database.sqlite.exec(`
      INSERT INTO membership (group_id, account, role, delegation, created_at) VALUES ('tco', 'bob', 'delegate', 'co', 1);
      UPDATE account SET disabled_at = 6 WHERE id = 'bob';
      UPDATE account SET disabled_at = 7, erased_at = 7, name = '', email = 'erased-ana', password_hash = NULL WHERE id = 'ana'`)
    database.close()
    expect((await run('restore', backup, folder)).code).toBe(0)
    expect(await rows(folder, 'SELECT id, name, disabled_at, erased_at FROM account ORDER BY id')).toEqual(['ana  7 7', 'bob Delegate 6 '])
    expect(await rows(folder, `SELECT email, password_hash FROM account WHERE id = 'ana'`)).toEqual(['erased-ana '])
  })

  test('keeps a database that cannot be read aside, and people are those of the backup', async () => {
    const { database, file, folder, backup } = await aLaterDay()
    database.close()
    for (const bytes of [Buffer.from('what the disk left of it'), readFileSync(file).fill(0xff, 4096)]) {
      writeFileSync(file, bytes)
      const { code, said } = await run('restore', backup, folder)
      expect({ code, said }).toEqual({ code: 0, said: expect.stringContaining('Accounts and roles are those of the backup') })
      expect(await rows(folder, 'SELECT account FROM membership ORDER BY account')).toEqual(['ana', 'bob'])
      const aside = readdirSync(folder).filter((name) => /^ruta-before-.*\.db$/.test(name))
      expect(aside.some((name) => readFileSync(join(folder, name)).equals(bytes))).toBe(true)
    }
  })

  test('into another installation, which was set up meanwhile, lets in whom the backup knows, and nobody else', async () => {
    const { database, backup } = await aLaterDay()
    database.close()
    const folder = aFolder()
    const other = await openDatabase({ file: join(folder, 'ruta.db') })
    other.sqlite.exec(`
      INSERT INTO work_group (id, name_es, name_en, created_at) VALUES ('tco', 'Otro', 'Other', 99);
      INSERT INTO account (id, email, name, password_hash, language, copy_key, created_at) VALUES ('eve', 'eve@example.org', 'Eve', 'x', 'es', 'k', 99);
      INSERT INTO membership (group_id, account, role, created_at) VALUES ('tco', 'eve', 'chair', 99)`)
    other.close()
    expect((await run('restore', backup, folder)).code).toBe(0)
    expect(await rows(folder, 'SELECT account, role FROM membership ORDER BY account')).toEqual(['ana chair', 'bob delegate'])
    expect(await rows(folder, 'SELECT id FROM account ORDER BY id')).toEqual(['ana', 'bob'])
  })

  test('into an empty folder says that the roles are those of the backup; nobody is signed in there either', async () => {
    const { backup, database } = await aLaterDay()
    database.close()
    const folder = aFolder()
    const { code, said } = await run('restore', backup, folder)
    expect({ code, said }).toEqual({ code: 0, said: expect.stringContaining('Accounts and roles are those of the backup') })
    expect(await rows(folder, 'SELECT account FROM membership ORDER BY account')).toEqual(['ana', 'bob'])
    expect(await rows(folder, 'SELECT * FROM session')).toEqual([])
    expect(readdirSync(folder)).not.toContain('ruta.db.restoring')
  })

  test('leaves nothing that the next one takes for its own when it is cut off', async () => {
    const { database, file, folder, backup } = await aLaterDay()
    database.close()
    for (const rest of ['', '-journal', '-wal']) writeFileSync(`${file}.restoring${rest}`, createDice(8).bytes(8192))
    expect((await run('restore', backup, folder)).code).toBe(0)
    expect(await entriesIn(folder)).toHaveLength(1)
    expect(readdirSync(folder).filter((name) => name.includes('.restoring'))).toEqual([])
  })

  test('beside a running server, and from anything but a whole backup, changes nothing', async () => {
    const { database, folder, file, backup } = await aLaterDay()
    const now = () => database.sqlite.prepare('SELECT count(*) AS n FROM log_entry').get()?.n
    expect(await run('restore', backup, folder)).toEqual({ code: 2, said: expect.stringContaining('stop the server first') })
    expect(now()).toBe(3)
    database.close()
    const bytes = readFileSync(file)
    const bad = join(aFolder(), 'bad.db')
    const cases: readonly Buffer[] = [Buffer.from('no database'), readFileSync(backup).subarray(0, 8192), Buffer.alloc(0)]
    for (const content of cases) {
      writeFileSync(bad, content)
      expect(await run('restore', bad, folder)).toEqual({ code: 1, said: expect.stringContaining('nothing was changed') })
      expect(readFileSync(file).equals(bytes)).toBe(true)
    }
    expect(existsSync(`${file}.restoring`)).toBe(false)
  })
})
