// A database whose tables are not those of this version: mended where they are read from the logs, refused otherwise.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import { databaseFile, openDatabase } from '../../../server/db/open.ts'
import { quotedIdentifier, tablesOf } from '../../../server/db/tables.ts'
import { createLogger } from '../../../server/observe/logger.ts'
import { openOnPostgres, usePostgres } from '../../harness/onPostgres.ts'
import { aFolder } from '../log/openLog.ts'
import { eventually, stockClient } from '../relay/sockets.ts'
import { GROUP, openWorld, signedIn, type World } from '../testWorld.ts'

const postgres = usePostgres()

const open = async (folder: string, bare = true, logger = createLogger('silent')): Promise<World> => {
  const world = await openWorld({ env: { DATA_DIR: folder }, ports: { logger }, bare })
  let closed = false
  onTestFinished(async () => {
    if (!closed) await world.server.close()
  })
  return {
    ...world,
    close: async () => {
      closed = true
      await world.server.close()
    },
  }
}

/** A group with a text in which somebody has written; the server has ended. */
const anInstallation = async () => {
  const folder = join(aFolder(), 'data')
  mkdirSync(folder)
  const world = await open(folder, false)
  await world.addPerson('chair@example.org', 'chair')
  const chair = await signedIn(world, 'chair@example.org')
  const text = String((await chair.ask('POST', `/api/groups/${GROUP}/pages`, {})).body.id)
  const client = stockClient(world, chair, text)
  await client.synced
  client.doc.getText('title.es').insert(0, 'Introducción')
  await eventually(async () => (await eventsOf(world)).length > 0, 'it is in the history')
  client.destroy()
  await world.close()
  return { folder, file: databaseFile(folder), text }
}
const eventsOf = async (world: World): Promise<readonly unknown[]> => {
  const chair = await signedIn(world, 'chair@example.org')
  const { status, body } = await chair.ask('GET', `/api/groups/${GROUP}/history`)
  expect(status).toBe(200)
  return body.events
}

/**
 * As commit 87de5bd made them: its 002 had no `history_subject`, no titles of points in `decision`, and another `history_event_at`; the
 * migration was edited afterwards.
 */
const asOf87de5bd = async (from: string, to: string) => {
  const old = await openDatabase({ file: to, upTo: '003_checkpoints' })
  old.sqlite.exec(`
    DROP TABLE history_subject; ALTER TABLE decision DROP COLUMN point_es; ALTER TABLE decision DROP COLUMN point_en;
    DROP INDEX history_event_at; CREATE INDEX history_event_at ON history_event (document, at)`)
  old.sqlite.exec('PRAGMA foreign_keys = OFF')
  old.sqlite.prepare('ATTACH ? AS new').run(from)
  const READ_AGAIN = ['history_event', 'decision', 'meeting_face', 'document_title', 'search_text', 'stream', 'projector', 'checkpoint']
  for (const table of tablesOf(old.sqlite).filter((name) => !READ_AGAIN.includes(name))) {
    const columns = old.sqlite
      .prepare('SELECT name FROM pragma_table_info(?)')
      .all(table)
      .map(({ name }) => quotedIdentifier(String(name)))
      .join(', ')
    // Later migrations give each group its glossary and its log of acts.
    const made = table === 'document' ? ` WHERE kind NOT IN ('glossary', 'acts')` : ''
    old.sqlite.exec(`INSERT INTO main.${quotedIdentifier(table)} (${columns}) SELECT ${columns} FROM new.${quotedIdentifier(table)}${made}`)
  }
  old.close()
}

test('[O14] a folder made at 87de5bd, whose second migration was edited later, has its history again', async () => {
  const { file } = await anInstallation()
  const folder = join(aFolder(), 'old')
  mkdirSync(folder)
  await asOf87de5bd(file, databaseFile(folder))
  const lines: { level: string; tables?: string[]; err?: unknown }[] = []
  const world = await open(folder, true, createLogger('info', { write: (line) => void lines.push(JSON.parse(line)) }))
  const { body } = await (await signedIn(world, 'chair@example.org')).ask('GET', '/readyz')
  expect(body).toMatchObject({ ready: true, mended: ['decision', 'history_event', 'history_subject'] })
  expect(lines.filter(({ tables, err }) => tables || err)).toMatchObject([{ level: 'warn', tables: body.mended }])
  await world.server.background.projected()
  expect((await eventsOf(world)).length).toBeGreaterThan(0)
})

test.each(['history_subject', 'history_event', 'search_text', 'document_title', 'projector', 'checkpoint'])(
  '[O14] a table that is read from the logs (%s) and is missing is made again, and filled',
  async (table) => {
    const { folder, file } = await anInstallation()
    const sqlite = new DatabaseSync(file)
    const before = Number(sqlite.prepare(`SELECT count(*) AS rows FROM ${table}`).get()?.rows)
    sqlite.exec(`DROP TABLE ${table}`)
    sqlite.close()
    const world = await open(folder)
    await world.server.background.projected()
    expect((await eventsOf(world)).length).toBeGreaterThan(0)
    await world.close()
    const after = new DatabaseSync(file)
    if (table !== 'checkpoint') expect(Number(after.prepare(`SELECT count(*) AS rows FROM ${table}`).get()?.rows)).toBe(before)
    after.close()
  },
)

test.each([
  ['a table', 'DROP TABLE visit', /missing the table visit\./],
  ['a column', 'ALTER TABLE account DROP COLUMN name', /missing the column name of account\./],
  ['an index', 'DROP INDEX meeting_in_session', /missing the index meeting_in_session of meeting\./],
])('[O14] without %s that holds what people did, a server does not start and says what to do', async (_, damage, told) => {
  const { folder, file } = await anInstallation()
  const sqlite = new DatabaseSync(file)
  sqlite.exec(damage)
  sqlite.close()
  await expect(open(folder)).rejects.toThrow(told)
  await expect(open(folder)).rejects.toThrow(/restore a backup that a release made \(npm run restore -- FILE\)/)
})

test('[O14] on PostgreSQL, too', async () => {
  const url = await postgres().database()
  const there = await openOnPostgres(url)
  await there.pool.query('ALTER TABLE decision DROP COLUMN point_es; DROP TABLE visit')
  const started = openWorld({ env: { DATABASE_URL: url }, bare: true })
  await expect(started).rejects.toThrow(/missing .*the table visit.*point_es of decision|missing .*point_es of decision.*the table visit/)
})
