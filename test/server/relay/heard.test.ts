// When a page was last heard: what of it is remembered, and what the log says of what it sends after a reconnect.
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { type AcceptedUpdate, batchDrafts } from '../../../server/relay/drafts.ts'
import { LIMITS } from '../../../server/relay/limits.ts'
import { RoomMember } from '../../../server/relay/member.ts'
import { type Instant, instant, seq } from '../../../shared/ids.ts'
import { encodeProbe, encodeSyncStep2, encodeUpdate } from '../../../shared/protocol/frame.ts'
import { FakeClient } from '../../harness/client.ts'
import { createFakeClock } from '../../harness/clock.ts'
import { createRecordingWatch, createRelay, PLAN, whoIs } from '../../harness/relay.ts'
import { createFakeSocket } from '../../harness/sockets.ts'

const LIFE = '7b1f0c52-90ad-4d3e-8f6a-1c2b3d4e5f60'
const type = (doc: Y.Doc, text: string) => doc.getText('title').insert(doc.getText('title').length, text)

/** A relay, and what it remembers of pages beyond its own life. */
const remembering = (options: Parameters<typeof createRelay>[0] = {}) => {
  const kept = new Map<string, Instant>()
  const relay = createRelay({
    ...options,
    heard: { note: ({ account, life }, at) => void kept.set(`${account} ${life}`, at), save: async () => undefined },
  })
  const page = (account = 'ana', life: string | null = LIFE, doc = new Y.Doc()) =>
    new FakeClient(PLAN, { ...whoIs(account), life, heard: kept.get(`${account} ${life}`) ?? null }, doc)
  const sources = async () => {
    const found = []
    for await (const { kind, source } of relay.log.read(PLAN, seq(0))) found.push([kind, source])
    return found
  }
  return { ...relay, kept, page, sources }
}
const second = (clock: { now(): Instant }) => Math.floor(clock.now() / 1000)

describe('[H6] a page', () => {
  test('is remembered when it leaves, every twenty seconds, and when the server ends, as of the last that it said', async () => {
    const { rooms, settle, page, kept, clock } = remembering()
    const ana = page()
    ana.connect(rooms)
    await settle(ana)
    const joined = clock.now()
    expect(kept.size).toBe(0)
    await clock.advance(25_000)
    // It has said nothing since it joined.
    expect(joined - (kept.get(`ana ${LIFE}`) ?? 0)).toBeLessThan(1_000)
    ana.probe()
    await settle(ana)
    const said = second(clock)
    await clock.advance(20_000)
    expect(Math.floor((kept.get(`ana ${LIFE}`) ?? 0) / 1000)).toBe(said)

    type(ana.doc, 'a')
    await settle(ana)
    const typed = second(clock)
    await clock.advance(5_000)
    await rooms.drain()
    expect(Math.floor((kept.get(`ana ${LIFE}`) ?? 0) / 1000)).toBe(typed)
  })

  test('says on reconnect how long ago it was heard, in the entry of what it sends then, on another server too', async () => {
    const { rooms, start, settle, page, clock, sources } = remembering()
    const before = page()
    before.connect(rooms)
    await settle(before)
    type(before.doc, 'a')
    await settle(before)
    before.disconnect()
    const elsewhere = start()
    type(before.doc, 'b')
    await clock.advance(90_000)
    const after = page('ana', LIFE, before.doc)
    after.connect(elsewhere)
    await settle(after)
    const [[, first], [kind, source]] = (await sources()) as [[string, null], [string, number]]
    expect([first, kind]).toEqual([null, 'sync'])
    expect(source).toBeGreaterThanOrEqual(90)
    expect(source).toBeLessThan(92)
  })

  test('says nothing when it is unknown, or named by another account', async () => {
    const { rooms, settle, page, clock, sources } = remembering()
    const ana = page()
    ana.connect(rooms)
    await settle(ana)
    ana.disconnect()
    await clock.advance(90_000)
    for (const one of [page('bob', LIFE), page('ana', null), page('ana', LIFE.replace('7', '8'))]) {
      type(one.doc, 'b')
      one.connect(rooms)
      await settle(one)
      one.disconnect()
    }
    expect(await sources()).toEqual([
      ['sync', null],
      ['sync', null],
      ['sync', null],
    ])
  })

  test('counts as heard only up to where all that it had made is on disk', async () => {
    const { rooms, settle, page, kept, clock } = remembering({
      log: (log) => ({ ...log, append: () => new Promise(() => undefined) }),
    })
    const ana = page()
    ana.connect(rooms)
    await settle(ana)
    const joined = clock.now()
    await clock.advance(25_000)
    type(ana.doc, 'a')
    await settle(ana)
    await clock.advance(60_000)
    ana.probe()
    await settle(ana)
    ana.disconnect()
    const known = kept.get(`ana ${LIFE}`) ?? Number.NaN
    expect(known <= joined).toBe(true)
  })

  test('counts as heard by its last acknowledgement, also if it leaves with an edit under way, soon after it came', async () => {
    let isStuck = false
    const { rooms, settle, page, kept, clock } = remembering({
      log: (log) => ({ ...log, append: (batches) => (isStuck ? new Promise(() => undefined) : log.append(batches)) }),
    })
    const ana = page()
    ana.connect(rooms)
    await settle(ana)
    await clock.advance(5_000)
    type(ana.doc, 'a')
    await settle(ana)
    const saved = second(clock)
    await clock.advance(5_000)
    isStuck = true
    type(ana.doc, 'b')
    await settle(ana)
    ana.disconnect()
    expect(Math.floor((kept.get(`ana ${LIFE}`) ?? 0) / 1000)).toBe(saved)
  })

  test('counts as heard from before, when it leaves before it has sent what it had made', async () => {
    const { rooms, page, kept, clock } = remembering()
    kept.set(`ana ${LIFE}`, instant(1_000))
    const socket = createFakeSocket()
    const connection = rooms.join(PLAN, socket, page().who)
    await clock.settle()
    connection.receive(encodeProbe(new Uint8Array([1])))
    await clock.advance(30_000)
    connection.closed()
    expect([...kept]).toEqual([[`ana ${LIFE}`, 1_000]])
  })

  test('is not remembered when it may only read: nobody knows what it holds', async () => {
    const { rooms, settle, kept, clock } = remembering()
    const ana = new FakeClient(PLAN, { ...whoIs('ana', 'read'), life: LIFE })
    ana.connect(rooms)
    await settle(ana)
    await clock.advance(30_000)
    ana.disconnect()
    expect([...kept]).toEqual([])
  })

  test('is dated from the moment when it is asked again in the midst of its connection, and not from its beginning', async () => {
    const { rooms, settle, page, clock, sources } = remembering()
    const ana = page()
    ana.connect(rooms)
    await settle(ana)
    await clock.advance(600_000)
    ana.probe()
    await settle(ana)
    await clock.advance(20_000)
    // One update is lost on its way, so that the next one has a gap.
    type(ana.doc, 'a')
    ana.line?.outbox.splice(0)
    type(ana.doc, 'b')
    await settle(ana)
    const [[kind, source]] = (await sources()) as [[string, number]]
    expect(kind).toBe('sync')
    expect(source).toBeLessThan(25)
  })
})

test('[H6] pieces of what a page has made offline are logged as sent on reconnect, like the rest of it', async () => {
  const { rooms, clock, sources } = remembering()
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  type(doc, 'a')
  type(doc, 'b')
  const connection = rooms.join(PLAN, createFakeSocket(), { ...whoIs('ana'), life: LIFE, heard: clock.now() })
  await clock.advance(80_000)
  for (const update of updates) connection.receive(encodeUpdate(update))
  connection.receive(encodeSyncStep2(new Uint8Array([0, 0])))
  await clock.advance(1_000)
  type(doc, 'c')
  connection.receive(encodeUpdate(updates[2] ?? new Uint8Array()))
  await clock.advance(1_000)
  expect(await sources()).toEqual([
    ['sync', 80],
    ['live', null],
  ])
})

test('[H6] work that a restore had lost, and what confirms it, says nothing of when its page was last heard: it was written before', () => {
  const frame = new Uint8Array([0])
  const from = new RoomMember(1, { ...whoIs('ana'), life: LIFE, heard: instant(5_000) }, createFakeSocket(), {
    clock: createFakeClock(),
    limits: LIMITS,
    watch: createRecordingWatch(),
    sweeps: { count: 0 },
    gone: () => undefined,
  })
  const sync = { from, kind: 'sync', frame, update: frame, inserts: [] } as const
  const heardOf = (one: AcceptedUpdate) => batchDrafts([one]).drafts.map(({ heard = null }) => heard)
  expect(heardOf(sync)).toEqual([5_000])
  expect(heardOf({ ...sync, kind: 'live' })).toEqual([null])
  expect(heardOf({ ...sync, provenance: { type: 'brings', attribution: null } })).toEqual([null])
  expect(heardOf({ ...sync, provenance: { type: 'vouches', verification: { seq: seq(1) } } })).toEqual([null])
})
