// Items over HTTP: read as data, written through the gate of the relay, with an author and, by a token, its mark.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { sentence } from '../../../shared/history/describe.ts'
import type { DescribeContext } from '../../../shared/history/describeContext.ts'
import { roadmapId } from '../../../shared/ids.ts'
import type { LogEntry } from '../../../shared/log/entryReader.ts'
import { must } from '../../../shared/result.ts'
import { addOwnField } from '../../../shared/roadmap/defineFields.ts'
import { readRoadMap } from '../../../shared/roadmap/read.ts'
import { setField } from '../../../shared/roadmap/write.ts'
import { createDice } from '../../harness/random.ts'
import { eventually, stockClient } from '../relay/sockets.ts'
import { GROUP, openWorld, signedIn, type Visitor, visit, type World } from '../testWorld.ts'

const AT = `/api/groups/${GROUP}`
const ROADMAP = roadmapId(GROUP)

describe('items over HTTP', () => {
  let world: World
  let ana: Visitor
  let anaId: string
  let program: Visitor
  let token: string
  beforeAll(async () => {
    world = await openWorld()
    anaId = await world.addPerson('ana@example.org', 'delegate')
    ana = await signedIn(world, 'ana@example.org')
    token = (await ana.ask('POST', `${AT}/tokens`, { name: 'Monthly dashboard', scopes: ['read', 'write'], days: 7 })).body.token
    program = visit(world)
  })
  afterAll(() => world.close())

  const ask = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    program.ask(method, path, body, { Authorization: `Bearer ${token}`, ...headers })
  const add = async (fields: object) => {
    const made = await ask('POST', `${AT}/items`, fields)
    if (made.status !== 201) throw new Error(made.text)
    return made.body
  }
  const entries = async (): Promise<readonly LogEntry[]> => {
    const all: LogEntry[] = []
    for await (const entry of world.server.log.read(ROADMAP, 0 as never)) all.push(entry)
    return all
  }

  test('[AP5] an item is created with its fields, numbered, and read as data', async () => {
    const made = await add({
      title: { es: 'Guía común', en: 'Common guide' },
      kind: 'practice',
      lead: 'co',
      agencies: ['co-coa'],
      labels: ['tráfico'],
      start: '2027-01-01',
      due: '2027-03-31',
      dueReason: 'Before the session',
      people: [anaId],
      recurs: { every: 'everyMonths', months: 6 },
      checklist: [{ text: { es: 'Borrador', en: 'Draft' }, done: true, delegation: 'co' }],
    })
    expect(made).toMatchObject({
      number: 1,
      title: { es: 'Guía común', en: 'Common guide' },
      kind: 'practice',
      lead: 'co',
      agencies: ['co-coa'],
      labels: ['tráfico'],
      due: '2027-03-31',
      originalDue: '2027-03-31',
      dueReason: 'Before the session',
      people: [anaId],
      recurs: { every: 'everyMonths', months: 6 },
      archived: false,
      checklist: [{ text: { es: 'Borrador', en: 'Draft' }, done: true, delegation: 'co' }],
    })
    const plan = (await ask('GET', `${AT}/items`)).body
    expect(plan.items).toEqual([made])
    expect(plan.seq).toBe((await entries()).at(-1)?.seq)
    expect((await ask('GET', `${AT}/items/${made.id}`)).body).toEqual(made)
  })

  test('[AP5] [M21] a value that is not accepted is refused by the name of its field, also of an own field or a choice that the group does not have', async () => {
    await world.addPerson('chair.two@example.org', 'chair')
    const { doc, synced, destroy } = stockClient(world, await signedIn(world, 'chair.two@example.org'), ROADMAP)
    await synced
    const made = addOwnField(
      doc,
      { kind: 'choice', name: { es: 'Fuente', en: 'Source' }, choices: [{ es: 'Donación', en: 'Grant' }] },
      createDice(3).bytes,
    )
    const key = must(made.ok ? made.value : null, 'a field')
    await eventually(async () => (await ask('GET', `${AT}/items`)).body.fields.length === 1, 'the field')
    destroy()
    const choice = must(readRoadMap(doc).fields[0]?.choices[0], 'a choice').id
    const { id } = await add({ title: { en: 'Values' }, [key]: choice })
    const WRONG = [
      [{ [key]: 'nobody-defined-it' }, key],
      [{ 'own-number-0h3c8f1n6pq2r4s7t9vb': 12 }, 'own-number-0h3c8f1n6pq2r4s7t9vb'],
      [{ [key]: 12 }, key],
      [{ budget: 12 }, 'budget'],
      [{ due: 'soon' }, 'due'],
    ] as const
    for (const [body, field] of WRONG)
      for (const [method, path] of [
        ['POST', `${AT}/items`],
        ['PATCH', `${AT}/items/${id}`],
      ] as const) {
        const answer = await ask(method, path, body)
        expect([answer.status, answer.body.refusal, answer.body.field]).toEqual([400, 'bad-request', field])
      }
    expect((await ask('GET', `${AT}/items/${id}`)).body[key]).toBe(choice)
  })

  test('[AP5] a change is all of it or nothing, within the rules of each field', async () => {
    const { id } = await add({ title: { en: 'Rules' } })
    const other = await add({ title: { en: 'Other' }, dependsOn: [{ item: id, type: 'FS', lag: 3 }] })
    expect(other.dependsOn).toEqual([{ item: id, type: 'FS', lag: 3 }])
    const before = (await entries()).length
    const refused = async (body: object, status: number, refusal: string) => {
      const answer = await ask('PATCH', `${AT}/items/${id}`, body)
      expect([answer.status, answer.body.refusal], JSON.stringify(body)).toEqual([status, refusal])
    }
    await refused({ progress: 'limited', status: 'nothing' }, 400, 'bad-request')
    await refused({ progress: 'limited', due: '2027-02-30' }, 400, 'bad-request')
    await refused({ progress: 'limited', number: 7 }, 400, 'bad-request')
    await refused({ progres: 'limited' }, 400, 'bad-request')
    await refused({ title: { es: 'dos\nlíneas' } }, 400, 'bad-request')
    await refused({ progress: 'limited', parent: 'nowhere' }, 404, 'not-found')
    await refused({ progress: 'limited', parent: id }, 409, 'circular')
    await refused({ progress: 'limited', dependsOn: [{ item: other.id, type: 'FS', lag: 0 }] }, 409, 'circular')
    // No such delegation: the gate of the relay says so, as it says it to a browser.
    await refused({ progress: 'limited', lead: 'zz' }, 422, 'edit-refused')
    expect((await entries()).length).toBe(before)
    const changed = (await ask('PATCH', `${AT}/items/${id}`, { progress: 'limited', title: { es: 'Reglas' }, labels: ['a', 'b'] })).body
    expect(changed).toMatchObject({ progress: 'limited', title: { es: 'Reglas', en: 'Rules' }, labels: ['a', 'b'] })
    expect((await ask('PATCH', `${AT}/items/${id}`, { labels: ['b'] })).body.labels).toEqual(['b'])
    expect((await ask('PATCH', `${AT}/items/${id}`, { archived: true })).body.archived).toBe(true)
    await refused({ progress: 'substantial' }, 409, 'item-archived')
    const ids = async (query: string) => (await ask('GET', `${AT}/items${query}`)).body.items.map((item: { id: string }) => item.id)
    expect(await ids('')).not.toContain(id)
    expect(await ids('?archived=yes')).toEqual([id])
    expect(await ids('?archived=all')).toEqual(expect.arrayContaining([id, other.id]))
    expect((await ask('PATCH', `${AT}/items/${id}`, { archived: false, progress: 'substantial' })).body).toMatchObject({
      archived: false,
      progress: 'substantial',
    })
  })

  test('[AP5] a creation that is sent twice with one key is one item', async () => {
    const headers = { 'Idempotency-Key': 'import-2027-001' }
    const first = await ask('POST', `${AT}/items`, { title: { en: 'Once' } }, headers)
    const again = await ask('POST', `${AT}/items`, { title: { en: 'Once' } }, headers)
    expect([first.status, again.status]).toEqual([201, 200])
    expect(again.body).toEqual(first.body)
    const other = await ask('POST', `${AT}/items`, { title: { en: 'Another' } }, headers)
    expect([other.status, other.body.refusal]).toEqual([422, 'key-reused'])
    const both = await Promise.all(
      [1, 2].map(() => ask('POST', `${AT}/items`, { title: { en: 'Twice at once' } }, { 'Idempotency-Key': 'import-2027-002' })),
    )
    expect(both.every(({ status }) => [200, 201, 422].includes(status))).toBe(true)
    const { items } = (await ask('GET', `${AT}/items`)).body
    expect(items.filter((item: { title: { en: string } }) => item.title.en === 'Twice at once')).toHaveLength(1)
    expect((await ask('POST', `${AT}/items`, {}, { 'Idempotency-Key': 'no spaces' })).status).toBe(400)
  })

  test('[AP17] items are created and changed together: all or none, in one entry, once for each key, and a refusal names the line', async () => {
    const BATCHES = `${AT}/item-batches`
    const headers = { 'Idempotency-Key': 'batch-2027-001' }
    const { id } = await add({ title: { en: 'Before' } })
    const before = (await entries()).length
    const create = [
      { title: { en: 'First' }, lead: 'co' },
      { title: { en: 'Second' }, due: '2027-03-31' },
    ]
    const change = [{ item: id, fields: { progress: 'limited' } }]
    const made = await ask('POST', BATCHES, { create, change }, headers)
    expect([made.status, made.body.items.map((item: { title: { en: string } }) => item.title.en)]).toEqual([
      201,
      ['First', 'Second', 'Before'],
    ])
    expect(made.body.items[2].progress).toBe('limited')
    expect((await entries()).length).toBe(before + 1)
    const again = await ask('POST', BATCHES, { create, change }, headers)
    expect([again.status, again.body]).toEqual([200, made.body])
    expect((await ask('POST', BATCHES, { create: create.slice(1) }, headers)).body.refusal).toBe('key-reused')
    const refused = async (body: object, refusal: string, field: string) => {
      const answer = await ask('POST', BATCHES, body)
      expect([answer.body.refusal, answer.body.problems[0].field]).toEqual([refusal, field])
    }
    await refused({ create: [{}, { due: 'soon' }] }, 'bad-request', 'create.1.due')
    await refused({ create, change: [{ item: id, fields: { parent: id } }] }, 'circular', 'change.0')
    await refused(
      {
        create,
        change: [
          { item: id, fields: {} },
          { item: '0h3c8f1n6pq2r4s7t9vb', fields: {} },
        ],
      },
      'not-found',
      'change.1',
    )
    await refused({ create: [{}, { 'own-number-0h3c8f1n6pq2r4s7t9vb': 1 }] }, 'bad-request', 'create.1.own-number-0h3c8f1n6pq2r4s7t9vb')
    await refused({}, 'bad-request', '')
    expect((await entries()).length).toBe(before + 1)
  })

  test('[AP6] an edit by a token has its person as author and the token in the log; people at the table see it at once', async () => {
    const client = stockClient(world, ana, ROADMAP)
    await client.synced
    const { id } = await add({ title: { en: 'Seen' } })
    await eventually(() => readRoadMap(client.doc).items.some((item) => item.id === id), 'the item in another client')
    const newest = (await entries()).at(-1)
    expect(newest).toMatchObject({ kind: 'token', author: anaId, delegation: 'co', source: 1 })
    // The same route with a cookie is an edit like any other.
    await ana.ask('PATCH', `${AT}/items/${id}`, { progress: 'limited' })
    expect((await entries()).at(-1)).toMatchObject({ kind: 'live', author: anaId, source: null })
    client.destroy()
  })

  test('[AP6] the history says by which token, in both languages, also after it was revoked', async () => {
    const { id } = await add({ title: { en: 'Told' } })
    await ask('PATCH', `${AT}/items/${id}`, { due: '2027-05-05' })
    const [kept] = (await ana.ask('GET', `${AT}/tokens`)).body
    const { events } = (await ana.ask('GET', `${AT}/history?subject=item:${id}`)).body
    expect(events.length).toBeGreaterThanOrEqual(2)
    for (const event of events) expect(event.byToken).toEqual({ number: 1, name: 'Monthly dashboard' })
    const [newest] = events
    expect(plain(sentence(newest, CONTEXT, 'en'))).toContain('by the token “Monthly dashboard”')
    expect(plain(sentence(newest, CONTEXT, 'es'))).toContain('mediante el token «Monthly dashboard»')
    const { byToken: _, ...fromAnArchive } = newest
    expect(plain(sentence(fromAnArchive, CONTEXT, 'en'))).toContain('by API token no. 1')
    await ana.ask('DELETE', `${AT}/tokens/${kept.id}`)
    expect((await ana.ask('GET', `${AT}/history?subject=item:${id}`)).body.events[0].byToken.name).toBe('Monthly dashboard')
    token = (await ana.ask('POST', `${AT}/tokens`, { name: 'Second', scopes: ['read', 'write'], days: 7 })).body.token
    await ask('PATCH', `${AT}/items/${id}`, { due: '2027-06-06' })
    expect((await entries()).at(-1)).toMatchObject({ kind: 'token', source: 2 })
  })

  test('[AP6] an edit on a socket has the same mark, and one beyond the scope is refused', async () => {
    const { id } = await add({ title: { en: 'By socket' } })
    const write = async (scopes: readonly string[], value: 'limited' | 'substantial') => {
      const made = (await ana.ask('POST', `${AT}/tokens`, { name: 'Socket', scopes, days: 7 })).body
      class ProgramSocket extends WebSocket {
        constructor(url: string) {
          super(url, { headers: { Authorization: `Bearer ${made.token}` } })
        }
      }
      const doc = new Y.Doc()
      const provider = new WebsocketProvider(`ws://127.0.0.1:${world.server.port}/live`, ROADMAP, doc, {
        WebSocketPolyfill: ProgramSocket as unknown as typeof globalThis.WebSocket,
        disableBc: true,
      })
      await new Promise<void>((resolve) => provider.on('sync', (is: boolean) => is && resolve()))
      setField(doc, id, 'progress', value)
      return () => provider.destroy()
    }
    const before = (await entries()).length
    const end = await write(['read', 'write'], 'limited')
    await eventually(async () => (await entries()).length > before, 'an entry by socket')
    expect((await entries()).at(-1)).toMatchObject({ kind: 'token', author: anaId, source: 3 })
    end()
    const endOther = await write(['read'], 'substantial')
    await add({ title: { en: 'After it' } })
    expect((await ask('GET', `${AT}/items/${id}`)).body.progress).toBe('limited')
    endOther()
  })
})

const plain = (text: string) => text.replace(/[\u2066-\u2069]/g, '')
const CONTEXT: DescribeContext = {
  person: () => 'Delegate',
  delegation: () => null,
  agency: () => null,
  meeting: () => null,
  moment: String,
  day: String,
} as unknown as DescribeContext
