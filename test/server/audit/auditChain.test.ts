// The audit as a chain: what breaks it is named, what is old is closed, and each reader gets their own group's.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { takeIn } from '../../../server/audit/append.ts'
import { checkAudit } from '../../../server/audit/checkAudit.ts'
import { csvOf } from '../../../server/audit/csv.ts'
import { closeSegment, keepRetention } from '../../../server/audit/retention.ts'
import { createGroup } from '../../../server/groups/groups.ts'
import { whereOf } from '../../../server/openInstallation.ts'
import { openWorkerStorage } from '../../../server/storage/openWorkerStorage.ts'
import { instant, parseGroupId } from '../../../shared/ids.ts'
import { hasControls } from '../../../shared/printable.ts'
import { must } from '../../../shared/result.ts'
import { writeCsv } from '../../../shared/spreadsheet.ts'
import { createFakeClock, type FakeClock } from '../fakeClock.ts'
import { GROUP, openWorld, signedIn, visit, type World } from '../testWorld.ts'

let world: World
let clock: FakeClock
beforeEach(async () => {
  clock = createFakeClock()
  world = await openWorld({ ports: { clock } })
  await world.addPerson('chair@example.org', 'chair')
  for (const email of ['nobody@example.org', 'chair@example.org']) await visit(world).ask('POST', '/api/session', { email, password: 'x' })
  await signedIn(world, 'chair@example.org')
})
afterEach(() => world.close())

const check = async () => {
  const storage = await openWorkerStorage(whereOf(world.config), { clock, report: () => undefined }, true)
  try {
    return await checkAudit(storage.queries)
  } finally {
    await storage.close()
  }
}
const OTHER = must(parseGroupId('otro'), 'a group')

test('[A23] every entry is chained as it is written; changing, removing or moving one is detected', async () => {
  const { db } = world.server.deps
  expect(await check()).toEqual({ entries: 3, fault: null })
  const rows = await db.selectFrom('audit').selectAll().orderBy('n').execute()
  const put = (n: number, change: object) => db.updateTable('audit').set(change).where('n', '=', n).execute()
  for (const change of [
    { at: 1 },
    { account: 'somebody' },
    { action: 'session.opened' },
    { subject: 'x' },
    { address: '192.0.2.1' },
    { group_id: 'otro' },
  ]) {
    const before = rows[1]
    await put(2, change)
    expect((await check()).fault).toMatch(/^entry 2/)
    if (before) await put(2, { ...before })
  }
  expect((await check()).fault).toBeNull()
  await put(2, { detail: '', address: '', salt: null })
  expect((await check()).fault).toBe('entry 2: its words are not those that were recorded')
  await put(2, { ...rows[1] })
  await db.deleteFrom('audit').where('n', '=', 3).execute()
  expect((await check()).fault).toBe('entries 3 to 3 are missing')
  await db.deleteFrom('audit').where('n', '=', 1).execute()
  expect((await check()).fault).toBe('entry 1 is missing')
})

test('[A23] entries of an earlier version, or of an operator’s command, are taken into the chain in their order', async () => {
  const { db, random } = world.server.deps
  const old = { account: null, action: 'backup.made', subject: 'database', detail: '', address: '' }
  for (const at of [5, 4])
    await db
      .insertInto('audit')
      .values({ ...old, at })
      .execute()
  await takeIn(db, random)
  const rows = await db.selectFrom('audit').select(['n', 'at']).orderBy('id').execute()
  expect(rows.slice(-2).map(({ n, at }) => [n, at])).toEqual([
    [4, 5],
    [5, 4],
  ])
  expect(await check()).toEqual({ entries: 5, fault: null })
})

test('[A26] old entries are closed into a segment whose hash stands for them; the chain goes on from it, and the closing is on record', async () => {
  const { db } = world.server.deps
  clock.set(31 * 24 * 3_600_000)
  await signedIn(world, 'chair@example.org')
  expect(await closeSegment(world.server.deps, 30)).toBe(3)
  const rows = await db.selectFrom('audit').select(['n', 'action']).orderBy('n').execute()
  expect(rows).toEqual([
    { n: 4, action: 'session.opened' },
    { n: 5, action: 'audit.closed' },
  ])
  expect(await check()).toEqual({ entries: 2, fault: null })
  expect(await closeSegment(world.server.deps, 30)).toBe(0)
  await db
    .updateTable('audit_segment')
    .set({ hash: new Uint8Array(32) })
    .execute()
  expect((await check()).fault).toMatch(/^entry 4/)
})

test('[A23] [A26] entries that somebody removed behind a segment of their own are named: no entry tells of its closing', async () => {
  const { db } = world.server.deps
  const second = await db.selectFrom('audit').selectAll().where('n', '=', 2).executeTakeFirstOrThrow()
  await db.deleteFrom('audit').where('n', '<=', 2).execute()
  await db
    .insertInto('audit_segment')
    .values({ first: 1, last: 2, hash: second.hash ?? new Uint8Array(), from_at: 0, until_at: 0, closed_at: 0 })
    .execute()
  expect((await check()).fault).toBe('entries up to 2 are gone, and no entry tells of it')
})

describe('[A26] the hourly look', () => {
  const HOUR = 3_600_000
  const DAY = 24 * HOUR
  /** Its own: the server has other things to do by its clock. */
  let hours: FakeClock
  beforeEach(() => {
    hours = createFakeClock()
  })
  const closings = async () => {
    // The round that was begun by the timer has its transaction still before it.
    await world.server.deps.db.transaction().execute(async () => undefined)
    await new Promise((resolve) => setTimeout(resolve, 20))
    return (await world.server.deps.db.selectFrom('audit_segment').select('last').execute()).length
  }
  /** Hours that pass by the clock, each with what the look of that hour does. */
  const pass = async (count: number) => {
    for (let hour = 0; hour < count; hour++) {
      hours.advance(HOUR)
      await closings()
    }
  }
  const keep = () => keepRetention({ ...world.server.deps, clock: hours, days: 30, report: (_what, error) => expect(error).toBeNull() })

  test('removes nothing while the clock has not gone evenly for a day, and begins anew with each jump', async () => {
    const stop = keep()
    await pass(20)
    hours.set(40 * DAY)
    await pass(23)
    expect(await closings()).toBe(0)
    // Set back, and ahead again, before the day is over.
    hours.set(-40 * DAY)
    await pass(23)
    hours.set(40 * DAY)
    await pass(24)
    expect(await closings()).toBe(0)
    await pass(1)
    expect(await closings()).toBe(1)
    stop()
  })

  test('removes what is old once it has, and nothing that is not', async () => {
    const stop = keep()
    await pass(24)
    expect(await closings()).toBe(0)
    const young = await world.server.deps.db.selectFrom('audit').select('n').execute()
    expect(young).toHaveLength(3)
    for (let day = 0; day < 29; day++) {
      hours.advance(DAY - HOUR)
      await pass(1)
    }
    expect(await closings()).toBe(0)
    await pass(26)
    expect(await closings()).toBe(1)
    stop()
  })
})

test('[A24] a chair reads what is about their group, their members and nobody; not what a member does in another group', async () => {
  const { deps } = world.server
  await createGroup(deps, { id: OTHER, name: { es: 'Otro', en: 'Other' }, delegations: [] })
  await world.addPerson('elsewhere@example.org', 'chair', OTHER)
  const both = await world.addPerson('both@example.org', 'secretariat')
  await deps.db
    .insertInto('membership')
    .values({ group_id: OTHER, account: both, role: 'secretariat', delegation: null, agency: null, created_at: 0 })
    .execute()
  const member = await signedIn(world, 'both@example.org')
  await member.ask('POST', `/api/groups/${OTHER}/moments`, { name: 'Suyo' })
  await member.ask('POST', `/api/groups/${GROUP}/moments`, { name: 'Nuestro' })
  const [chair, elsewhere] = [await signedIn(world, 'chair@example.org'), await signedIn(world, 'elsewhere@example.org')]
  const read = async (visitor: typeof chair, group: string, query = '') =>
    (await visitor.ask('GET', `/api/groups/${group}/audit${query}`)).body.lines.map(
      ({ action, name, subject }: { action: string; name: string | null; subject: string }) =>
        [action, name, action.startsWith('moment') ? subject : ''].join(' ').trim(),
    )
  const ours = await read(chair, GROUP)
  expect(ours).toContain(`moment.named both ${GROUP}`)
  expect(ours).toContain('session.opened both')
  // An address that is nobody's was tried.
  expect(ours).toContain('session.refused')
  expect(ours.join()).not.toContain('otro')
  expect(ours.join()).not.toContain('elsewhere')
  expect(await read(elsewhere, OTHER)).not.toContain('session.opened chair')
  expect((await elsewhere.ask('GET', `/api/groups/${GROUP}/audit`)).status).toBe(404)
  expect(new Set(await read(chair, GROUP, '?action=moment'))).toEqual(new Set([`moment.named both ${GROUP}`]))
  expect(await read(chair, GROUP, `?account=${both}&action=session`)).toEqual(['session.opened both'])
  expect(await read(chair, GROUP, `?until=${clock.now()}`)).toEqual([])
  expect(await read(chair, GROUP, '?address=10.9')).toEqual([])
  const first = (await chair.ask('GET', `/api/groups/${GROUP}/audit?limit=1`)).body
  const second = (await chair.ask('GET', `/api/groups/${GROUP}/audit?limit=1&before=${first.next}`)).body
  expect(second.lines[0].n).toBeLessThan(first.lines[0].n)
})

test('[A25] the export holds all of it, and no cell of the table is a formula', async () => {
  const chair = await signedIn(world, 'chair@example.org')
  const json = (await chair.ask('GET', `/api/groups/${GROUP}/audit/export?format=json`)).body
  expect(json.lines.length).toBe(json.head.n)
  expect(json.lines[0].action).toBe('audit.exported')
  const csv = await chair.ask('GET', `/api/groups/${GROUP}/audit/export?format=csv`)
  expect(csv.headers.get('Content-Type')).toContain('text/csv')
  expect(csv.text.split('\r\n').length).toBe(json.lines.length + 3)
  const line = { n: 1, at: instant(0), account: 'a', action: 'x', subject: 'x', detail: '', address: '', about: NOTHING, hash: '' }
  // How a cell is protected is that function's promise; here every cell goes through it.
  const protectedCell = (text: string) => writeCsv([['', text]]).slice('\uFEFF,'.length, -'\r\n'.length)
  for (const name of ['=1+1', '＝1+1', '@x', '-1', '+1', '\tx', 'a;=1', 'a\n=1', '\0=1', '\u000b=1', '\u202e=1'])
    expect(csvOf([{ ...line, name }])).toContain(`,a,${protectedCell(name)},x,`)
  expect(hasControls(csvOf([{ ...line, name: '\0=1\u000b\u009f' }]))).toBe(false)
})
const NOTHING = { person: null, session: null, moment: null, item: null }

test('[C40] present names of the ids in an entry come with it: a person, a session, a moment', async () => {
  const member = await world.addPerson('ana@example.org', 'observer')
  const chair = await signedIn(world, 'chair@example.org')
  const at = `/api/groups/${GROUP}`
  await chair.ask('PUT', `${at}/members/${member}`, { role: 'guest', delegation: null, agency: null })
  const { body: meeting } = await chair.ask('POST', `${at}/meetings`, {})
  await chair.ask('PUT', `${at}/meetings/${meeting.id}/state`, { state: 'open' })
  await chair.ask('POST', `${at}/moments`, { name: 'Antes: de todo' })
  const { lines } = (await chair.ask('GET', `${at}/audit?limit=4`)).body
  expect(lines.map(({ action, about }: { action: string; about: object }) => [action, about])).toEqual([
    ['moment.named', { ...NOTHING, moment: 'Antes: de todo' }],
    ['meeting.changed', { ...NOTHING, session: meeting.number }],
    ['meeting.created', { ...NOTHING, session: meeting.number }],
    ['member.changed', { ...NOTHING, person: 'ana' }],
  ])
})
