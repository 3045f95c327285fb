// Webhooks from an edit to a receiver on loopback, over https.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { GIVE_UP_MS } from '../../../server/webhooks/retries.ts'
import { actsId, type ItemId, meetingDocument, roadmapId } from '../../../shared/ids.ts'
import { addDecision, setDecision } from '../../../shared/meeting/write.ts'
import { must } from '../../../shared/result.ts'
import type { Item } from '../../../shared/roadmap/model.ts'
import { setField } from '../../../shared/roadmap/write.ts'
import { createDice } from '../../harness/random.ts'
import { startWebhookReceiver, type WebhookReceiver } from '../../harness/webhookReceiver.ts'
import { createFakeClock, type FakeClock } from '../fakeClock.ts'
import { arrive, become, newMeeting } from '../meetings/holding.ts'
import { eventually } from '../relay/sockets.ts'
import { aReport, changeDocument, changePlan, newItem, REPORTS } from '../reports/reporting.ts'
import { GROUP, signedIn, type Visitor, visit, type World } from '../testWorld.ts'
import { EVERY_EVENT, HOOKS, makeHook, openSendingWorld, passing, quiet, verified } from './receiving.ts'

const SECRET = 'quetzal7731'
const HOUR = 3_600_000
let clock: FakeClock
let receiver: WebhookReceiver
let world: World
let chair: Visitor
let ana: Visitor
beforeEach(async () => {
  clock = createFakeClock()
  receiver = await startWebhookReceiver()
  world = await openSendingWorld([receiver], { clock })
  chair = await arrive(world, 'chair@example.org', 'chair')
  ana = await arrive(world, 'ana@example.org', 'delegate')
})
afterEach(async () => {
  await world.close()
  await receiver.close()
})

const arrived = (count: number) => passing(clock, () => receiver.received.length >= count, `${count} deliveries`)
const types = () => receiver.received.map(({ event }) => event.type)
const hook = async (id: string) => (await chair.ask('GET', HOOKS)).body.webhooks.find((one: { id: string }) => one.id === id)
const deliveries = async (id: string) => (await chair.ask('GET', `${HOOKS}/${id}/deliveries`)).body
const audited = async () =>
  (
    await world.server.deps.db.selectFrom('audit').select(['action', 'detail']).where('action', 'like', 'webhook.%').orderBy('id').execute()
  ).map(({ action, detail }) => [action, detail.replace(/^\w+/, 'ID')])

describe('events', () => {
  test('[WH2] [WH3] each kind is told once, with ids alone, signed; nothing that anybody wrote leaves', async () => {
    const { id, secret } = await makeHook(chair, { url: receiver.url })
    const item = await newItem(world, ana, SECRET)
    await arrived(1)
    expect(receiver.received[0]?.event).toEqual({
      type: 'item.changed',
      timestamp: expect.stringMatching(/^2026-11-03T14:00:0\d\.\d{3}Z$/),
      data: { group: GROUP, item, document: roadmapId(GROUP), seq: (await world.server.log.head(roadmapId(GROUP))).seq },
    })

    const meeting = await newMeeting(chair)
    await quiet(clock)
    // A draft is nobody's but those who prepare it.
    expect(types()).toEqual(['item.changed'])
    expect(await become(chair, meeting.id, 'open')).toBe(200)
    await arrived(2)
    const report = aReport(item, { done: { es: SECRET, en: '' } })
    expect((await ana.ask('POST', REPORTS, report)).status).toBe(201)
    await arrived(3)
    expect(await become(chair, meeting.id, 'inSession')).toBe(200)
    const random = createDice(5).bytes
    const made = await changeDocument(world, chair, meetingDocument(meeting.id), (doc) =>
      addDecision(doc, { number: 1, text: { es: SECRET, en: SECRET } }, random),
    )
    const decision = must(made.ok ? made.value : null, 'the decision')
    await quiet(clock)
    expect(receiver.received).toHaveLength(3)
    await changeDocument(world, chair, meetingDocument(meeting.id), (doc) => setDecision(doc, decision, 'status', 'adopted'))
    await arrived(4)
    expect(await become(chair, meeting.id, 'closed')).toBe(200)
    await arrived(5)
    const comment = { id: 'c1', thread: 't1', document: roadmapId(GROUP), subject: `item:${item}`, field: null, anchor: null }
    expect(
      (await ana.ask('POST', `/api/groups/${GROUP}/comments`, { ...comment, visibility: 'delegation', language: 'es', words: SECRET }))
        .status,
    ).toBe(201)
    await quiet(clock)

    const [, opened, given, decided, closed] = receiver.received.map(({ event }) => event)
    const ofActs = { group: GROUP, document: actsId(GROUP), seq: expect.any(Number) }
    expect([opened, given, decided, closed].map((event) => [event?.type, event?.data])).toEqual([
      ['session.opened', { ...ofActs, meeting: meeting.id }],
      ['report.given', { ...ofActs, report: report.id, item }],
      ['decision.made', { group: GROUP, meeting: meeting.id, decision, document: meetingDocument(meeting.id), seq: expect.any(Number) }],
      ['session.closed', { ...ofActs, meeting: meeting.id }],
    ])
    // A comment of a delegation is no event, and no word of anybody is in any of them.
    expect(receiver.received).toHaveLength(5)
    for (const one of receiver.received) {
      expect(`${one.body} ${JSON.stringify(one.headers)}`).not.toMatch(/quetzal|Monthly dashboard|ana@/)
      expect(verified(secret, one)).toEqual(one.event)
      expect(one.headers).toMatchObject({ 'content-type': 'application/json', 'user-agent': expect.stringMatching(/^Ruta\/\d/) })
    }
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(5)
    expect(await hook(id)).toMatchObject({ failingSince: null, lastFailure: null, waiting: 0, sentAt: expect.any(Number) })
  })

  test('[WH2] changes of an item within ten seconds are one event, with the newest entry; later it is another', async () => {
    const item = await newItem(world, ana, 'Guía')
    await quiet(clock)
    await makeHook(chair, { url: receiver.url, events: ['item.changed'] })
    const become = (status: Item['status']) => changePlan(world, ana, (doc) => setField(doc, item, 'status', status))
    for (const status of ['agreed', 'inProgress', 'blocked'] as const) await become(status)
    await arrived(1)
    await quiet(clock)
    expect(receiver.received).toHaveLength(1)
    expect(receiver.received[0]?.event.data.seq).toBe((await world.server.log.head(roadmapId(GROUP))).seq)
    await become('done')
    await arrived(2)
    expect(receiver.received.map(({ event }) => event.data.item as ItemId)).toEqual([item, item])
    expect(receiver.received[1]?.headers['webhook-id']).not.toBe(receiver.received[0]?.headers['webhook-id'])
  })

  test('[WH2] only chosen events are sent, from when the webhook was made or turned on again', async () => {
    await newItem(world, ana, 'Antes')
    const { id } = await makeHook(chair, { url: receiver.url, events: ['session.opened'] })
    await newItem(world, ana, 'Después')
    await quiet(clock)
    expect(receiver.received).toEqual([])
    expect((await chair.ask('PATCH', `${HOOKS}/${id}`, { events: ['item.changed'], on: false })).body).toMatchObject({ stopped: 'person' })
    await newItem(world, ana, 'Mientras')
    await quiet(clock)
    clock.advance(1_000)
    expect((await chair.ask('PATCH', `${HOOKS}/${id}`, { on: true })).body).toMatchObject({ stopped: null })
    await quiet(clock)
    expect(receiver.received).toEqual([])
    const item = await newItem(world, ana, 'Ahora')
    await arrived(1)
    await quiet(clock)
    expect(receiver.received.map(({ event }) => event.data.item)).toEqual([item])
  })
})

test('[WH8] after a restore, which leaves no cursors, nothing of before is told, and what comes then is', async () => {
  await makeHook(chair, { url: receiver.url })
  await newItem(world, ana, 'Antes')
  await world.server.deps.db.deleteFrom('webhook_cursor').execute()
  const cursors = () => world.server.deps.db.selectFrom('webhook_cursor').selectAll().execute()
  await passing(clock, async () => (await cursors()).length > 0, 'it has begun')
  await quiet(clock)
  expect(receiver.received).toEqual([])
  const item = await newItem(world, ana, 'Después')
  await arrived(1)
  await quiet(clock)
  expect(receiver.received.map(({ event }) => event.data.item)).toEqual([item])
})

describe('delivery', () => {
  test.each([
    ['an error', 500, 'answer', 500],
    ['a redirect', { status: 302, headers: { location: 'https://localhost/other' } }, 'answer', 302],
    ['silence', 'hang', 'timeout', null],
    ['a cut', 'drop', 'connection', null],
    ['a change to another protocol', { status: 101, headers: { connection: 'Upgrade', upgrade: 'other' } }, 'connection', null],
  ] as const)(
    '[WH4] after %s it is sent again later, under the same id with the same words, until it is taken',
    async (_, how, why, status) => {
      const { id, secret } = await makeHook(chair, { url: receiver.url })
      receiver.treat(how)
      await chair.ask('POST', `${HOOKS}/${id}/tests`, {})
      await arrived(1)
      await eventually(async () => (await hook(id)).lastFailure !== null, 'the failure is known', 15_000)
      expect(await hook(id)).toMatchObject({ failingSince: expect.any(Number), lastFailure: { why, status }, waiting: 1 })
      expect((await deliveries(id))[0]).toMatchObject({ state: 'waiting', event: 'webhook.test', failure: { why, status } })
      receiver.treat(204)
      await arrived(2)
      await passing(clock, async () => (await hook(id)).waiting === 0, 'it has ended')
      const [first, second] = receiver.received
      expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id'])
      expect(second?.body).toBe(first?.body)
      expect(Number(second?.headers['webhook-timestamp'])).toBeGreaterThan(Number(first?.headers['webhook-timestamp']))
      expect(second && verified(secret, second)).toMatchObject({ type: 'webhook.test', data: { group: GROUP, webhook: id } })
      expect(await hook(id)).toMatchObject({ failingSince: null })
      expect((await deliveries(id))[0]).toMatchObject({ state: 'sent', attempts: 2, nextAt: null })
      // A redirect leads nowhere.
      expect(receiver.received).toHaveLength(2)
    },
  )

  test('[WH4] a large or endless answer is not read', async () => {
    const { id } = await makeHook(chair, { url: receiver.url })
    receiver.treat({ status: 200, headers: { 'content-length': String(50_000_000) }, body: 'x'.repeat(100_000) })
    await chair.ask('POST', `${HOOKS}/${id}/tests`, {})
    await passing(clock, async () => (await deliveries(id))[0]?.state === 'sent', 'it counts as sent')
  })

  test('[WH5] 410 turns it off at once, and what waits is dropped', async () => {
    const { id } = await makeHook(chair, { url: receiver.url })
    receiver.treat(410)
    for (let n = 0; n < 3; n++) await chair.ask('POST', `${HOOKS}/${id}/tests`, {})
    await passing(clock, async () => (await hook(id)).stopped === 'gone', 'it is off')
    await quiet(clock)
    expect(receiver.received).toHaveLength(1)
    expect((await deliveries(id)).map(({ state }: { state: string }) => state).sort()).toEqual(['dropped', 'dropped', 'failed'])
    expect((await chair.ask('POST', `${HOOKS}/${id}/tests`, {})).body.refusal).toBe('webhook-stopped')
    expect((await audited()).at(-1)).toEqual(['webhook.stopped', 'ID/gone: Monthly dashboard'])
    receiver.treat(204)
    expect((await chair.ask('PATCH', `${HOOKS}/${id}`, { on: true })).status).toBe(200)
    await chair.ask('POST', `${HOOKS}/${id}/tests`, {})
    await arrived(2)
  })

  test('[WH1] somebody turns it off, and nothing is sent until it is turned on; a change that changes nothing is taken', async () => {
    const { id } = await makeHook(chair, { url: receiver.url })
    const change = async (body: object) => {
      const { status, body: changed } = await chair.ask('PATCH', `${HOOKS}/${id}`, body)
      return [status, changed.stopped]
    }
    expect(await change({ on: false })).toEqual([200, 'person'])
    expect(await change({ on: false })).toEqual([200, 'person'])
    expect((await chair.ask('POST', `${HOOKS}/${id}/tests`, {})).body.refusal).toBe('webhook-stopped')
    expect(await change({ on: true })).toEqual([200, null])
    expect(await change({ on: true })).toEqual([200, null])
    expect(await change({})).toEqual([200, null])
  })

  test('[WH4] [WH5] a receiver that never answers well: about three days of attempts, then given up; after five days it is off', async () => {
    const { id } = await makeHook(chair, { url: receiver.url })
    receiver.treat(503)
    await chair.ask('POST', `${HOOKS}/${id}/tests`, {})
    const began = clock.now()
    const state = async () =>
      world.server.deps.db.selectFrom('webhook_delivery').selectAll().where('webhook', '=', id).orderBy('created_at').execute()
    const turn = async (holds: () => Promise<boolean>) => {
      for (let n = 0; n < 400 && !(await holds()); n++) {
        const before = receiver.received.length
        const due = Math.max(...(await state()).map((row) => (row.state === 'waiting' ? row.next_at : 0)))
        clock.advance(Math.max(HOUR / 2, due - clock.now()))
        for (let wait = 0; wait < 3 && receiver.received.length === before; wait++) await new Promise((resolve) => setTimeout(resolve, 10))
        await eventually(async () => (await state()).every((row) => row.state !== 'sending'), 'nothing is under way')
      }
    }
    await turn(async () => (await state())[0]?.state === 'failed')
    expect((await state())[0]).toMatchObject({ state: 'failed', attempts: 10, status: 503 })
    const days = (clock.now() - began) / (24 * HOUR)
    expect(days).toBeGreaterThan(2.3)
    expect(days).toBeLessThan(4)
    chair = await signedIn(world, 'chair@example.org')
    expect(await hook(id)).toMatchObject({ stopped: null, failingSince: expect.any(Number) })
    await chair.ask('POST', `${HOOKS}/${id}/tests`, {})
    const isOff = async () =>
      (await world.server.deps.db.selectFrom('webhook').select('stopped').executeTakeFirstOrThrow()).stopped === 'failing'
    await turn(isOff)
    expect(clock.now() - began).toBeGreaterThanOrEqual(GIVE_UP_MS)
    expect(await isOff()).toBe(true)
  })

  test('[WH4] a receiver that hangs keeps nobody else waiting', async () => {
    const other = await startWebhookReceiver()
    const both = await openSendingWorld([receiver, other], { clock, webhooks: { answerMs: 60_000 } })
    try {
      const steward = await arrive(both, 'chair@example.org', 'chair')
      receiver.treat('hang')
      const [slow, quick] = [await makeHook(steward, { url: receiver.url }), await makeHook(steward, { url: other.url })]
      for (const { id } of [slow, slow, slow, quick]) await steward.ask('POST', `${HOOKS}/${id}/tests`, {})
      await passing(clock, () => other.received.length === 1, 'the other one')
      expect(receiver.received).toHaveLength(1)
    } finally {
      await both.close()
      await other.close()
    }
  })

  test('[WH3] a new secret and the former one both sign for a day', async () => {
    const { id, secret } = await makeHook(chair, { url: receiver.url })
    const { secret: next } = (await chair.ask('POST', `${HOOKS}/${id}/secrets`, {})).body
    expect(next).not.toBe(secret)
    const test = async (n: number) => {
      await chair.ask('POST', `${HOOKS}/${id}/tests`, {})
      await arrived(n)
      const last = receiver.received.at(-1)
      if (!last) throw new Error('nothing arrived')
      return last
    }
    const first = await test(1)
    for (const one of [secret, next]) expect(verified(one, first)).toMatchObject({ type: 'webhook.test' })
    clock.advance(25 * HOUR)
    chair = await signedIn(world, 'chair@example.org')
    const later = await test(2)
    expect(verified(next, later)).toMatchObject({ type: 'webhook.test' })
    expect(() => verified(secret, later)).toThrow('No matching signature')
    const seen = `${JSON.stringify((await chair.ask('GET', HOOKS)).body)} ${JSON.stringify(await audited())}`
    expect(seen).not.toContain('whsec_')
  })

  test('[WH7] an ended delivery is sent again on request, under the same id, and forgotten after a week', async () => {
    const { id } = await makeHook(chair, { url: receiver.url })
    await chair.ask('POST', `${HOOKS}/${id}/tests`, {})
    await passing(clock, async () => (await deliveries(id))[0]?.state === 'sent', 'it is sent')
    const [{ id: delivery }] = await deliveries(id)
    const again = () => chair.ask('POST', `${HOOKS}/${id}/deliveries/${delivery}/attempts`, {})
    expect((await again()).status).toBe(201)
    await arrived(2)
    expect(receiver.received[1]?.headers['webhook-id']).toBe(delivery)
    expect(receiver.received[1]?.body).toBe(receiver.received[0]?.body)
    await passing(clock, async () => (await deliveries(id))[0]?.state === 'sent', 'it is sent again')
    clock.advance(7 * 24 * HOUR)
    chair = await signedIn(world, 'chair@example.org')
    await passing(clock, async () => (await deliveries(id)).length === 0, 'it is forgotten')
    expect((await again()).status).toBe(404)
  })
})

describe('permissions and addresses of webhooks', () => {
  test('[WH1] chair and secretariat alone, with a fresh proof, ten in a group, hosts of the operator, all of it in the audit', async () => {
    expect((await ana.ask('GET', HOOKS)).status).toBe(403)
    const ask = (url: string) => chair.ask('POST', HOOKS, { name: 'One', url, events: EVERY_EVENT })
    expect((await ask('https://evil.example/')).body.refusal).toBe('webhook-host')
    expect((await ask('nothing')).body.refusal).toBe('webhook-address')
    const { id } = await makeHook(chair, { url: receiver.url })
    await chair.ask('PATCH', `${HOOKS}/${id}`, { name: 'Other' })
    expect((await chair.ask('PATCH', `${HOOKS}/${id}`, { url: 'https://evil.example/' })).body.refusal).toBe('webhook-host')
    await chair.ask('POST', `${HOOKS}/${id}/secrets`, {})
    expect((await chair.ask('DELETE', `${HOOKS}/${id}`)).status).toBe(204)
    expect(await audited()).toEqual([
      ['webhook.made', 'ID: Monthly dashboard'],
      ['webhook.changed', 'ID: Other'],
      ['webhook.secret', 'ID: Other'],
      ['webhook.deleted', 'ID: Other'],
    ])
    for (let n = 0; n < 10; n++) await makeHook(chair, { url: `${receiver.url}/${n}` })
    expect((await ask(receiver.url)).body.refusal).toBe('too-many-webhooks')
    expect((await chair.ask('GET', HOOKS)).body.webhooks).toHaveLength(10)
    clock.advance(11 * 60_000)
    for (const [method, path, body] of [
      ['POST', HOOKS, { name: 'One', url: receiver.url, events: EVERY_EVENT }],
      ['PATCH', `${HOOKS}/${id}`, { name: 'One' }],
      ['POST', `${HOOKS}/${id}/secrets`, {}],
    ] as const)
      expect((await chair.ask(method, path, body)).body.refusal, path).toBe('proof-needed')
    // By a token nobody makes one.
    chair = await signedIn(world, 'chair@example.org')
    const { token } = (await chair.ask('POST', `/api/groups/${GROUP}/tokens`, { name: 'P', scopes: ['read', 'write'], days: 7 })).body
    expect((await visit(world).ask('GET', HOOKS, undefined, { Authorization: `Bearer ${token}` })).body.refusal).toBe('token-scope')
  })

  test('[WH6] a name that leads elsewhere a moment later: the connection goes to the address that was checked, and by its name', async () => {
    const { port } = receiver
    const trap = receiver
    // Both are this machine; here the one counts as an address of the internet, and the other does not.
    const good = await startWebhookReceiver('127.0.0.2', port)
    let asked = 0
    const rebinding = await openSendingWorld([receiver], {
      clock,
      env: { WEBHOOK_PRIVATE: '0' },
      webhooks: {
        isAllowed: (address) => address === '127.0.0.2',
        resolve: (_, __, done) => done(null, [{ address: asked++ === 0 ? '127.0.0.2' : '127.0.0.1', family: 4 }]),
      },
    })
    try {
      const steward = await arrive(rebinding, 'chair@example.org', 'chair')
      const { id } = await makeHook(steward, { url: receiver.url })
      await steward.ask('POST', `${HOOKS}/${id}/tests`, {})
      await passing(clock, () => good.received.length === 1, 'the checked address')
      expect(asked).toBe(1)
      expect(good.received[0]?.headers.host).toBe(receiver.host)
      await steward.ask('POST', `${HOOKS}/${id}/tests`, {})
      const state = async () => (await steward.ask('GET', HOOKS)).body.webhooks[0].lastFailure
      await passing(clock, async () => (await state()) !== null, 'the second is refused')
      expect(await state()).toMatchObject({ why: 'address', status: null })
      expect(asked).toBe(2)
      expect(trap.connections()).toBe(0)
      expect(good.received).toHaveLength(1)
    } finally {
      await rebinding.close()
      await good.close()
    }
  })

  test.each([
    ['a name of this machine', (port: number) => `https://localhost:${port}/`],
    ['its address', (port: number) => `https://127.0.0.1:${port}/`],
    ['its address in other figures', (port: number) => `https://2130706433:${port}/`],
  ])('[WH6] without WEBHOOK_PRIVATE, %s is not connected to, even if it is in WEBHOOK_HOSTS', async (_, urlAt) => {
    const closed = await openSendingWorld([receiver, { host: `127.0.0.1:${receiver.port}` }], { clock, env: { WEBHOOK_PRIVATE: '0' } })
    try {
      const steward = await arrive(closed, 'chair@example.org', 'chair')
      const { id } = await makeHook(steward, { url: urlAt(receiver.port) })
      await steward.ask('POST', `${HOOKS}/${id}/tests`, {})
      const failure = async () => (await steward.ask('GET', HOOKS)).body.webhooks[0].lastFailure
      await passing(clock, async () => (await failure()) !== null, 'it is refused')
      expect(await failure()).toMatchObject({ why: 'address' })
      expect(receiver.connections()).toBe(0)
    } finally {
      await closed.close()
    }
  })

  test('[WH6] without WEBHOOK_HOSTS webhooks are off, and those that are there send nothing', async () => {
    const off = await openSendingWorld([], { clock, env: { WEBHOOK_PRIVATE: '0' } })
    try {
      const steward = await arrive(off, 'chair@example.org', 'chair')
      expect((await steward.ask('GET', HOOKS)).body).toEqual({ hosts: [], webhooks: [] })
      const made = await steward.ask('POST', HOOKS, { name: 'One', url: receiver.url, events: EVERY_EVENT })
      expect(made.body.refusal).toBe('webhooks-off')
    } finally {
      await off.close()
    }
  })
})
