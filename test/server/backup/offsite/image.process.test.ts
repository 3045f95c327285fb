// The copy of the embedded database that is brought up to date each minute by the pages that differ, beside a process that writes.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { copyDatabase } from '../../../../server/backup/copyDatabase.ts'
import { imageOf } from '../../../../server/backup/offsite/image.ts'
import type { KeeperData } from '../../../../server/backup/offsite/keepElsewhere.ts'
import { makeKey } from '../../../../server/backup/offsite/seal.ts'
import { openDatabase } from '../../../../server/db/open.ts'
import { rewriteFile } from '../../../../server/db/rewriteFile.ts'
import { createSqliteLog } from '../../../../server/log/sqliteLog.ts'
import { measuredRound } from '../../../harness/process/backupRound.ts'
import { aFolder } from '../../log/openLog.ts'
import { anEdit, appendTo, createSettableClock, page } from '../../log/updateLogContract.ts'
import { SETTLED, WAITING_LINK } from '../installation.ts'
import { contentOf } from './contentOf.ts'

const anInstallation = async () => {
  const file = join(aFolder(), 'ruta.db')
  const database = await openDatabase({ file })
  onTestFinished(() => database.close())
  database.sqlite.exec(SETTLED)
  const log = createSqliteLog({ database, clock: createSettableClock().clock, meetingOf: () => null })
  return { file, folder: dirname(file), sqlite: database.sqlite, log }
}

test.each([1, 2])(
  '[O45] [seed %i] each round shows one instant, with all that was committed before it began',
  { timeout: 60_000 },
  async (seed) => {
    const { file, folder, sqlite } = await anInstallation()
    sqlite.exec(`CREATE TABLE amount (id INTEGER PRIMARY KEY, n INTEGER, padding BLOB); CREATE TABLE written (n INTEGER); INSERT INTO written VALUES (0);
    WITH RECURSIVE ids (id) AS (SELECT 0 UNION ALL SELECT id + 1 FROM ids WHERE id < 399) INSERT INTO amount SELECT id, 0, randomblob(5000) FROM ids`)
    const writer = spawn(process.execPath, [join(import.meta.dirname, 'appender.ts'), file, String(seed)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    onTestFinished(() => void writer.kill('SIGKILL'))
    await once(writer.stdout, 'data')
    const countIn = (database: DatabaseSync) => Number(database.prepare('SELECT n FROM written').get()?.n)
    let before = 0
    for (let round = 0; round < 12; round++) {
      const atLeast = countIn(sqlite)
      const image = new DatabaseSync(await imageOf(file, folder), { readOnly: true })
      try {
        expect(image.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }])
        expect(image.prepare('SELECT sum(n) AS all_of_them FROM amount').get()).toEqual({ all_of_them: 0 })
        expect(countIn(image)).toBeGreaterThanOrEqual(atLeast)
        expect(countIn(image)).toBeGreaterThan(before)
        before = countIn(image)
      } finally {
        image.close()
      }
    }
  },
)

test('[O45] the image holds what a copy does, also of a smaller file, and no waiting mail; the locks of a server that has the database open stay', async () => {
  const { file, folder, sqlite, log } = await anInstallation()
  const expectSame = async () => {
    const image = await imageOf(file, folder)
    const copy = join(aFolder(), 'copy.db')
    await copyDatabase({ engine: 'sqlite', file }, copy)
    expect(contentOf(image)).toEqual(contentOf(copy))
    expect(readFileSync(image).includes(WAITING_LINK)).toBe(false)
    expect(statSync(image).mode & 0o777).toBe(0o600)
    return statSync(image).size
  }
  await expectSame()
  sqlite.exec('CREATE TABLE bulk (bytes BLOB); INSERT INTO bulk VALUES (randomblob(3000000))')
  await appendTo(log, page, { drafts: [anEdit(1)] })
  const large = await expectSame()
  sqlite.exec(`DELETE FROM bulk; UPDATE outbox SET content = '{}', state = 'sent'`)
  rewriteFile(sqlite)
  expect(await expectSame()).toBeLessThan(large - 2_000_000)
  // From another process: within one, SQLite knows of its locks without the system.
  const alone = `import { connectAlone } from './server/db/connect.ts'; try { connectAlone(process.argv[1]) } catch (error) { process.stdout.write(error.message) }`
  const other = spawn(process.execPath, ['--input-type=module-typescript', '-e', alone, file], { stdio: ['ignore', 'pipe', 'inherit'] })
  expect(await text(other.stdout)).toContain('locked')
})

test('[O45] a round waits for that of a server that has ended, so that no image is of two instants', async () => {
  const { file, folder } = await anInstallation()
  const image = await imageOf(file, folder)
  const other = new DatabaseSync(`${image}-lock`)
  onTestFinished(() => other.close())
  other.exec('BEGIN EXCLUSIVE')
  let isMade = false
  const made = imageOf(file, folder).then(() => {
    isMade = true
  })
  await sleep(700)
  expect(isMade).toBe(false)
  other.exec('COMMIT')
  await made
})

test('[O45] a round after a hundred letters gives less than 1 MB to the disk, and one after nothing almost nothing', {
  timeout: 60_000,
}, async () => {
  const { file, folder, sqlite, log } = await anInstallation()
  sqlite.exec('CREATE TABLE bulk (bytes BLOB); INSERT INTO bulk VALUES (randomblob(30000000))')
  const { recipient } = await makeKey()
  const data: KeeperData = {
    where: { engine: 'sqlite', file },
    folder,
    to: join(folder, 'kept'),
    recipients: [recipient],
    days: 30,
    address: 'here',
  }
  expect((await measuredRound(data)).given).toBeGreaterThan(30_000_000)
  for (let letter = 0; letter < 100; letter++) await appendTo(log, page, { drafts: [anEdit(letter)] })
  expect((await measuredRound(data)).given).toBeLessThan(1_000_000)
  expect((await measuredRound(data)).given).toBeLessThan(100_000)
})
