import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createActs } from '../../../server/acts/readActs.ts'
import { createInProcessBus } from '../../../server/bus/inProcess.ts'
import { systemClock } from '../../../server/clock.ts'
import { createGroup } from '../../../server/groups/groups.ts'
import { readFeed } from '../../../server/history/feed.ts'
import { membersOf } from '../../../server/identity/memberships.ts'
import { sqliteQueries } from '../../../server/log/sqliteQueries.ts'
import { groupDecisions } from '../../../server/meetings/decisions.ts'
import { meetingsOf } from '../../../server/meetings/meetings.ts'
import { momentsOf } from '../../../server/meetings/namedMoments.ts'
import { recordVisit } from '../../../server/meetings/visits.ts'
import { unpacked } from '../../../server/packedAnswer.ts'
import { SAMPLE_GROUP } from '../../../server/sample/people.ts'
import { createReader } from '../../../server/timeTravel/reader.ts'
import { resolveMark } from '../../../server/timeTravel/resolveMoments.ts'
import type { NamedEvent } from '../../../shared/api/history.ts'
import type { DecisionInfo, MeetingInfo } from '../../../shared/api/meetings.ts'
import type { Comparison } from '../../../shared/history/comparison.ts'
import { type DocumentId, isActs, meetingDocument, pageId, roadmapId } from '../../../shared/ids.ts'
import { agendaOf } from '../../../shared/meeting/agenda.ts'
import type { Meeting } from '../../../shared/meeting/model.ts'
import { readMeeting } from '../../../shared/meeting/read.ts'
import { must } from '../../../shared/result.ts'
import { readRoadMap } from '../../../shared/roadmap/read.ts'
import { createDice } from '../../harness/random.ts'
import { type OpenedSample, openSample } from './opened.ts'

const GROUP = SAMPLE_GROUP.id
const PLAN = roadmapId(GROUP)
let sample: OpenedSample
let meetings: readonly MeetingInfo[] = []
let decisions: readonly DecisionInfo[] = []
let events: readonly NamedEvent[] = []

beforeAll(async () => {
  sample = await openSample()
  await sample.seed()
  await sample.project()
  const db = sample.database.kysely
  meetings = await meetingsOf({ db, acts: createActs(sample.log) }, GROUP, new Set())
  decisions = await groupDecisions({ db, eventNames: async () => [] }, GROUP, new Set())
  const documents = await sample.log.documents()
  const queries = sqliteQueries(sample.database.sqlite, systemClock)
  events = (
    await readFeed(
      queries,
      { group: GROUP, documents, people: { periods: new Map(), linkSpans: [], words: new Map() } },
      { limit: 100_000, after: [], upTo: null },
    )
  ).events
})
afterAll(() => sample.close())

const of = (number: number) => must(meetings[number - 1], `session ${number}`)
const heldIn = async (number: number) => readMeeting(await sample.replayed(meetingDocument(of(number).id)))

/** What `GET …/comparison` answers, to the person who joined first. */
const comparedSince = async (number: number): Promise<Comparison> => {
  const { log, database } = sample
  const [member] = await membersOf(database.kysely, GROUP)
  const asker = { group: GROUP, account: must(member, 'a member').account, hidden: new Set<DocumentId>() }
  const deps = { db: database.kysely, log, clock: systemClock }
  const from = await resolveMark(deps, asker, { type: 'meeting', meeting: of(number).id, edge: 'close' })
  const to = await resolveMark(deps, asker, { type: 'now' })
  if (!from.ok || !to.ok) throw new Error('no such moment')
  const answer = await createReader({ log, queries: sqliteQueries(database.sqlite, systemClock), report: expect.unreachable }).ask({
    type: 'comparison',
    roadmap: PLAN,
    from: from.value,
    to: to.value,
  })
  if (!answer.ok) throw new Error(answer.refusal)
  return JSON.parse(new TextDecoder().decode(unpacked(answer.value)))
}

describe('[M8] the sessions of the sample', () => {
  test('the first and the second were opened, held and closed, the third is prepared with the group', () => {
    expect(meetings.map(({ number, state, place, start, end }) => [number, state, place.en, start, end])).toEqual([
      [1, 'closed', 'Mexico City', '2018-08-21', '2018-08-23'],
      [2, 'closed', 'Cartagena', '2019-06-12', '2019-06-14'],
      [3, 'open', 'Bogotá', '2019-11-19', '2019-11-21'],
    ])
    expect(meetings.map(({ points }) => [points.total, points.done, points.deferred])).toEqual([
      [14, 13, 1],
      [15, 13, 2],
      [13, 0, 0],
    ])
  })

  test('every entry carries the session that was in session, and no other', async () => {
    for (const document of await sample.log.documents())
      for (const { at, meeting } of await sample.entriesOf(document)) {
        const inSession = meetings.find(
          ({ startedAt, closedAt }) =>
            startedAt !== null && closedAt !== null && at >= startedAt && (at < closedAt || (isActs(document) && at === closedAt)),
        )
        expect(meeting).toBe(inSession?.id ?? null)
      }
    const sessions = (await sample.entriesOf(PLAN)).map(({ meeting }) => meetings.find(({ id }) => id === meeting)?.number)
    for (const number of [1, 2, undefined]) expect(sessions.filter((one) => one === number).length).toBeGreaterThan(20)
  })

  test('an item that was born in a session says so', async () => {
    const { items } = readRoadMap(await sample.replayed(PLAN))
    expect(items.map(({ origin }) => meetings.find(({ id }) => id === origin)?.number ?? null)).toEqual([
      ...Array(13).fill(1),
      ...Array(13).fill(2),
      ...Array(14).fill(null),
    ])
  })

  test('each has an agenda whose times add up, minutes in both languages, and who was there', async () => {
    for (const number of [1, 2, 3]) {
      const meeting = await heldIn(number)
      const { days, backlog } = agendaOf(meeting)
      expect(days).toHaveLength(3)
      for (const { free } of days) expect(free).toBeGreaterThanOrEqual(0)
      expect(backlog).toHaveLength(1)
      for (const { title } of meeting.points) expect([title.es, title.en]).not.toContain('')
      if (number === 3) continue
      expect(meeting.attendance.map(({ count }) => count > 8)).toEqual([true, true, true])
      expect(meeting.minutes.es.length).toBeGreaterThan(900)
      expect(meeting.minutes.en.length).toBeGreaterThan(900)
    }
  })

  test('decisions are numbered through all sessions, in both languages; those of the draft are proposed', () => {
    expect(decisions.map(({ number, status, meeting }) => [number, status, meetings.find(({ id }) => id === meeting)?.number])).toEqual([
      [11, 'proposed', 3],
      [10, 'proposed', 3],
      ...[9, 8, 7, 6, 5].map((number) => [number, 'adopted', 2]),
      ...[4, 3, 2, 1].map((number) => [number, 'adopted', 1]),
    ])
    for (const { text, items } of decisions) {
      expect([text.es, text.en]).not.toContain('')
      if (items.length === 0) expect(text.en).toContain('Session 3 is held')
    }
  })

  test('a point was put off twice, each time with its reason', async () => {
    const [one, two, three] = [await heldIn(1), await heldIn(2), await heldIn(3)]
    const sharing = ({ points }: Meeting) =>
      must(
        points.find(({ title }) => title.en === 'Sharing of forfeited assets'),
        'the point',
      )
    expect(sharing(one)).toMatchObject({ state: 'deferred', carriedFrom: null })
    expect(sharing(one).reason.en).toContain('legal opinion')
    expect(sharing(two)).toMatchObject({ state: 'deferred', carriedFrom: { meeting: of(1).id, point: sharing(one).id, times: 1 } })
    expect(sharing(two).reason.en).toContain('competent unit')
    expect(sharing(three)).toMatchObject({ state: 'planned', carriedFrom: { meeting: of(2).id, point: sharing(two).id, times: 2 } })
    const due = three.points.find(({ title }) => title.en === 'Items due before the session')
    expect(due?.items).toHaveLength(4)
  })

  test('since session 2: 14 new, 18 changed, one archived, seven that nobody touched, and two texts', async () => {
    const { items, texts, untouched, contributions } = await comparedSince(2)
    const counted = (how: string) => items.filter((item) => item.how === how).length
    expect([counted('added'), counted('changed'), counted('archived'), counted('restored'), untouched.length]).toEqual([14, 18, 1, 0, 7])
    expect(texts.map(({ document, how }) => [document, how])).toEqual([
      [pageId('early-consultation'), 'changed'],
      [pageId('road-map-introduction'), 'changed'],
    ])
    const sharing = items.find(({ after }) => after?.code === 'WG-017')?.slip
    expect(sharing).toMatchObject({ moves: 3, days: 74 })
    expect(sharing?.by.map(({ delegation, moves }) => [delegation, moves])).toEqual([
      ['mx', 2],
      ['us', 1],
    ])
    expect(new Set(contributions.map(({ delegation }) => delegation))).toEqual(new Set(['co', 'mx', 'us', null]))
  })

  test('history attributes everything to a member, and knows what was simultaneous and what came with a reconnect', async () => {
    const members = await membersOf(sample.database.kysely, GROUP)
    for (const { author, delegation } of events)
      expect(members.find(({ account }) => account === author)).toMatchObject({ delegation: delegation ?? null })
    for (const delegation of ['co', 'mx', 'us'])
      expect(events.filter((event) => event.delegation === delegation && event.meeting === null).length).toBeGreaterThan(40)
    expect(events.filter(({ change }) => change.type === 'superseded').length).toBeGreaterThan(0)
    const offline = events.filter((event) => event.offline)
    expect(offline.map(({ code }) => code).sort()).toEqual(['WG-024', 'WG-028', 'WG-038'])
    expect(new Set(events.map(({ change }) => change.type))).toEqual(
      new Set(['created', 'archived', 'restored', 'set', 'added', 'superseded', 'moved', 'text', 'act']),
    )
  })

  test('has named moments, and everybody has been here before', async () => {
    const { database } = sample
    expect((await momentsOf(database.kysely, GROUP)).map(({ name }) => name)).toHaveLength(3)
    for (const { account, role } of await membersOf(database.kysely, GROUP)) {
      const { previous } = await recordVisit({ db: database.kysely, clock: systemClock }, account, GROUP)
      expect(new Date(previous ?? 0).toISOString()).toMatch(role === 'observer' ? /^2019-06-14/ : /^2019-1[01]-/)
    }
  })

  test('when a session closed, the heads of every log that the whole group may read were signed', async () => {
    const rows = await sample.database.kysely.selectFrom('signed_head').selectAll().orderBy('at').execute()
    expect(
      [...Map.groupBy(rows, ({ at }) => at)].map(([at, heads]) => [meetings.find(({ closedAt }) => closedAt === at)?.number, heads.length]),
    ).toEqual([
      // Without the draft of the next session, which is made just before.
      [1, 3],
      [2, 6],
    ])
  })

  test('[M21] the plan has two own fields that the chair defined, filled in by delegations, and history has what a budget was', async () => {
    const { fields, items } = readRoadMap(await sample.replayed(PLAN))
    expect(fields.map(({ name, unit }) => [name.es, name.en, unit.en])).toEqual([
      ['Presupuesto', 'Budget', 'USD'],
      ['Punto focal', 'Focal point', ''],
    ])
    const [budget, focalPoint] = fields.map(({ id }) => id)
    const filled = items.map((item) => [item.number, item[must(budget, 'budget')], item[must(focalPoint, 'focal point')]] as const)
    expect(filled.filter(([, amount, party]) => amount !== undefined || party !== undefined)).toEqual([
      [3, 26_500, 'agency:us-opdat'],
      [6, undefined, 'agency:co-fgnnarcotrafico'],
      [7, undefined, 'agency:us-opdat'],
      [8, undefined, 'agency:mx-fgr'],
      [18, 15_500, 'agency:mx-fgr'],
      [32, 48_000, 'agency:us-icitap'],
      [37, 12_500, 'agency:us-icitap'],
    ])
    const chair = must(
      (await membersOf(sample.database.kysely, GROUP)).find(({ role }) => role === 'chair'),
      'the chair',
    )
    expect(events.filter((event) => JSON.stringify(event).includes('Budget')).map(({ author }) => author)).toContain(chair.account)
  })

  test('a half-written sample never opens', async () => {
    const half = await openSample()
    await half.database.kysely
      .transaction()
      .execute((db) => createGroup({ db, clock: systemClock, random: createDice(1).bytes, bus: createInProcessBus() }, SAMPLE_GROUP))
    await expect(half.seed()).rejects.toThrow('half written')
    await half.close()
  })
})
