// What was erased is in no byte of the database, and does not come back with a backup that was made before.
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterEach, describe, expect, onTestFinished, test } from 'vitest'
import { copyDatabase } from '../../../server/backup/copyDatabase.ts'
import type { Ports } from '../../../server/compose/ports.ts'
import { connectToRead } from '../../../server/db/connect.ts'
import { addNotices } from '../../../server/notices/noticeRows.ts'
import { whereOf } from '../../../server/openInstallation.ts'
import { OVERWRITE_AGAIN_MS } from '../../../server/settings/erasedOverwriter.ts'
import { verifyFolder } from '../../../server/verify/verifyFolder.ts'
import { usePostgres } from '../../harness/onPostgres.ts'
import { run } from '../backup/installation.ts'
import { createFakeClock } from '../fakeClock.ts'
import { aFolder } from '../log/openLog.ts'
import { arrive } from '../meetings/holding.ts'
import { GROUP, openWorld, signedIn, type World } from '../testWorld.ts'

const postgres = usePostgres()
const NAME = 'Quetzal Perdida'
const ADDRESS = 'quetzal.7731@example.org'
const HASH = '$argon2id$quetzal7731'
const AT = `/api/groups/${GROUP}`

let world: World | null = null
afterEach(async () => {
  await world?.close().catch(() => undefined)
  world = null
})

/** A person with a name, an address, notices to and about them; their password's hash is returned. */
const livedIn = async (env: Readonly<Record<string, string>>, ports: Partial<Ports> = {}) => {
  world = await openWorld({ env, ports })
  const { deps } = world.server
  const chair = await arrive(world, 'chair@example.org', 'chair')
  const account = await world.addPerson(ADDRESS, 'delegate')
  const visitor = await signedIn(world, ADDRESS)
  await visitor.ask('PATCH', '/api/me', { name: NAME })
  const steward = (await chair.ask('GET', '/api/me')).body.account.id
  const fact = { kind: 'joined', subject: { type: 'person', name: NAME }, causedBy: account } as const
  await addNotices(deps, {
    group: GROUP,
    facts: [
      { ...fact, key: 'joined:one', to: [steward] },
      { ...fact, key: 'joined:two', to: [account] },
    ],
    preferences: new Map(),
    isMailed: () => false,
  })
  // The people of tests share one password.
  await deps.db.updateTable('account').set({ password_hash: HASH }).where('id', '=', account).execute()
  return { world, chair, account, words: [NAME, ADDRESS, HASH] }
}
/** Which of these words are in the bytes of these files. */
const found = (files: readonly string[], words: readonly string[]): readonly string[] =>
  files.flatMap((file) => words.filter((word) => readFileSync(file).includes(word)).map((word) => `${word} in ${file}`))
const filesOf = (folder: string): readonly string[] =>
  readdirSync(folder)
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())

/** Of tables, their large values and indexes. */
const tableFiles = async (client: Client): Promise<readonly string[]> => {
  const { rows } = await client.query<{ path: string }>(
    "SELECT current_setting('data_directory') || '/' || pg_relation_filepath(oid) AS path FROM pg_class WHERE relkind IN ('r', 't', 'i') AND pg_relation_filepath(oid) IS NOT NULL AND relnamespace IN ('public'::regnamespace, 'pg_toast'::regnamespace)",
  )
  return rows.map(({ path }) => path).filter((path) => existsSync(path))
}
const owedRows = async (url: string): Promise<readonly unknown[]> => {
  const client = new Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query('SELECT what FROM owed_overwrite')
  await client.end()
  return rows
}

describe('[U9] an erased account', () => {
  test('is in no byte of the embedded database, its write-ahead log and the backups made since; an earlier backup does not bring it back', async () => {
    const { world, chair, account, words } = await livedIn({})
    const where = whereOf(world.config)
    const folder = world.config.dataDir
    const [before, since] = [join(aFolder(), 'before.db'), join(aFolder(), 'since.db')]
    await copyDatabase(where, before)
    expect(found([before], words).length).toBe(3)
    expect((await chair.ask('DELETE', `${AT}/accounts/${account}`)).status).toBe(204)
    await expect.poll(() => found(filesOf(folder), words)).toEqual([])
    await copyDatabase(where, since)
    expect(found([since], words)).toEqual([])
    await world.server.close()
    expect(await run('restore', before, folder)).toMatchObject({ code: 0 })
    expect(found(filesOf(folder), words)).toEqual([])
    const lines: string[] = []
    expect({
      code: await verifyFolder({ engine: 'sqlite', file: join(folder, 'ruta.db') }, { say: (line) => lines.push(line) }),
      lines,
    }).toMatchObject({ code: 0 })
  })

  test('is in no table of PostgreSQL, nor in the files of its tables', async () => {
    const url = await postgres().database()
    const { chair, account, words } = await livedIn({ DATABASE_URL: url })
    expect((await chair.ask('DELETE', `${AT}/accounts/${account}`)).status).toBe(204)
    const client = new Client({ connectionString: url })
    await client.connect()
    onTestFinished(() => client.end())
    await expect
      .poll(async () => {
        await client.query('CHECKPOINT')
        return found(await tableFiles(client), words)
      })
      .toEqual([])
  })

  test('stays owed on PostgreSQL while somebody reads an older state, also over a restart, and is overwritten after that', async () => {
    const url = await postgres().database()
    const clock = createFakeClock(Date.now())
    const { chair, account, words } = await livedIn({ DATABASE_URL: url }, { clock })
    const reader = new Client({ connectionString: url })
    await reader.connect()
    onTestFinished(() => reader.end())
    await reader.query('BEGIN ISOLATION LEVEL REPEATABLE READ')
    await reader.query('SELECT count(*) FROM delegation')
    expect((await chair.ask('DELETE', `${AT}/accounts/${account}`)).status).toBe(204)
    const owedSince = async () => (await chair.ask('GET', `${AT}/installation`)).body.erased.owedSince
    const looked = async () => {
      // Its tries, a second each.
      for (let tries = 0; tries < 5; tries++) {
        clock.advance(1_000)
        await new Promise((resolve) => setTimeout(resolve, 100))
      }
    }
    await looked()
    expect(await owedSince()).not.toBeNull()
    expect((await reader.query('SELECT name FROM account')).rows.map(({ name }) => name)).toContain(NAME)
    await world?.server.close()
    world = await openWorld({ env: { DATABASE_URL: url }, bare: true, ports: { clock } })
    await looked()
    expect((await owedRows(url)).length).toBe(1)
    await reader.query('COMMIT')
    clock.advance(OVERWRITE_AGAIN_MS)
    await expect.poll(() => owedRows(url)).toEqual([])
    await reader.query('CHECKPOINT')
    expect(found(await tableFiles(reader), words)).toEqual([])
  })

  test('is overwritten at the next start of the embedded database if a reader has prevented it until the end', async () => {
    const { world: first, chair, account, words } = await livedIn({})
    const { dataDir } = first.config
    const copy = join(aFolder(), 'killed')
    mkdirSync(copy)
    const reader = connectToRead(join(dataDir, 'ruta.db'))
    reader.exec('BEGIN; SELECT count(*) FROM account')
    expect((await chair.ask('DELETE', `${AT}/accounts/${account}`)).status).toBe(204)
    await first.server.close()
    for (const rest of ['', '-wal']) copyFileSync(join(dataDir, `ruta.db${rest}`), join(copy, `ruta.db${rest}`))
    reader.close()
    expect(found(filesOf(copy), words)).not.toEqual([])
    const second = await openWorld({ env: { DATA_DIR: copy }, bare: true })
    onTestFinished(() => second.server.close())
    await expect.poll(() => found(filesOf(copy), words)).toEqual([])
    await expect.poll(() => second.server.deps.db.selectFrom('owed_overwrite').selectAll().execute()).toEqual([])
  })
})
