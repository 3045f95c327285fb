// What stands in the data folder is not what was left there: the server does not start, says what to do, and writes nothing.
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { connectToRead } from '../../../server/db/connect.ts'
import { openDatabase } from '../../../server/db/open.ts'
import { openOnPostgres, usePostgres } from '../../harness/onPostgres.ts'
import { aFolder } from '../log/openLog.ts'
import { openWorld } from '../testWorld.ts'

const postgres = usePostgres()

/** As a killed server leaves it: with its write-ahead log. */
const anInstallation = async () => {
  const [live, folder] = [join(aFolder(), 'live'), aFolder()]
  mkdirSync(live)
  const world = await openWorld({ env: { DATA_DIR: live } })
  for (const name of readdirSync(live)) copyFileSync(join(live, name), join(folder, name))
  await world.server.close()
  return folder
}
const start = (folder: string) => openWorld({ env: { DATA_DIR: folder }, bare: true })
const contentsOf = (folder: string) => readdirSync(folder).map((name) => [name, readFileSync(join(folder, name)).toString('base64')])

/** What the write-ahead log holds. */
const moveIntoFile = (file: string) => {
  const database = new DatabaseSync(file)
  database.exec('PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE')
  database.close()
}

const DAMAGES: Readonly<Record<string, readonly [damage: (file: string) => void, told: RegExp]>> = {
  'a database of no length': [(file) => truncateSync(file, 0), /ruta\.db is empty.*Restore a backup/s],
  'a write-ahead log that is gone': [(file) => rmSync(`${file}-wal`), /ruta\.db-wal is missing.*Put it back, or restore/s],
  'a database that is gone, and its write-ahead log is not': [(file) => rmSync(file), /ruta\.db is missing.*put both back/s],
  'a file of which a half is there': [
    (file) => {
      moveIntoFile(file)
      truncateSync(file, Math.floor(statSync(file).size / 8192) * 4096)
    },
    /ruta\.db is cut off: \d+ of \d+ bytes are there.*restore a backup \(npm run restore/s,
  ],
  'a file whose list of tables is damaged': [
    (file) => {
      moveIntoFile(file)
      const bytes = readFileSync(file)
      bytes.fill(0xa5, 100, 4096)
      writeFileSync(file, bytes)
    },
    /ruta\.db is damaged in its structure.*Restore a backup \(npm run restore/s,
  ],
  'a file that is no database': [
    (file) => {
      for (const rest of ['-wal', '-shm']) rmSync(`${file}${rest}`)
      writeFileSync(file, 'minutes of the third meeting '.repeat(200))
    },
    /ruta\.db is no database.*Restore a backup/s,
  ],
}

describe('[O9] a server does not start', () => {
  for (const [what, [damage, told]] of Object.entries(DAMAGES))
    test(`on ${what}: it says what to do, and writes nothing`, async () => {
      const folder = await anInstallation()
      expect(existsSync(join(folder, 'ruta.db-wal'))).toBe(true)
      damage(join(folder, 'ruta.db'))
      const before = contentsOf(folder)
      await expect(start(folder)).rejects.toThrow(told)
      expect(contentsOf(folder)).toEqual(before)
    })

  test('on tables of a newer version, of either engine', async () => {
    const folder = aFolder()
    const database = await openDatabase({ file: join(folder, 'ruta.db') })
    await sql`INSERT INTO kysely_migration (name, timestamp) VALUES ('900_later', '2027')`.execute(database.kysely)
    database.close()
    await expect(start(folder)).rejects.toThrow(/newer version of Ruta \(it has 900_later\). Start that version/)
    const url = await postgres().database()
    const there = await openOnPostgres(url)
    await there.pool.query(`INSERT INTO kysely_migration (name, timestamp) VALUES ('900_later', '2027')`)
    await expect(openWorld({ env: { DATABASE_URL: url }, bare: true })).rejects.toThrow(/newer version of Ruta/)
  })

  test('but it does after an orderly end, after a kill, and after somebody has read beside it', async () => {
    const folder = await anInstallation()
    await (await start(folder)).server.close()
    const reader = connectToRead(join(folder, 'ruta.db'))
    reader.prepare('SELECT count(*) FROM account').get()
    reader.close()
    await (await start(folder)).server.close()
  })
})
