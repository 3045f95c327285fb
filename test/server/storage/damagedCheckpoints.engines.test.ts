// Pages of the database that hold checkpoints are overwritten: documents open from their entries, and the damage is named.
import { spawnSync } from 'node:child_process'
import { closeSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { connectToRead } from '../../../server/db/connect.ts'
import { openDatabase } from '../../../server/db/open.ts'
import { foldState } from '../../../server/log/checkpoints.ts'
import type { CheckpointDamage, EntryDraft } from '../../../server/log/log.ts'
import { createSqliteLog } from '../../../server/log/sqliteLog.ts'
import { loadDocument } from '../../../server/relay/loading.ts'
import { type DocumentId, parseDelegationId, parseDocumentId, seq } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { aFolder } from '../log/openLog.ts'
import { createSettableClock } from '../log/updateLogContract.ts'
import { eventually, stockClient } from '../relay/sockets.ts'
import { GROUP, openWorld, signedIn, type World } from '../testWorld.ts'

const colombia = must(parseDelegationId('co'), 'a delegation')
const ENTRIES = 60

let world: World | null = null
afterEach(async () => {
  await world?.server.close()
  world = null
})

/** A text of 60 entries and one checkpoint of some pages in the middle, written by the real server; it has ended since. */
const anInstallation = async () => {
  const folder = aFolder()
  const open = await openWorld({ env: { DATA_DIR: folder } })
  const account = await open.addPerson('chair@example.org', 'chair')
  const chair = await signedIn(open, 'chair@example.org')
  const text = must(parseDocumentId((await chair.ask('POST', `/api/groups/${GROUP}/pages`, {})).body.id), 'a text')
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  for (let at = 0; at < ENTRIES; at++) doc.getText('title.es').insert(0, `${at} `.repeat(200))
  const { log } = open.server
  const drafts = updates.map(
    (update): EntryDraft => ({ updates: [update], kind: 'live', author: account, delegation: colombia, source: null }),
  )
  await log.append([
    { document: text, after: await log.head(text), claims: [{ client: must(clientOf(doc), 'a client'), account }], drafts },
  ])
  const half = seq(ENTRIES / 2)
  await log.saveCheckpoint({ document: text, seq: half, ...foldState(null, updates.slice(0, half)) })
  await open.server.background.projected()
  await open.server.close()
  return { folder, text, words: doc.getText('title.es').toString() }
}
const clientOf = (doc: Y.Doc) => [...Y.decodeStateVector(Y.encodeStateVector(doc)).keys()][0] as never

/** The pages of a table, by what SQLite itself says of its file. */
const pagesOf = (file: string, table: string): readonly { readonly page: number; readonly type: string }[] => {
  const sqlite = connectToRead(file)
  const rows = sqlite.prepare('SELECT pageno AS page, pagetype AS type FROM dbstat WHERE name = ? ORDER BY pageno').all(table)
  sqlite.close()
  return rows.map(({ page, type }) => ({ page: Number(page), type: String(type) }))
}
const overwrite = (file: string, page: number, byte: number, from = 0) => {
  const descriptor = openSync(file, 'r+')
  writeSync(descriptor, Buffer.alloc(4096 - from, byte), 0, 4096 - from, (page - 1) * 4096 + from)
  closeSync(descriptor)
}
const entriesOf = async ({ server }: World, document: DocumentId) =>
  await server.deps.db
    .selectFrom('log_entry')
    .innerJoin('log_document', 'log_document.number', 'log_entry.document')
    .selectAll('log_entry')
    .where('log_document.id', '=', document)
    .orderBy('seq')
    .execute()
const checkpointSeqs = (file: string): readonly number[] => {
  const sqlite = connectToRead(file)
  const rows = sqlite.prepare('SELECT seq FROM checkpoint INDEXED BY sqlite_autoindex_checkpoint_1 ORDER BY seq').all()
  sqlite.close()
  return rows.map((row) => Number(row.seq))
}

/** Behind the number of the next page it holds bytes alone: the structure of the file says nothing of them. */
const pageOfState = (file: string): number =>
  must(
    pagesOf(file, 'checkpoint').find(({ type }) => type === 'overflow'),
    'a page',
  ).page

for (const [what, byte, which] of [
  ['its first page is zeroes', 0, 'leaf'],
  ['its first page holds other bytes', 0xa5, 'leaf'],
  ['the pages of its state are zeroes', 0, 'overflow'],
  ['the pages of its state hold other bytes', 0xa5, 'overflow'],
] as const)
  test(`[L8] when ${what}, a checkpoint is skipped for the entries, named, and left as it is`, async () => {
    const { folder, text, words } = await anInstallation()
    const file = join(folder, 'ruta.db')
    const pages = pagesOf(file, 'checkpoint').filter(({ type }) => type === which)
    expect(pages.length).toBeGreaterThan(0)
    for (const { page } of pages) overwrite(file, page, byte)

    const database = await openDatabase({ file })
    const met: CheckpointDamage[] = []
    const log = createSqliteLog({
      database,
      clock: createSettableClock().clock,
      meetingOf: () => null,
      damaged: (damage) => void met.push(damage),
    })
    const { committed } = await loadDocument(log, text)
    const doc = new Y.Doc()
    for (const update of committed.updates()) Y.applyUpdate(doc, update)
    expect(doc.getText('title.es').toString()).toBe(words)
    expect(met).toMatchObject([{ document: text, seq: ENTRIES / 2 }])
    expect(await log.damagedCheckpoints(text)).toEqual(met)
    if (which === 'overflow') {
      await log.saveCheckpoint({ document: text, seq: seq(ENTRIES), ...foldState(null, committed.updates()) })
      expect((await log.checkpointAt(text))?.seq).toBe(ENTRIES)
      expect(await log.damagedCheckpoints(text)).toEqual(met)
    }
    database.close()
  })

test('[L8] a document whose checkpoint is damaged opens for people, is named, takes edits and has a new checkpoint when they leave', async () => {
  const { folder, text, words } = await anInstallation()
  const file = join(folder, 'ruta.db')
  overwrite(file, pageOfState(file), 0xa5, 4)
  const open = await openWorld({ env: { DATA_DIR: folder }, bare: true })
  world = open
  const before = await entriesOf(open, text)
  expect(before).toHaveLength(ENTRIES)
  const chair = await signedIn(open, 'chair@example.org')
  const client = stockClient(open, chair, text)
  await client.synced
  expect(client.doc.getText('title.es').toString()).toBe(words)
  const ready = (await chair.ask('GET', '/readyz')).body
  expect(ready).toMatchObject({ ready: true, quarantined: [], damagedCheckpoints: [{ document: text, seq: ENTRIES / 2 }] })
  expect((await chair.ask('GET', '/metrics')).text).toContain('ruta_checkpoints_damaged 1')
  expect((await chair.ask('GET', `/api/groups/${GROUP}/installation`)).body.file).toMatchObject({ checkpoints: 1 })
  // The other title: this one is longer than the gate lets people write.
  client.doc.getText('title.en').insert(0, 'after the damage ')
  await eventually(async () => (await entriesOf(open, text)).length > ENTRIES, 'the edit is on disk')
  client.destroy()
  expect((await entriesOf(open, text)).slice(0, ENTRIES)).toEqual(before)
  await open.server.close()
  world = null
  expect(checkpointSeqs(file).at(-1)).toBeGreaterThan(ENTRIES)
})

test('[O12] a start makes damaged tables again that are read from the logs, says which, and touches nothing else', async () => {
  const { folder, text, words } = await anInstallation()
  const file = join(folder, 'ruta.db')
  for (const table of ['checkpoint', 'history_event', 'search_text', 'projector'])
    for (const { page } of pagesOf(file, table)) overwrite(file, page, 0xa5)
  const open = await openWorld({ env: { DATA_DIR: folder }, bare: true })
  world = open
  expect(await entriesOf(open, text)).toHaveLength(ENTRIES)
  const chair = await signedIn(open, 'chair@example.org')
  const ready = (await chair.ask('GET', '/readyz')).body
  expect(ready).toMatchObject({ ready: true, mended: ['checkpoint', 'history_event', 'projector', 'search_text'], damagedFile: [] })
  await open.server.background.projected()
  const { events } = (await chair.ask('GET', `/api/groups/${GROUP}/history`)).body
  expect(events.length).toBeGreaterThan(0)
  expect((await chair.ask('GET', `/api/groups/${GROUP}/search?q=${words.slice(0, 2)}`)).status).toBe(200)
  await open.server.close()
  world = null
  // What was damaged stands in pages that nobody uses; the next start finds nothing to do.
  const again = await openWorld({ env: { DATA_DIR: folder }, bare: true })
  world = again
  expect((await (await signedIn(again, 'chair@example.org')).ask('GET', '/readyz')).body).toMatchObject({ mended: [], damagedFile: [] })
})

test('[L8] verify names a checkpoint that cannot be read, checks everything else, and shows no stack trace', async () => {
  const { folder, text } = await anInstallation()
  const file = join(folder, 'ruta.db')
  for (const { page, type } of pagesOf(file, 'checkpoint')) if (type === 'overflow') overwrite(file, page, 0)
  const { status, stdout, stderr } = spawnSync(process.execPath, ['server/cli/verify.ts', folder], { encoding: 'utf8' })
  expect(status).toBe(1)
  expect(stdout).toContain(`ok       ${text}  ${ENTRIES} entries`)
  expect(stdout).toContain(`DAMAGED  ${text}  the checkpoint at entry ${ENTRIES / 2}`)
  expect(stdout + stderr).not.toMatch(/^\s+at .*\(/m)
})
