// What was erased is in no byte of the database, and does not come back with a backup that was made before.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterEach, describe, expect, onTestFinished, test } from 'vitest'
import { copyDatabase } from '../../../server/backup/copyDatabase.ts'
import { addNotices } from '../../../server/notices/noticeRows.ts'
import { whereOf } from '../../../server/openInstallation.ts'
import { verifyFolder } from '../../../server/verify/verifyFolder.ts'
import { usePostgres } from '../../harness/onPostgres.ts'
import { run } from '../backup/installation.ts'
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
const livedIn = async (env: Readonly<Record<string, string>>) => {
  world = await openWorld({ env })
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

describe('[U7] an erased account', () => {
  test('is in no byte of the embedded database, its write-ahead log and the backups made since; an earlier backup does not bring it back', async () => {
    const { world, chair, account, words } = await livedIn({})
    const where = whereOf(world.config)
    const folder = world.config.dataDir
    const [before, since] = [join(aFolder(), 'before.db'), join(aFolder(), 'since.db')]
    await copyDatabase(where, before)
    expect(found([before], words).length).toBe(3)
    expect((await chair.ask('DELETE', `${AT}/accounts/${account}`)).status).toBe(204)
    await expect.poll(() => found(filesOf(folder), words), { timeout: 30_000 }).toEqual([])
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
    const paths = () =>
      client.query<{ path: string }>(
        "SELECT current_setting('data_directory') || '/' || pg_relation_filepath(oid) AS path FROM pg_class WHERE relkind IN ('r', 't', 'i') AND pg_relation_filepath(oid) IS NOT NULL AND relnamespace IN ('public'::regnamespace, 'pg_toast'::regnamespace)",
      )
    const here = () => paths().then(({ rows }) => rows.map(({ path }) => path).filter((path) => existsSync(path)))
    await expect
      .poll(
        async () => {
          await client.query('CHECKPOINT')
          return found(await here(), words)
        },
        { timeout: 30_000 },
      )
      .toEqual([])
  })
})
