// Reports over HTTP: who gives them, in whose name, what is refused, and that one that is sent twice is one.
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createActs } from '../../../server/acts/readActs.ts'
import { recordAct } from '../../../server/acts/recordAct.ts'
import { giveReport, MOST_REPORTS } from '../../../server/reports/giveReport.ts'
import { reportHandlers } from '../../../server/reports/reports.routes.ts'
import type { Call } from '../../../server/routes.ts'
import { MOST_REPORT_WORDS } from '../../../shared/acts/whats.ts'
import type { ReportInfo } from '../../../shared/api/reports.ts'
import { type AccountId, type DelegationId, type ItemId, newItemId, parseAgencyId, roadmapId } from '../../../shared/ids.ts'
import { decodeFrame, encodeSyncStep1 } from '../../../shared/protocol/frame.ts'
import { PROTOCOL_VERSION } from '../../../shared/protocol/protocolVersion.ts'
import { must, refuse } from '../../../shared/result.ts'
import { addToSet, archiveItem, restoreItem, setField } from '../../../shared/roadmap/write.ts'
import { leastCpuMs } from '../../harness/leastCpu.ts'
import { createDice } from '../../harness/random.ts'
import { whatsOf } from '../acts/reading.ts'
import { createFakeClock, type FakeClock } from '../fakeClock.ts'
import { arrive, become, newMeeting } from '../meetings/holding.ts'
import { eventually, join } from '../relay/sockets.ts'
import { GROUP, openWorld, signedIn, type Visitor, type World } from '../testWorld.ts'
import { aReport, changePlan, newItem, REPORTS } from './reporting.ts'

const DAY = 24 * 3_600_000
let clock: FakeClock
let world: World
let chair: Visitor
let ana: Visitor
let account: AccountId
let item: ItemId
beforeEach(async () => {
  clock = createFakeClock()
  world = await openWorld({ ports: { clock } })
  chair = await arrive(world, 'chair@example.org', 'chair')
  account = await world.addPerson('ana@example.org', 'delegate')
  ana = await signedIn(world, 'ana@example.org')
  item = await newItem(world, ana, 'Nota comparada')
})
afterEach(() => world.close())

const give = (visitor: Visitor, report: unknown) => visitor.ask('POST', REPORTS, report)
const read = async (visitor: Visitor, query = ''): Promise<readonly ReportInfo[]> => (await visitor.ask('GET', `${REPORTS}${query}`)).body
const MX = { delegation: 'mx' as DelegationId, agency: parseAgencyId('mx-mxa') }

test('[P30] a report is given for one’s own delegation, read by the whole group, and corrected by another one', async () => {
  const first = await give(ana, aReport(item))
  expect([first.status, first.body]).toMatchObject([
    201,
    { item, agency: 'co-coa', by: { account, name: 'ana', role: 'delegate', delegation: 'co' } },
  ])
  clock.advance(60_000)
  expect((await give(ana, aReport(item, { progress: 'substantial', agency: null }))).status).toBe(201)
  const observer = await arrive(world, 'observer@example.org', 'observer')
  expect((await read(observer)).map(({ agency, progress }) => [agency, progress])).toEqual([
    ['co-coa', 'limited'],
    [null, 'substantial'],
  ])
  expect(await read(observer, `?item=${item}`)).toHaveLength(2)
  expect(await read(observer, `?item=${newItemId(createDice(3).bytes)}`)).toEqual([])
  expect(
    (await chair.ask('GET', `/api/groups/${GROUP}/audit`)).body.lines.find(({ action }: { action: string }) => action === 'report.given'),
  ).toMatchObject({
    action: 'report.given',
    detail: `${item}: co`,
  })
  // Who gave it then has left; what they gave has not.
  await chair.ask('DELETE', `/api/groups/${GROUP}/members/${account}`)
  expect((await read(chair)).map(({ by }) => by.name)).toEqual(['ana', 'ana'])
  await world.server.deps.db.deleteFrom('act_word').where('account', '=', account).execute()
  expect((await read(chair)).map(({ by, done }) => [by.name, done.es])).toEqual([
    [null, 'Se acordó el índice.'],
    [null, 'Se acordó el índice.'],
  ])
})

test('[P31] chair and secretariat write down what an agency says, shown as their hand in its name', async () => {
  const given = await give(chair, aReport(item, MX))
  expect([given.status, given.body]).toMatchObject([201, { delegation: 'mx', agency: 'mx-mxa', by: { role: 'chair', delegation: null } }])
})

test('[P31] another delegation’s agency, an unknown or retired one, an unknown item and a closed session are refused', async () => {
  const refused = async (visitor: Visitor, report: unknown) => {
    const { status, body } = await give(visitor, report)
    return `${status} ${body?.refusal}`
  }
  expect(await refused(ana, aReport(item, MX))).toBe('403 not-your-agency')
  expect(await refused(await arrive(world, 'observer@example.org', 'observer'), aReport(item))).toBe('403 forbidden')
  expect(await refused(ana, aReport(item, { agency: MX.agency }))).toBe('422 unknown-delegation')
  expect(await refused(ana, aReport(item, { agency: parseAgencyId('co-none') }))).toBe('422 unknown-delegation')
  expect(await refused(ana, aReport(newItemId(createDice(3).bytes)))).toBe('422 unknown-item')
  expect(await refused(ana, { ...aReport(item), progress: 'nearly' })).toBe('400 bad-request')
  expect(await refused(ana, aReport(item, { done: { es: 'x'.repeat(2_001), en: '' } }))).toBe('400 bad-request')
  const { id } = await newMeeting(chair)
  // Nobody but its preparers knows of it yet.
  expect(await refused(ana, aReport(item, { period: id }))).toBe('409 period-closed')
  await become(chair, id, 'open')
  expect((await give(ana, aReport(item, { period: id }))).status).toBe(201)
  for (const state of ['inSession', 'closed', 'open'] as const) await become(chair, id, state)
  expect(await refused(ana, aReport(item, { period: id }))).toBe('409 period-closed')
  await chair.ask('PATCH', `/api/groups/${GROUP}/agencies/co-coa`, { retired: true })
  expect(await refused(ana, aReport(item))).toBe('422 unknown-delegation')
  expect(await whatsOf(world.server, 'reported')).toHaveLength(1)
})

test('[P31] a report that says nothing, or is on an archived item, is refused with its reason; an item that was restored is reported on', async () => {
  const blank = { es: ' \n', en: '' }
  const empty = await give(ana, aReport(item, { done: blank, obstacles: blank, next: blank }))
  expect([empty.status, empty.body]).toMatchObject([
    422,
    { refusal: 'words-missing', message: expect.stringMatching(/is empty|está vacío/) },
  ])
  const archive = async (archived: boolean) => {
    await changePlan(world, ana, (doc) => (archived ? archiveItem : restoreItem)(doc, item))
    await world.server.background.projected()
  }
  await archive(true)
  expect([(await give(ana, aReport(item))).body.refusal, await whatsOf(world.server, 'reported')]).toEqual(['item-archived', []])
  await archive(false)
  expect((await give(ana, aReport(item))).status).toBe(201)
})

test('[P7] the longest report in any script is taken', async () => {
  const full = { es: '語'.repeat(MOST_REPORT_WORDS), en: '語'.repeat(MOST_REPORT_WORDS) }
  expect((await give(ana, aReport(item, { done: full, obstacles: full, next: full }))).status).toBe(201)
})

test('[P32] chair and secretariat remind those whose reports are missing: to how many is said, once a day at most, nobody who has reported', async () => {
  const { db } = world.server.deps
  const head = await world.addPerson('head@example.org', 'head')
  await changePlan(world, chair, (doc) => {
    setField(doc, item, 'status', 'inProgress')
    return addToSet(doc, item, 'agencies', must(aReport(item).agency, 'an agency'))
  })
  await world.server.background.projected()
  const remind = async (visitor: Visitor) => {
    const { status, body } = await visitor.ask('POST', `${REPORTS}/reminders`, undefined)
    return status === 200 ? body : `${status} ${body.refusal}`
  }
  expect(await remind(ana)).toBe('403 forbidden')
  expect(await remind(chair)).toBe('409 nothing-due')
  const { id } = await newMeeting(chair)
  await become(chair, id, 'open')
  const face = { place_es: '', place_en: '', end_day: null, zone: '', points: 0, points_done: 0, points_deferred: 0 }
  const start = new Date(clock.now() + 5 * DAY).toISOString().slice(0, 10)
  await db
    .insertInto('meeting_face')
    .values({ ...face, document: `meeting:${id}`, start_day: start })
    .onConflict((conflict) => conflict.column('document').doUpdateSet({ start_day: start }))
    .execute()
  const lastAsked = async (visitor: Visitor) => (await visitor.ask('GET', `${REPORTS}/reminders`)).body.at
  expect(await lastAsked(chair)).toBeNull()
  expect(await remind(chair)).toEqual({ people: 1, agencies: 1 })
  expect(await lastAsked(chair)).toBe(clock.now())
  expect(await Promise.all([remind(chair), remind(chair)])).toEqual(['409 reminded-today', '409 reminded-today'])
  const asked = () => db.selectFrom('notice').select(['account', 'kind']).where('kind', '=', 'reportDue').execute()
  clock.advance(DAY + 1)
  await eventually(async () => (await asked()).length === 2, 'a round has asked by itself')
  clock.advance(DAY + 1)
  const again = await signedIn(world, 'chair@example.org')
  expect(await remind(again)).toEqual({ people: 1, agencies: 1 })
  expect(await asked()).toEqual([head, head, head].map((one) => ({ account: one, kind: 'reportDue' })))
  const audit = (await again.ask('GET', `/api/groups/${GROUP}/audit`)).body.lines
  expect(audit.filter(({ action }: { action: string }) => action === 'report.reminded')).toHaveLength(2)
  expect((await give(await signedIn(world, 'ana@example.org'), aReport(item))).status).toBe(201)
  expect(await remind(again)).toBe('409 nothing-due')
})

test('[P7] a reporter who has lost their seat while the plan was being read gives none', async () => {
  const { deps } = world.server
  const projected = async () => {
    await world.server.background.projected()
    await chair.ask('PUT', `/api/groups/${GROUP}/members/${account}`, { role: 'delegate', delegation: 'mx', agency: null })
  }
  const reading = { ...deps, acts: createActs(world.server.log), projected }
  const fresh = await newItem(world, ana, 'Otra')
  expect(await giveReport(reading, { account }, GROUP, aReport(fresh))).toMatchObject({ ok: false, refusal: 'not-your-agency' })
  expect(await whatsOf(world.server, 'reported')).toEqual([])
})

test('[P31] the same report ten times at once is one act, and others are told once', async () => {
  const heard: string[] = []
  const { ws } = await join(world, chair, roadmapId(GROUP), `?protocol=${PROTOCOL_VERSION}`)
  let isIn = false
  ws.on('message', (bytes: Buffer) => {
    isIn = true
    const frame = decodeFrame(new Uint8Array(bytes))
    if (frame?.type === 'news') heard.push(frame.of)
  })
  ws.send(encodeSyncStep1(Y.encodeStateVector(new Y.Doc())))
  await eventually(() => isIn, 'the chair is in')
  const report = aReport(item)
  const answers = await Promise.all(Array.from({ length: 10 }, () => give(ana, report)))
  expect(answers.map(({ status }) => status).sort()).toEqual([...Array(9).fill(200), 201])
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
  await eventually(() => heard.length > 0, 'the news')
  expect(heard).toEqual(['reports'])
  expect(await whatsOf(world.server, 'reported')).toHaveLength(1)
  // An id is its author's: nobody else is answered with what they gave.
  expect((await give(chair, { ...report, progress: 'completed' })).body.progress).toBe('completed')
  ws.terminate()
})

test('[P7] an item that was added a moment ago is known', async () => {
  const fresh = await newItem(world, ana, 'Otra')
  expect((await give(ana, aReport(fresh))).status).toBe(201)
})

test(`[P7] nobody gives more than ${MOST_REPORTS} in an hour, and a thousand are read quickly`, async () => {
  const what = { type: 'reported', ...(({ id, ...rest }) => ({ report: id, ...rest }))(aReport(item)) } as const
  await world.server.deps.db.transaction().execute(async (db) => {
    for (let n = 0; n < 1_000; n++)
      await recordAct({ ...world.server.deps, db }, { group: GROUP, by: account, what: { ...what, report: `r${n}` } })
  })
  expect((await give(ana, aReport(item))).status).toBe(429)
  clock.advance(3_600_001)
  // By then their sessions have ended.
  const [again, reader] = [await signedIn(world, 'ana@example.org'), await signedIn(world, 'chair@example.org')]
  expect((await give(again, aReport(item))).status).toBe(201)
  expect(await read(reader)).toHaveLength(1_001)
  // The server's part alone: over HTTP this test would mostly measure how it holds the answer to the map of routes.
  const handlers = reportHandlers({
    ...world.server.deps,
    acts: createActs(world.server.log),
    projected: async () => undefined,
    remind: async () => refuse('nothing-due'),
    lastAsked: async () => null,
  })
  const answerOnce = async () => {
    const answer = await handlers['GET /api/groups/:group/reports']({ group: GROUP, query: {} } as Call<'GET /api/groups/:group/reports'>)
    expect(JSON.stringify(answer).length).toBeGreaterThan(100_000)
  }
  expect(await leastCpuMs(15, answerOnce)).toBeLessThan(20)
})
