// The address of a calendar over HTTP: what it shows to whom, how it ends, and that nobody else learns it.
import ICAL from 'ical.js'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { MOST_READS } from '../../../server/calendar/calendar.routes.ts'
import { systemRandom } from '../../../server/clock.ts'
import { createLogger } from '../../../server/observe/logger.ts'
import { type AccountId, meetingDocument, parseDelegationId, parseMeetingId, roadmapId } from '../../../shared/ids.ts'
import { setMeta } from '../../../shared/meeting/write.ts'
import { must } from '../../../shared/result.ts'
import { addItem, type NewItem, setField } from '../../../shared/roadmap/write.ts'
import { createFakeClock, type FakeClock } from '../fakeClock.ts'
import { eventually, stockClient } from '../relay/sockets.ts'
import { GROUP, openWorld, signedIn, type Visitor, visit, type World } from '../testWorld.ts'

const AT = `/api/groups/${GROUP}`
const ADDRESS = `${AT}/calendar-address`
let clock: FakeClock
let world: World
let ana: AccountId
let chair: Visitor
let own: Visitor
let lines: string[]
beforeEach(async () => {
  lines = []
  clock = createFakeClock(Date.UTC(2026, 10, 3, 14))
  world = await openWorld({ ports: { clock, logger: createLogger('debug', { write: (line) => void lines.push(line) }) } })
  ana = await world.addPerson('ana@example.org', 'delegate')
  await world.addPerson('chair@example.org', 'chair')
  chair = await signedIn(world, 'chair@example.org')
  own = await signedIn(world, 'ana@example.org')
})
afterEach(() => world.close())

const inDocument = async (document: ReturnType<typeof roadmapId>, edit: (doc: Parameters<typeof addItem>[0]) => void) => {
  const client = stockClient(world, await signedIn(world, 'chair@example.org'), document)
  await client.synced
  const before = (await world.server.log.head(document)).seq
  edit(client.doc)
  await eventually(async () => (await world.server.log.head(document)).seq > before, 'the edit is written')
  await world.server.background.projected()
  client.destroy()
}
const add = (fields: NewItem) => inDocument(roadmapId(GROUP), (doc) => void addItem(doc, fields, systemRandom))
const made = async (who: Visitor, scope = 'mine'): Promise<string> => {
  const answer = await who.ask('POST', ADDRESS, { scope })
  expect(answer.status).toBe(201)
  return new URL(answer.body.address).pathname
}
/** As a calendar program asks: without a cookie. */
const read = (path: string, headers: Record<string, string> = {}) => visit(world).ask('GET', path, undefined, headers)
const titlesIn = (text: string) =>
  new ICAL.Component(ICAL.parse(text))
    .getAllSubcomponents('vevent')
    .map((one) => String(one.getFirstPropertyValue('summary')).replace(/^WG-\d+ · /, ''))

const CO = must(parseDelegationId('co'), 'CO')
const MX = must(parseDelegationId('mx'), 'MX')
const plan = async () => {
  await add({ title: { es: 'Mía', en: 'Mine' }, due: '2026-11-20', people: [ana] })
  await add({ title: { es: 'De Colombia', en: 'Of Colombia' }, due: '2026-11-21', lead: CO })
  await add({ title: { es: 'De México', en: '' }, due: '2026-11-22', lead: MX, kind: 'milestone' })
  await add({ title: { es: 'Hecha', en: 'Done' }, due: '2026-11-23', lead: CO, status: 'done' })
  await add({ title: { es: 'Sin fecha', en: 'No day' }, lead: CO })
}

test('[CA1] a calendar holds what is mine, my delegation’s or everything, by choice, in the language of the account', async () => {
  await plan()
  const path = await made(own)
  const answer = await read(path)
  expect(answer.headers.get('Content-Type')).toBe('text/calendar; charset=utf-8')
  expect(titlesIn(answer.text)).toEqual(['Mine (due)'])
  for (const [scope, titles] of [
    ['delegation', ['Mine (due)', 'Of Colombia (due)']],
    ['all', ['Mine (due)', 'Of Colombia (due)', 'De México (milestone)']],
  ] as const) {
    expect((await own.ask('PATCH', ADDRESS, { scope })).body).toMatchObject({ scope })
    expect(titlesIn((await read(path)).text)).toEqual(titles)
  }
  await own.ask('PATCH', '/api/me', { language: 'es' })
  expect(titlesIn((await read(path)).text)).toEqual(['Mía (vence)', 'De Colombia (vence)', 'De México (hito)'])
  // A date that moves is a later version of the same event.
  const before = (await read(path)).text
  const sequences = (text: string) => [...text.matchAll(/^SEQUENCE:(\d+)/gm)].map(([, n]) => Number(n))
  clock.advance(60_000)
  await inDocument(roadmapId(GROUP), (doc) => {
    const id = must(/UID:item-(\w+)@/.exec(before)?.[1], 'an item') as Parameters<typeof setField>[1]
    setField(doc, id, 'due', '2026-11-25')
  })
  const moved = () => world.server.deps.db.selectFrom('history_event').select('seq').where('field', '=', 'due').execute()
  await eventually(async () => {
    // A document that was projected slowly rests by this clock before it is projected again.
    clock.advance(1_000)
    return (await moved()).length > 0
  }, 'the move is in the history')
  const after = (await read(path)).text
  expect(Math.max(...sequences(after))).toBe(Math.max(...sequences(before)) + 1)
  expect([...after.matchAll(/^UID:.*/gm)].map(String).sort()).toEqual([...before.matchAll(/^UID:.*/gm)].map(String).sort())
})

test('[CA1] sessions are in every calendar with their hours and zone; a draft is in nobody’s', async () => {
  const { body } = await chair.ask('POST', `${AT}/meetings`, {})
  const meeting = must(parseMeetingId(body.id), 'a session')
  await inDocument(meetingDocument(meeting), (doc) => {
    setMeta(doc, 'start', '2026-12-01')
    setMeta(doc, 'opensAt', '09:00')
    setMeta(doc, 'closesAt', '12:00')
    setMeta(doc, 'zone', 'America/New_York')
  })
  const [path, ofChair] = [await made(own), await made(chair, 'all')]
  expect(titlesIn((await read(path)).text)).toEqual([])
  expect(titlesIn((await read(ofChair)).text)).toEqual([])
  await chair.ask('PUT', `${AT}/meetings/${meeting}/state`, { state: 'open' })
  const { text } = await read(path)
  expect(titlesIn(text)).toEqual(['Session 1'])
  expect(text).toContain('DTSTART;TZID=America/New_York:20261201T090000\r\nDTEND;TZID=America/New_York:20261201T120000\r\n')
  expect(text).toContain('BEGIN:VTIMEZONE\r\nTZID:America/New_York\r\n')
})

test('[CA2] an address ends by one press, by a new one, with the membership and with the account: 404, as for one that never was', async () => {
  const first = await made(own)
  const second = await made(own)
  const never = await read(`/calendar/${'A'.repeat(43)}.ics`)
  const same = async (path: string) => {
    const answer = await read(path)
    const told = ({ status, body, headers }: typeof answer) => ({
      status,
      refusal: body.refusal,
      message: body.message,
      names: [...headers.keys()].sort(),
    })
    expect(told(answer)).toEqual(told(never))
    expect(answer.status).toBe(404)
  }
  await same(first)
  expect((await read(second)).status).toBe(200)
  expect((await own.ask('DELETE', ADDRESS)).status).toBe(204)
  await same(second)
  expect((await own.ask('GET', ADDRESS)).body).toEqual({ kept: null })
  const acts = await chair.ask('GET', `${AT}/audit`)
  for (const act of ['calendar.made', 'calendar.renewed', 'calendar.revoked']) expect(acts.text).toContain(`"${act}"`)
  const third = await made(own)
  await world.server.deps.db.updateTable('account').set({ disabled_at: 1 }).where('id', '=', ana).execute()
  await same(third)
  await world.server.deps.db.updateTable('account').set({ disabled_at: null }).where('id', '=', ana).execute()
  expect((await read(third)).status).toBe(200)
  expect((await chair.ask('DELETE', `${AT}/members/${ana}`)).status).toBe(204)
  await same(third)
  for (const path of ['/calendar/x.ics', `/calendar/${'A'.repeat(43)}`, '/calendar/']) expect((await read(path)).status).toBe(404)
})

test('[CA2] a member who was removed and comes back needs a new address', async () => {
  const path = await made(own)
  await chair.ask('DELETE', `${AT}/members/${ana}`)
  await world.server.deps.db
    .insertInto('membership')
    .values({ group_id: GROUP, account: ana, role: 'observer', delegation: null, agency: null, created_at: 1 })
    .execute()
  expect((await read(path)).status).toBe(404)
})

test('[CA3] an unchanged calendar is answered with 304; HEAD says the same without a body; more than a program needs is put off', async () => {
  await plan()
  const path = await made(own, 'all')
  const first = await read(path)
  const tag = must(first.headers.get('ETag'), 'an ETag')
  clock.advance(30_000)
  const second = await read(path, { 'If-None-Match': tag })
  expect([second.status, second.text]).toEqual([304, ''])
  const head = await fetch(`http://127.0.0.1:${world.server.port}${path}`, { method: 'HEAD' })
  expect([head.status, head.headers.get('ETag'), await head.text()]).toEqual([200, tag, ''])
  expect((await own.ask('GET', ADDRESS)).body.kept.readAt).toBe(clock.now() - 30_000)
  for (let n = 3; n < MOST_READS; n++) expect((await read(path)).status).toBe(200)
  const late = await read(path)
  expect([late.status, Number(late.headers.get('Retry-After')) > 0]).toEqual([429, true])
  clock.advance(16 * 60_000)
  expect((await read(path)).status).toBe(200)
})

test('[CA2] nobody learns the address: it is in no table, log line, metric or audit, whatever is asked of it', async () => {
  const path = await made(own)
  const token = must(/calendar\/([\w-]{43})\.ics/.exec(path)?.[1], 'a token')
  await read(path)
  await read(path, { 'If-None-Match': 'x' })
  await read(`${path}/more`)
  await visit(world).ask('POST', path, {})
  const fault = world.server.deps.db.schema.dropTable('plan_item')
  await fault.execute()
  expect((await read(path)).status).toBe(500)
  const tables = await world.server.deps.db.introspection.getTables()
  const rows: unknown[] = []
  for (const { name } of tables)
    rows.push(
      await world.server.deps.db
        .selectFrom(name as 'account')
        .selectAll()
        .execute(),
    )
  const metrics = await visit(world).ask('GET', '/metrics')
  const audit = await chair.ask('GET', `${AT}/audit`)
  expect(audit.text).toContain('calendar.made')
  expect(lines.length).toBeGreaterThan(5)
  for (const text of [JSON.stringify(rows), lines.join(''), metrics.text, audit.text]) expect(text).not.toContain(token)
  // Of a refused request, not a part of it.
  expect(lines.join('')).not.toContain(token.slice(0, 12))
})
