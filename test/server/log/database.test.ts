import { rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { copyBeforeUpgrade } from '../../../server/backup/copyBeforeUpgrade.ts'
import { openDatabase } from '../../../server/db/open.ts'
import { must } from '../../../shared/result.ts'
import { aFolder } from './openLog.ts'

const open = async (file: string) => {
  const database = await openDatabase({ file })
  onTestFinished(() => database.close())
  return database
}

test('[RE-14] a database opens again without changing, and its commits wait for the disk', async () => {
  const file = join(aFolder(), 'ruta.db')
  const tables = (sqlite: DatabaseSync) => sqlite.prepare('SELECT sql FROM sqlite_master ORDER BY name').all()
  const first = tables((await open(file)).sqlite)
  const { sqlite } = await open(file)
  expect(tables(sqlite)).toEqual(first)
  expect(sqlite.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' })
  expect(sqlite.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 })
  expect(sqlite.prepare('PRAGMA foreign_keys').get()).toEqual({ foreign_keys: 1 })
})

test('a file that is no database is named, and left as it is', async () => {
  const file = join(aFolder(), 'notes.txt')
  writeFileSync(file, 'minutes of the third meeting '.repeat(100))
  await expect(openDatabase({ file })).rejects.toThrow(`${file} cannot be used as a database: file is not a database`)
})

test('a database that a newer version has written is refused before anything is changed', async () => {
  const file = join(aFolder(), 'ruta.db')
  const database = await openDatabase({ file })
  await sql`INSERT INTO kysely_migration (name, timestamp) VALUES ('002_meetings', '2027')`.execute(database.kysely)
  database.close()
  await expect(openDatabase({ file })).rejects.toThrow('newer version of Ruta (it has 002_meetings)')
})

test('a transaction of Kysely fails as a whole, and others wait for its end', async () => {
  const { kysely } = await open(':memory:')
  const group = (id: string) => ({ id, name_es: '', name_en: '', created_at: 1, sample: 0 })
  const broken = kysely.transaction().execute(async (open) => {
    await open.insertInto('work_group').values(group('a')).execute()
    await open.insertInto('work_group').values(group('a')).execute()
  })
  const sound = kysely.transaction().execute((open) => open.insertInto('work_group').values(group('b')).execute())
  await expect(broken).rejects.toThrow('UNIQUE constraint failed')
  await sound
  expect(await kysely.selectFrom('work_group').select('id').execute()).toEqual([{ id: 'b' }])
})

test('a value that SQLite cannot hold is refused, not turned into another', async () => {
  const { kysely } = await open(':memory:')
  await expect(sql`SELECT ${new Date(0)}`.execute(kysely)).rejects.toThrow('a value of type object cannot be stored')
  expect((await sql`SELECT ${true} AS yes, ${undefined} AS missing`.execute(kysely)).rows).toEqual([{ yes: 1, missing: null }])
})

test('a second process with the database open sees what the first one wrote', async () => {
  const file = join(aFolder(), 'ruta.db')
  const [one, two] = [await open(file), await open(file)]
  await one.kysely.insertInto('throttle').values({ key: 'k', failures: 1, window_start: 5 }).execute()
  expect(await two.kysely.selectFrom('throttle').selectAll().execute()).toEqual([{ key: 'k', failures: 1, window_start: 5 }])
})

/** As the version before the saved views left it. */
const anOlderDatabase = async () => {
  const file = join(aFolder(), 'ruta.db')
  const { close } = await openDatabase({ file, upTo: '006_glossaries' })
  close()
  return file
}
const copyBefore = (file: string) => copyBeforeUpgrade({ engine: 'sqlite', file }, dirname(file))
const tablesOf = (file: string) => {
  const sqlite = new DatabaseSync(file)
  const names = sqlite.prepare(`SELECT name FROM sqlite_master WHERE name LIKE '%_view' ORDER BY name`).all()
  sqlite.close()
  return names.map(({ name }) => name)
}

test('[RE-07] [O3] an upgrade that fails half-way leaves nothing of itself, and is carried out whole once its cause is gone', async () => {
  const file = await anOlderDatabase()
  const other = new DatabaseSync(file)
  other.exec('CREATE TABLE usual_view (stands_in_the_way)')
  await expect(openDatabase({ file })).rejects.toThrow('already exists')
  expect(tablesOf(file)).toEqual(['usual_view'])
  other.exec('DROP TABLE usual_view')
  other.close()
  await open(file)
  expect(tablesOf(file)).toEqual(['saved_view', 'usual_view'])
})

test('[O3] before an upgrade the database is copied, once; a new one and one that is up to date are not', async () => {
  const file = await anOlderDatabase()
  expect(await copyBefore(join(aFolder(), 'ruta.db'))).toBeNull()
  const before = must(await copyBefore(file), 'a copy')
  expect(before).toMatch(/ruta-before-007_views\.db$/)
  expect(await copyBefore(file)).toBeNull()
  await open(file)
  expect(tablesOf(before)).toEqual([])
  rmSync(before)
  expect(await copyBefore(file)).toBeNull()
})
