import { spawn } from 'node:child_process'
import { expect, onTestFinished, test } from 'vitest'
import { databaseFile, openDatabase } from '../../../server/db/open.ts'
import { openPostgres } from '../../../server/db/openPostgres.ts'
import { createSqliteLog } from '../../../server/log/sqliteLog.ts'
import { usePostgres } from '../../harness/onPostgres.ts'
import { DOCUMENTS, live } from '../../shared/history/life.ts'
import { readOn } from '../../shared/history/reading.ts'
import { aFolder } from '../log/openLog.ts'
import { openWorld, signedIn, visit } from '../testWorld.ts'

const postgres = usePostgres()

const move = (env: Record<string, string>, ...names: string[]) =>
  new Promise<{ readonly code: number | null; readonly said: string }>((resolve) => {
    const child = spawn(process.execPath, ['server/cli/move.ts', ...names], { env: { PATH: process.env.PATH, ...env } })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (said += String(part)))
    child.once('exit', (code) => resolve({ code, said }))
  })

test('[N9] an installation moves as a whole: people sign in, logs and history are there, and it goes on', async () => {
  const folder = aFolder()
  const embedded = await openWorld({ env: { DATA_DIR: folder } })
  await embedded.addPerson('chair@example.org', 'chair')
  const chair = await signedIn(embedded, 'chair@example.org')
  await embedded.server.close()
  const database = await openDatabase({ file: databaseFile(folder) })
  const log = await live(async (world) => createSqliteLog({ database, ...world }), { seed: 5, steps: 60 })
  for (const document of DOCUMENTS) await readOn(database.sqlite, log, document)
  // PostgreSQL keeps no NUL in a text.
  database.sqlite.prepare("INSERT INTO throttle (key, failures, window_start) VALUES ('a' || char(0) || 'b', 1, 1)").run()
  const heads = await Promise.all(DOCUMENTS.map((document) => log.head(document)))
  const rows = database.sqlite.prepare('SELECT count(*) AS count FROM history_event').get()?.count

  const url = await postgres().database()
  const env = { DATA_DIR: folder, DATABASE_URL: url }
  expect(await move(env, 'postgres')).toMatchObject({ code: 2, said: expect.stringContaining('Use:') })
  expect(await move({ ...env, DATA_DIR: `${folder}/none` }, 'sqlite', 'postgres')).toMatchObject({ code: 2 })
  expect(await move(env, 'sqlite', 'postgres')).toMatchObject({ code: 2, said: expect.stringContaining('stop the server first') })
  database.close()
  const moved = await move(env, 'sqlite', 'postgres')
  expect(moved.said).toContain('every chain is whole')
  expect(moved.code).toBe(0)
  expect(await move(env, 'sqlite', 'postgres')).toMatchObject({ code: 2, said: expect.stringContaining('is not empty') })

  const there = await openPostgres({ url, connections: 2, lost: () => undefined })
  onTestFinished(() => there.close())
  expect((await there.pool.query('SELECT count(*) AS count FROM history_event')).rows[0]?.count).toBe(rows)
  const shared = await openWorld({ env, bare: true })
  onTestFinished(() => shared.server.close())
  expect(await Promise.all(DOCUMENTS.map((document) => shared.server.log.head(document)))).toEqual(heads)
  const visitor = visit(shared)
  for (const [name, value] of chair.cookies) visitor.cookies.set(name, value)
  expect((await visitor.ask('GET', '/api/me')).status).toBe(200)
  expect((await visitor.ask('POST', '/api/groups/tco/pages', {})).status).toBe(201)
})
