// What a program wrote in one request, a person takes back in one step, and brings again by one undo.
import { afterEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createUndo } from '../../../client/live/undo.ts'
import { restorePlan } from '../../../shared/history/restore.ts'
import { type ItemId, roadmapId } from '../../../shared/ids.ts'
import type { LogEntry } from '../../../shared/log/entryReader.ts'
import { readRoadMap } from '../../../shared/roadmap/read.ts'
import { eventually, stockClient } from '../relay/sockets.ts'
import { GROUP, openWorld, signedIn, visit, type World } from '../testWorld.ts'

const AT = `/api/groups/${GROUP}`
const ROADMAP = roadmapId(GROUP)
let world: World
afterEach(() => world.close())

test('[AP22] a batch is taken back by restoring the plan as it was at the entry before, in one entry that one undo reverts', async () => {
  world = await openWorld()
  await world.addPerson('ana@example.org', 'secretariat')
  const ana = await signedIn(world, 'ana@example.org')
  const { token } = (await ana.ask('POST', `${AT}/tokens`, { name: 'Import', scopes: ['read', 'write'], days: 7 })).body
  const ask = (path: string, body: object) => visit(world).ask('POST', `${AT}${path}`, body, { Authorization: `Bearer ${token}` })
  const { id: kept } = (await ask('/items', { title: { en: 'Kept' }, labels: ['a'] })).body
  const plan = async () => (await ana.ask('GET', `${AT}/items?archived=all`)).body
  const before = await plan()
  const create = Array.from({ length: 20 }, (_, n) => ({ title: { en: `New ${n + 1}` }, lead: 'co' }))
  const change = [{ item: kept, fields: { title: { en: 'Kept, not so' }, due: '2027-03-31', labels: ['b'] } }]
  expect((await ask('/item-batches', { create, change })).status).toBe(201)
  const after = await plan()
  expect(after.seq).toBe(before.seq + 1)
  const client = stockClient(world, ana, ROADMAP)
  await client.synced
  const undo = createUndo(client.doc)
  const was = await fetch(`http://127.0.0.1:${world.server.port}/api/documents/${ROADMAP}/state?at=seq:${before.seq}`, {
    headers: { Cookie: ana.cookieHeader },
  })
  const old = new Y.Doc()
  Y.applyUpdate(old, new Uint8Array(await was.arrayBuffer()))
  restorePlan(client.doc, old)
  const inForce = async () => (await plan()).items.filter(({ archived }: { archived: boolean }) => !archived)
  await eventually(async () => (await inForce()).length === 1, 'the batch is taken back')
  expect((await inForce())[0]).toMatchObject({ id: kept, title: { en: 'Kept' }, due: null, labels: ['a'] })
  expect((await plan()).seq).toBe(after.seq + 1)
  undo.undo()
  await eventually(async () => (await inForce()).length === 21, 'it is there again')
  const again = (await plan()).items.map(({ etag: _, order: __, ...item }: { etag: string; order: string; id: ItemId }) => item)
  expect(again).toEqual(after.items.map(({ etag: _, order: __, ...item }: { etag: string; order: string }) => item))
  expect(readRoadMap(client.doc).items).toHaveLength(21)
  const entries: LogEntry[] = []
  for await (const entry of world.server.log.read(ROADMAP, 0 as never)) entries.push(entry)
  expect(entries.slice(-3).map(({ kind }) => kind)).toEqual(['token', 'live', 'live'])
  client.destroy()
})
