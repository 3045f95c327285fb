import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createGroup } from '../../../server/groups/groups.ts'
import type { MeetingInfo } from '../../../shared/api/meetings.ts'
import { parseGroupId, roadmapId } from '../../../shared/ids.ts'
import { addPoint, setMeta } from '../../../shared/meeting/write.ts'
import { decodeFrame, encodeSyncStep1, encodeUpdate } from '../../../shared/protocol/frame.ts'
import { PROTOCOL_VERSION } from '../../../shared/protocol/protocolVersion.ts'
import { must } from '../../../shared/result.ts'
import { addItem, setField } from '../../../shared/roadmap/write.ts'
import { createDice } from '../../harness/random.ts'
import { createFakeClock, type FakeClock } from '../fakeClock.ts'
import { eventually, join as joinLive, stockClient } from '../relay/sockets.ts'
import { GROUP, openWorld, signedIn, type Visitor, type World } from '../testWorld.ts'
import { arrive, become, entriesOf, MEETINGS, marksOf, newMeeting } from './holding.ts'

const PLAN = roadmapId(GROUP)
const OURS = `?protocol=${PROTOCOL_VERSION}`
const OTHER = must(parseGroupId('other'), 'a group')
const HOUR = 60 * 60_000
const random = createDice(3).bytes
let world: World
let clock: FakeClock
let chair: Visitor
let ana: Visitor
let observer: Visitor
beforeEach(async () => {
  clock = createFakeClock()
  world = await openWorld({ ports: { clock } })
  chair = await arrive(world, 'chair@example.org', 'chair')
  ana = await arrive(world, 'ana@example.org', 'delegate')
  observer = await arrive(world, 'observer@example.org', 'observer')
})
afterEach(() => world.close())

const headOf = async (document: Parameters<typeof entriesOf>[1]) => (await world.server.log.head(document)).seq

describe('[S1] a session', () => {
  test('is numbered by the server, has a document that its group can join, and moves as its life allows', async () => {
    const [one, two] = [await newMeeting(chair), await newMeeting(chair)]
    expect([one.number, two.number, one.state]).toEqual([1, 2, 'draft'])
    expect((await joinLive(world, chair, one.document)).status).toBe(101)
    for (const wrong of ['inSession', 'closed'] as const) expect(await become(chair, one.id, wrong)).toBe(409)
    expect(await become(chair, one.id, 'open')).toBe(200)
    expect(await become(chair, one.id, 'inSession')).toBe(200)
    expect(await become(chair, one.id, 'open')).toBe(409)
    expect(await become(chair, one.id, 'closed')).toBe(200)
    expect(await become(chair, one.id, 'open')).toBe(200)
    expect(await become(chair, one.id, 'draft')).toBe(409)
    const list: readonly MeetingInfo[] = (await observer.ask('GET', MEETINGS)).body
    expect(list.map(({ number, state }) => [number, state])).toEqual([[1, 'open']])
    const rows = await world.server.deps.db.selectFrom('audit').select(['action', 'detail']).where('action', 'like', 'meeting.%').execute()
    expect(rows.map(({ action, detail }) => `${action} ${detail.replace(one.id, '1').replace(two.id, '2')}`)).toEqual([
      'meeting.created 1',
      'meeting.created 2',
      'meeting.changed 1: draft open',
      'meeting.changed 1: open inSession',
      'meeting.changed 1: inSession closed',
      'meeting.changed 1: closed open',
    ])
  })

  test('[S31] reopening asks for a reason in one language at least; what is reopened cannot be started again, and says who, when and why', async () => {
    const { id } = await newMeeting(chair)
    for (const state of ['open', 'inSession', 'closed'] as const) expect(await become(chair, id, state)).toBe(200)
    const reopen = (reason?: object) => chair.ask('PUT', `${MEETINGS}/${id}/state`, { state: 'open', ...(reason ? { reason } : {}) })
    for (const none of [undefined, { es: ' ', en: '' }]) {
      const refused = await reopen(none)
      expect([refused.status, refused.body.refusal]).toEqual([409, 'reason-missing'])
    }
    expect((await reopen({ es: 'x'.repeat(501), en: '' })).status).toBe(400)
    const { body } = await reopen({ es: 'Corregir el acta', en: '' })
    expect(body).toMatchObject({
      state: 'open',
      reopened: { at: expect.any(Number), by: { role: 'chair' }, reason: { es: 'Corregir el acta', en: '' } },
      closedAgainAt: null,
    })
    expect(await become(chair, id, 'inSession')).toBe(409)
    expect(await become(chair, id, 'closed')).toBe(200)
    const all: readonly MeetingInfo[] = (await observer.ask('GET', MEETINGS)).body
    expect(all.find((one) => one.id === id)).toMatchObject({
      state: 'closed',
      reopened: null,
      reopenedAt: expect.any(Number),
      closedAgainAt: expect.any(Number),
    })
  })

  test('is moved on by chair and secretariat only, and belongs to its group', async () => {
    const { id } = await newMeeting(chair)
    expect(await become(ana, id, 'open')).toBe(403)
    expect(await become(observer, id, 'open')).toBe(403)
    expect((await ana.ask('POST', MEETINGS, {})).status).toBe(403)
  })

  test('shows in the list what its document says', async () => {
    const { id, document } = await newMeeting(chair)
    await become(chair, id, 'open')
    const client = stockClient(world, ana, document)
    await client.synced
    client.doc.getText('title.es').insert(0, 'Sesión 3')
    setMeta(client.doc, 'start', '2019-11-19')
    addPoint(client.doc, { title: { es: 'Apertura' }, minutes: 15, state: 'done' }, random)
    addPoint(client.doc, { title: { es: 'Otros' }, backlog: true }, random)
    await eventually(async () => (await headOf(document)) > 0, 'it is in the log')
    await world.server.background.projected()
    const [info] = (await observer.ask('GET', MEETINGS)).body
    expect(info).toMatchObject({ id, title: { es: 'Sesión 3', en: '' }, start: '2019-11-19', points: { total: 1, done: 1, deferred: 0 } })
    client.destroy()
  })
})

describe('[S2] at most one session of a group is in session', () => {
  test('exactly one of two that are started at once is in session, and the other is refused with the reason', async () => {
    const meetings = [await newMeeting(chair), await newMeeting(chair)]
    for (const { id } of meetings) await become(chair, id, 'open')
    const answers = await Promise.all(meetings.map(({ id }) => chair.ask('PUT', `${MEETINGS}/${id}/state`, { state: 'inSession' })))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(answers.find(({ status }) => status === 409)?.body.refusal).toBe('another-in-session')
    const list: readonly MeetingInfo[] = (await chair.ask('GET', MEETINGS)).body
    expect(list.filter(({ state }) => state === 'inSession')).toHaveLength(1)
  })

  test('the database itself would let no second one in', async () => {
    const meetings = [await newMeeting(chair), await newMeeting(chair)]
    const { db } = world.server.deps
    await db
      .updateTable('meeting')
      .set({ state: 'inSession' })
      .where('id', '=', meetings[0]?.id ?? '')
      .execute()
    await expect(
      db
        .updateTable('meeting')
        .set({ state: 'inSession' })
        .where('id', '=', meetings[1]?.id ?? '')
        .execute(),
    ).rejects.toThrow(/UNIQUE/)
  })
})

test('[S18] each act of a session is told at once to every client of the group, to no stock client and to nobody else', async () => {
  await createGroup(world.server.deps, { id: OTHER, name: { es: 'Otro', en: 'Other' }, delegations: [] })
  await world.addPerson('other@example.org', 'observer', OTHER)
  const heard = new Map<string, string[]>()
  const welcomed = new Set<string>()
  for (const [name, visitor, document, query] of [
    ['plan', ana, PLAN, OURS],
    ['observer', observer, PLAN, OURS],
    ['stock', ana, PLAN, ''],
    ['elsewhere', await signedIn(world, 'other@example.org'), roadmapId(OTHER), OURS],
  ] as const) {
    const { ws, status } = await joinLive(world, visitor, document, query)
    expect([name, status]).toEqual([name, 101])
    heard.set(name, [])
    ws.on('message', (bytes: Buffer) => {
      welcomed.add(name)
      const frame = decodeFrame(new Uint8Array(bytes))
      if (frame?.type === 'news') heard.get(name)?.push(frame.of)
    })
    ws.send(encodeSyncStep1(Y.encodeStateVector(new Y.Doc())))
  }
  await eventually(() => welcomed.size === 4, 'everybody is in')
  const { id } = await newMeeting(chair)
  for (const state of ['open', 'inSession', 'closed'] as const) expect(await become(chair, id, state)).toBe(200)
  expect(await become(chair, id, 'draft')).not.toBe(200)
  await eventually(() => (heard.get('plan')?.length ?? 0) + (heard.get('observer')?.length ?? 0) === 8, 'the news')
  expect(Object.fromEntries(heard)).toEqual({
    plan: Array.from({ length: 4 }, () => 'meetings'),
    observer: Array.from({ length: 4 }, () => 'meetings'),
    stock: [],
    elsewhere: [],
  })
})

describe('[S3] an entry carries the session that was in session when it was appended', () => {
  test('in every document of the group, and neither before nor after', async () => {
    const { id, document } = await newMeeting(chair)
    const plan = stockClient(world, ana, PLAN)
    const agenda = stockClient(world, chair, document)
    await Promise.all([plan.synced, agenda.synced])
    const edit = async (what: string) => {
      const before = [await headOf(PLAN), await headOf(document)]
      addItem(plan.doc, { title: { en: what } }, random)
      if (what !== 'after') addPoint(agenda.doc, { title: { en: what } }, random)
      await eventually(
        async () => (await headOf(PLAN)) > (before[0] ?? 0) && (what === 'after' || (await headOf(document)) > (before[1] ?? 0)),
        `${what} is in the log`,
      )
    }
    await edit('draft')
    await become(chair, id, 'open')
    await edit('open')
    await become(chair, id, 'inSession')
    await edit('in session')
    await become(chair, id, 'closed')
    await edit('after')
    const meetingsIn = async (one: typeof PLAN) => [...new Set((await entriesOf(world.server, one)).map(({ meeting }) => meeting))]
    expect(await meetingsIn(PLAN)).toEqual([null, id])
    expect((await entriesOf(world.server, PLAN)).at(-1)?.meeting).toBeNull()
    expect(await meetingsIn(document)).toEqual([null, id])
    plan.destroy()
    agenda.destroy()
  })

  test('also after a restart in the middle of it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ruta-restart-'))
    const env = { DATA_DIR: folder }
    const before = await openWorld({ env })
    const steward = await arrive(before, 'chair@example.org', 'chair')
    const { id } = await newMeeting(steward)
    for (const state of ['open', 'inSession'] as const) await become(steward, id, state)
    await before.close()

    const after = await openWorld({ env, bare: true })
    const plan = stockClient(after, await signedIn(after, 'chair@example.org'), PLAN)
    await plan.synced
    addItem(plan.doc, { title: { en: 'After the restart' } }, random)
    await eventually(async () => (await after.server.log.head(PLAN)).seq > 0, 'it is in the log')
    expect((await entriesOf(after.server, PLAN)).map(({ meeting }) => meeting)).toEqual([id])
    plan.destroy()
    await after.close()
    await rm(folder, { recursive: true })
  })
})

describe('[S4] opening, starting and closing mark the head of every log of the group', () => {
  test('with seq and hash as the logs have them, and no document without a log', async () => {
    const { id, document } = await newMeeting(chair)
    await newMeeting(chair)
    const plan = stockClient(world, ana, PLAN)
    await plan.synced
    addItem(plan.doc, { title: { en: 'One' } }, random)
    await eventually(async () => (await headOf(PLAN)) > 0, 'it is in the log')
    const seen: unknown[] = []
    const look = async (...documents: (typeof PLAN)[]) => {
      const heads = []
      for (const one of documents) {
        const head = await world.server.log.head(one)
        heads.push({ document: one, seq: head.seq, hash: Buffer.from(head.hash).toString('hex') })
      }
      seen.push(heads)
    }
    await look(PLAN)
    await become(chair, id, 'open')
    clock.advance(1)
    const agenda = stockClient(world, ana, document)
    await agenda.synced
    addPoint(agenda.doc, { title: { en: 'Opening' } }, random)
    await eventually(async () => (await headOf(document)) > 0, 'it is in the log')
    await look(document, PLAN)
    await become(chair, id, 'inSession')
    clock.advance(1)
    await look(document, PLAN)
    await become(chair, id, 'closed')
    const marks = await marksOf(world.server)
    expect(marks.map(({ kind, meeting }) => [kind, meeting])).toEqual([
      ['opened', id],
      ['started', id],
      ['closed', id],
    ])
    expect(marks.map(({ heads }) => heads)).toEqual(seen)
    plan.destroy()
    agenda.destroy()
  })
})

describe('[S5] a closed session can be read and no longer written, at the relay', () => {
  const closedWith = async (editor: Visitor) => {
    const { id, document } = await newMeeting(chair)
    await become(chair, id, 'open')
    const client = stockClient(world, editor, document)
    await client.synced
    addPoint(client.doc, { title: { en: 'Opening' } }, random)
    await eventually(async () => (await headOf(document)) > 0, 'it is in the log')
    for (const state of ['inSession', 'closed'] as const) await become(chair, id, state)
    return { id, document, client, head: await headOf(document) }
  }

  test('a writer on the line is sent back, reads on, and an edit by a raw socket is denied, seen by nobody, and in no log', async () => {
    const { id, document } = await newMeeting(chair)
    await become(chair, id, 'open')
    const writer = await joinLive(world, ana, document)
    for (const state of ['inSession', 'closed'] as const) await become(chair, id, state)
    expect(await writer.closed).toBe(4205)

    const witness = stockClient(world, observer, document)
    await witness.synced
    const raw = await joinLive(world, ana, document)
    const denied = new Promise<boolean>((resolve) => raw.ws.on('message', (data: Buffer) => data[0] === 2 && resolve(true)))
    const doc = new Y.Doc()
    addPoint(doc, { title: { en: 'Afterthought' } }, random)
    raw.ws.send(encodeUpdate(Y.encodeStateAsUpdate(doc)))
    expect(await denied).toBe(true)
    expect(await headOf(document)).toBe(0)
    expect(witness.doc.getMap('points').size).toBe(0)
    expect((await chair.ask('GET', `/api/groups/${GROUP}`)).body.documents).toContainEqual(
      expect.objectContaining({ id: document, access: 'read' }),
    )
    witness.destroy()
  })

  test('an edit that races with the closing is in the log before it, or nowhere', async () => {
    for (let round = 0; round < 12; round++) {
      const { id, document } = await newMeeting(chair)
      await become(chair, id, 'open')
      await become(chair, id, 'inSession')
      const raw = await joinLive(world, ana, document)
      const closing = become(chair, id, 'closed')
      for (let i = 0; i < 30; i++) {
        const doc = new Y.Doc()
        addPoint(doc, { title: { en: `Late ${i}` } }, random)
        raw.ws.send(encodeUpdate(Y.encodeStateAsUpdate(doc)))
        if (i % 3 === round % 3) await new Promise((resolve) => setImmediate(resolve))
      }
      expect(await closing).toBe(200)
      expect(await raw.closed).toBe(4205)
      const mark = (await marksOf(world.server)).find(({ kind, meeting }) => kind === 'closed' && meeting === id)
      const head = mark?.heads.find((one) => one.document === document)?.seq ?? 0
      expect(await headOf(document)).toBe(head)
      expect((await entriesOf(world.server, document)).every(({ meeting }) => meeting === id)).toBe(true)
    }
  })

  test('opened again, a person who may write can write again', async () => {
    const { id, document, client, head } = await closedWith(ana)
    await eventually(() => !client.provider.wsconnected || client.provider.synced, 'it has joined again')
    expect(await become(chair, id, 'open')).toBe(200)
    await eventually(() => client.provider.synced, 'it has joined again')
    addPoint(client.doc, { title: { en: 'A correction' } }, random)
    await eventually(async () => (await headOf(document)) > head, 'the correction is in the log')
    expect(await become(chair, id, 'closed')).toBe(200)
    client.destroy()
  })

  test('[I7] the pulse leaves its readers on the line', async () => {
    const { document, client } = await closedWith(ana)
    client.destroy()
    const reader = await joinLive(world, ana, document)
    const other = await joinLive(world, ana, PLAN)
    for (let beat = 0; beat < 8; beat++) {
      clock.advance(5_000)
      await Promise.all([reader, other].map(({ ws }) => new Promise((resolve) => ws.once('pong', resolve).ping())))
    }
    expect([reader.ws.readyState, other.ws.readyState]).toEqual([reader.ws.OPEN, other.ws.OPEN])
  })

  test('nothing else of the group is touched', async () => {
    const plan = stockClient(world, ana, PLAN)
    await plan.synced
    const { client } = await closedWith(ana)
    expect(plan.provider.synced).toBe(true)
    const added = addItem(plan.doc, { title: { en: 'Goes on' } }, random)
    if (added.ok) setField(plan.doc, added.value, 'status', 'agreed')
    await eventually(async () => (await headOf(PLAN)) > 0, 'it is in the log')
    plan.destroy()
    client.destroy()
  })
})

describe('[S6] named moments', () => {
  const MOMENTS = `/api/groups/${GROUP}/moments`
  test('mark the heads as sessions do, and are removed by who named them, or by chair and secretariat', async () => {
    const ben = await arrive(world, 'ben@example.org', 'delegate')
    const plan = stockClient(world, ana, PLAN)
    await plan.synced
    addItem(plan.doc, { title: { en: 'One' } }, random)
    await eventually(async () => (await headOf(PLAN)) > 0, 'it is in the log')
    const first = await ana.ask('POST', MOMENTS, { name: '  Before the consultation ' })
    clock.advance(1_000)
    const second = await ben.ask('POST', MOMENTS, { name: 'After it' })
    expect([first.status, first.body.name, second.status]).toEqual([201, 'Before the consultation', 201])
    expect((await observer.ask('GET', MOMENTS)).body).toEqual([second.body, first.body])
    expect((await marksOf(world.server)).map(({ heads }) => heads.map(({ document, seq }) => [document, seq]))).toEqual([
      [[PLAN, await headOf(PLAN)]],
      [[PLAN, await headOf(PLAN)]],
    ])
    expect((await ben.ask('DELETE', `${MOMENTS}/${first.body.id}`)).status).toBe(403)
    expect((await ana.ask('DELETE', `${MOMENTS}/${first.body.id}`)).status).toBe(204)
    expect((await chair.ask('DELETE', `${MOMENTS}/${second.body.id}`)).status).toBe(204)
    expect((await ana.ask('DELETE', `${MOMENTS}/${second.body.id}`)).body.refusal).toBe('unknown-moment')
    expect((await observer.ask('GET', MOMENTS)).body).toEqual([])
    plan.destroy()
  })

  test('are no more than sixty an hour by one person: nobody fills the database with them', async () => {
    const name = (who: Visitor) => who.ask('POST', MOMENTS, { name: 'Again' })
    for (let n = 0; n < 60; n++) expect((await name(ana)).status).toBe(201)
    expect((await name(ana)).status).toBe(429)
    expect((await name(chair)).status).toBe(201)
    clock.advance(60 * 60_000 + 1)
    expect((await name(await signedIn(world, 'ana@example.org'))).status).toBe(201)
  })

  test('a session’s marks are no moments: nobody removes them', async () => {
    const { id } = await newMeeting(chair)
    await become(chair, id, 'open')
    const [mark] = await world.server.deps.db.selectFrom('mark').select('id').execute()
    expect((await chair.ask('DELETE', `${MOMENTS}/${mark?.id}`)).status).toBe(404)
    expect(await marksOf(world.server)).toHaveLength(1)
  })
})

test('[S7] a visit ends after two hours without one, and the next one is told when', async () => {
  const visit = async () => (await ana.ask('PUT', `/api/groups/${GROUP}/visit`, {})).body.previous
  const start = clock.now()
  expect(await visit()).toBeNull()
  clock.advance(HOUR / 3)
  expect(await visit()).toBeNull()
  clock.advance(3 * HOUR)
  ana = await signedIn(world, 'ana@example.org')
  expect(await visit()).toBe(start + HOUR / 3)
  clock.advance(HOUR / 3)
  expect(await visit()).toBe(start + HOUR / 3)
})
