// Pending notices are checked again before a mail or a push is sent: for each kind whose fact may have changed meanwhile, one that is still
// valid and what makes it invalid. The kinds are those of `NOTICE_KINDS`; a new one fails here until it has its row.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { validNotices } from '../../../server/notices/validNotices.ts'
import type { NoticeSubject } from '../../../shared/api/notices.ts'
import {
  type AccountId,
  type Instant,
  instant,
  type MeetingId,
  newId,
  parseAgencyId,
  parseDelegationId,
  parseItemId,
  parseMeetingId,
  parseThreadId,
  roadmapId,
} from '../../../shared/ids.ts'
import type { MeetingState } from '../../../shared/meeting/lifecycle.ts'
import { NOTICE_KIND_NAMES, type NoticeKind } from '../../../shared/notices/kinds.ts'
import type { Report } from '../../../shared/reports/reports.ts'
import { must } from '../../../shared/result.ts'
import { createDice } from '../../harness/random.ts'
import { AT, begin, join, say } from '../comments/commentWorld.ts'
import { createFakeClock } from '../fakeClock.ts'
import { GROUP, openWorld, type Visitor, type World } from '../testWorld.ts'

const AGENCY = 'co-coa'
const ITEM = must(parseItemId('guide'), 'an item')
const OTHER = must(parseItemId('forms'), 'an item')
const SESSION = must(parseMeetingId('session3'), 'a session')
const DUE = '2026-11-06'
const NINE = Date.UTC(2026, 10, 3, 14)
const { bytes } = createDice(14)
let now: Instant
let world: World
let ana: AccountId
let own: Visitor
let carla: Visitor
let reports: Report[]

beforeAll(async () => {
  world = await openWorld({ ports: { clock: createFakeClock(NINE) } })
  const person = await join(world, 'ana', { role: 'delegate', delegation: 'co', agency: AGENCY })
  ana = person.account
  own = person.visitor
  carla = (await join(world, 'carla', { role: 'head', delegation: 'co' })).visitor
  await world.server.deps.db.updateTable('work_group').set({ zone: 'America/Bogota' }).execute()
})
afterAll(() => world.close())

beforeEach(async () => {
  // 9:00 in Bogotá.
  now = instant(NINE)
  reports = []
  const { db } = world.server.deps
  await db.updateTable('membership').set({ delegation: 'co', agency: AGENCY }).where('account', '=', ana).execute()
  for (const table of ['plan_item', 'meeting', 'meeting_face'] as const) await db.deleteFrom(table).execute()
  for (const [at, id] of [ITEM, OTHER].entries())
    await db
      .insertInto('plan_item')
      .values({
        ...{ document: roadmapId(GROUP), id, number: 70 + at, kind: 'action', title_es: id, title_en: '', status: 'inProgress' },
        ...{ due: DUE, lead: 'co', agencies: JSON.stringify([AGENCY]), people: '[]', archived: 0 },
      })
      .execute()
  await db
    .insertInto('meeting')
    .values({
      ...{ id: SESSION, group_id: GROUP, number: 3, state: 'open', shared: 1, created_at: NINE, created_by: null },
      ...{ opened_at: NINE, started_at: null, closed_at: null },
    })
    .execute()
  await db
    .insertInto('meeting_face')
    .values({
      ...{ document: `meeting:${SESSION}`, place_es: '', place_en: '', start_day: '2026-11-10', end_day: null, zone: 'America/Bogota' },
      ...{ points: 0, points_done: 0, points_deferred: 0 },
    })
    .execute()
})

const changeItem = (change: Partial<Record<'status' | 'due' | 'people' | 'agencies' | 'archived', string | number>>, id: string = ITEM) =>
  world.server.deps.db
    .updateTable('plan_item')
    .set(change as { status: string })
    .where('id', '=', id)
    .execute()
const become = (state: MeetingState) =>
  world.server.deps.db
    .updateTable('meeting')
    .set({ state, closed_at: state === 'closed' ? now : null })
    .execute()
/** Open, and closed once. */
const reopen = () => world.server.deps.db.updateTable('meeting').set({ state: 'open', closed_at: now }).execute()
const leaveDelegation = () =>
  world.server.deps.db.updateTable('membership').set({ delegation: 'mx', agency: null }).where('account', '=', ana).execute()
const reported = (item: typeof ITEM) => {
  const words = { es: 'Hecho.', en: 'Done.' }
  reports.push({
    ...{ id: newId(bytes), item, delegation: must(parseDelegationId('co'), 'a delegation'), agency: parseAgencyId(AGENCY) },
    ...{ period: null, progress: 'limited', done: words, obstacles: words, next: words, at: now, by: null },
  } as Report)
}
/** What is told of a notice now; null: nothing. */
const toldOf = async (kind: NoticeKind, subject: NoticeSubject, key: string = kind): Promise<NoticeSubject | null> => {
  const notice = {
    ...{ id: 'n1', account: ana, group_id: GROUP, key, kind, subject: JSON.stringify(subject), caused_by: null },
    ...{ at: now, seen_at: null, mail: 'now' as const, outbox: null },
  }
  const deps = { db: world.server.deps.db, reportsOf: async () => reports }
  const [held] = await validNotices(deps, { account: ana, group: GROUP }, { notices: [notice], now })
  return held ? JSON.parse(held.subject) : null
}
const ofItem: NoticeSubject = { type: 'item', item: ITEM, day: DUE }
const ofSession: NoticeSubject = { type: 'meeting', meeting: SESSION }

type Ending = readonly [what: string, end: () => unknown]
/** Of what decides by the item: this much ends each. */
const ENDS_OF_ITEM: readonly Ending[] = [
  ['the item is done', () => changeItem({ status: 'done' })],
  ['the item is withdrawn', () => changeItem({ status: 'withdrawn' })],
  ['the item is archived', () => changeItem({ archived: 1 })],
]
const ENDS_OF_HOLDER: readonly Ending[] = [
  ['the item is somebody else’s', () => changeItem({ agencies: '["mx-mxa"]' })],
  ['its reader is in another delegation', leaveDelegation],
]
const DUE_MOVED: readonly Ending[] = [
  ['its due date moved', () => changeItem({ due: '2026-12-01' })],
  ['its due date was removed', () => world.server.deps.db.updateTable('plan_item').set({ due: null }).execute()],
]
/** 00:01 in Bogotá. */
const passMidnight = () => {
  now = instant(Date.UTC(2026, 10, 7, 5, 1))
}

describe.each<{ kind: NoticeKind; subject: NoticeSubject; begin?: () => unknown; ends: readonly Ending[] }>([
  { kind: 'assigned', subject: ofItem, ends: [...ENDS_OF_ITEM, ...ENDS_OF_HOLDER] },
  {
    kind: 'dueSoon',
    subject: ofItem,
    ends: [...ENDS_OF_ITEM, ...ENDS_OF_HOLDER, ...DUE_MOVED, ['the due date is past where its reader is', passMidnight]],
  },
  { kind: 'overdue', subject: ofItem, begin: passMidnight, ends: [...ENDS_OF_ITEM, ...ENDS_OF_HOLDER, ...DUE_MOVED] },
  { kind: 'sessionOpened', subject: ofSession, ends: [['the session is closed', () => become('closed')]] },
  {
    kind: 'sessionClosed',
    subject: ofSession,
    begin: () => become('closed'),
    ends: [['the session is open again', () => become('open')]],
  },
  {
    kind: 'sessionReopened',
    subject: ofSession,
    begin: () => reopen(),
    ends: [['the session is closed again', () => become('closed')]],
  },
  {
    kind: 'sessionClosedAgain',
    subject: ofSession,
    begin: () => become('closed'),
    ends: [['the session is reopened once more', () => reopen()]],
  },
])('[P24] a notice of the kind $kind', ({ kind, subject, begin: start, ends }) => {
  beforeEach(() => start?.())

  test('is sent while it is valid', async () => {
    expect(await toldOf(kind, subject)).toEqual(subject)
  })

  test.each(ends)('is not sent once %s', async (_, end) => {
    await end()
    expect(await toldOf(kind, subject)).toBeNull()
  })
})

test('[P24] a session that is being held is open', async () => {
  await become('inSession')
  expect(await toldOf('sessionOpened', ofSession)).toEqual(ofSession)
})

describe('[P24] a notice of reports that are due', () => {
  const key = `reportDue:${SESSION}`
  const one: NoticeSubject = { type: 'item', item: ITEM, agency: must(parseAgencyId(AGENCY), 'an agency'), meeting: SESSION }
  const both: NoticeSubject = { type: 'meeting', meeting: SESSION, reports: 2 }

  test('tells how many are due by then, and of the last one which it is', async () => {
    expect(await toldOf('reportDue', both, key)).toEqual(both)
    reported(OTHER)
    expect(await toldOf('reportDue', both, key)).toEqual(one)
    reported(ITEM)
    expect(await toldOf('reportDue', both, key)).toBeNull()
    expect(await toldOf('reportDue', one, key)).toBeNull()
  })

  test('is judged alike when it is a reminder', async () => {
    reported(OTHER)
    expect(await toldOf('reportDue', one, `${key}:again:2026-11-03`)).toEqual(one)
    reported(ITEM)
    expect(await toldOf('reportDue', one, `${key}:again:2026-11-03`)).toBeNull()
  })

  test.each<Ending>([
    ['the item is done', () => changeItem({ status: 'done' })],
    ['its reader is in another delegation', leaveDelegation],
    ['the session is over', () => become('closed')],
  ])('is not told once %s', async (_, end) => {
    reported(OTHER)
    expect(await toldOf('reportDue', one, key)).toEqual(one)
    await end()
    expect(await toldOf('reportDue', one, key)).toBeNull()
  })
})

describe.each(['mention', 'reply', 'delegationComment'] as const)('[P1] [P24] a notice of the kind %s', (kind) => {
  let comment: string
  let subject: NoticeSubject
  beforeEach(async () => {
    const thread = await begin(own, { visibility: kind === 'delegationComment' ? 'delegation' : 'all' })
    const said = (await say(carla, thread, 'By whom?')).body.comments.at(-1)
    comment = said.id
    subject = {
      ...{ type: 'thread', thread: must(parseThreadId(thread.id), 'a thread'), comment: said.id },
      ...{ document: roadmapId(GROUP), subject: 'item:k3' },
    }
  })

  test('is told while its comment stands, and not once that was taken back', async () => {
    expect(await toldOf(kind, subject)).toEqual(subject)
    expect((await carla.ask('DELETE', `${AT}/replies/${comment}`)).status).toBe(200)
    expect(await toldOf(kind, subject)).toBeNull()
  })

  test('is told to who came into another delegation only where its thread is for everybody', async () => {
    await leaveDelegation()
    expect(await toldOf(kind, subject)).toEqual(kind === 'delegationComment' ? null : subject)
  })
})

test('[P24] [AP15] the expiry of a token is told while nobody has revoked it', async () => {
  const made = await own.ask('POST', `${AT}/tokens`, { name: 'Budget sync', scopes: ['read'], days: 7 })
  const subject: NoticeSubject = { type: 'token', token: made.body.id, name: 'Budget sync', day: '2026-12-01' as never }
  expect(await toldOf('tokenExpires', subject)).toEqual(subject)
  expect((await own.ask('DELETE', `${AT}/tokens/${made.body.id}`)).status).toBe(204)
  expect(await toldOf('tokenExpires', subject)).toBeNull()
})

test('[P24] [WH9] a webhook that was turned off is told while it is off', async () => {
  const { db } = world.server.deps
  const subject: NoticeSubject = { type: 'webhook', webhook: 'h1' as never, name: 'Monthly dashboard', why: 'gone' }
  const row = { id: 'h1', group_id: GROUP, name: 'Monthly dashboard', url: 'https://a.example/', events: 'item.changed', secret: 'whsec_' }
  await db
    .insertInto('webhook')
    .values({ ...row, created_at: 0, created_by: ana, since: 0, stopped: 'gone', failed_at: NINE })
    .execute()
  expect(await toldOf('webhookStopped', subject)).toEqual(subject)
  await db.updateTable('webhook').set({ stopped: null }).execute()
  expect(await toldOf('webhookStopped', subject)).toBeNull()
  await db.updateTable('webhook').set({ stopped: 'person' }).execute()
  expect(await toldOf('webhookStopped', subject)).toBeNull()
  await db.deleteFrom('webhook').execute()
})

test('[P24] a notice of an event stays valid, and every kind has a test here', async () => {
  const happened = [
    ...(['joined', 'newDevice', 'passwordChanged', 'factorChanged', 'providerChanged', 'tokenMade', 'tokenPlace'] as const),
    ...(['factorRequired', 'providerRequired', 'seat', 'groupAnswered'] as const),
  ]
  for (const kind of happened) {
    const subject: NoticeSubject = kind === 'joined' ? { type: 'person', name: 'Ana' } : { type: 'account' }
    expect([kind, await toldOf(kind, subject)]).toEqual([kind, subject])
  }
  const judged = [
    'assigned',
    'dueSoon',
    'overdue',
    'reportDue',
    'sessionOpened',
    'sessionClosed',
    'sessionReopened',
    'sessionClosedAgain',
    'mention',
    'reply',
    'delegationComment',
    'tokenExpires',
    'webhookStopped',
  ]
  expect([...NOTICE_KIND_NAMES].sort()).toEqual([...judged, ...happened].sort())
  const unread: MeetingId = SESSION
  expect(await toldOf('sessionOpened', { type: 'meeting', meeting: `${unread}x` as MeetingId })).toBeNull()
})
