// What a person is told of the reports that are asked of them: one notice for each session.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lookAt } from '../../../server/notices/rounds.ts'
import { roadmapId, seq } from '../../../shared/ids.ts'
import { createFakeClock, type FakeClock } from '../fakeClock.ts'
import { arrive, become, newMeeting } from '../meetings/holding.ts'
import { GROUP, openWorld, signedIn, type World } from '../testWorld.ts'

const DAY = 24 * 3_600_000
let clock: FakeClock
let world: World
beforeEach(async () => {
  clock = createFakeClock()
  world = await openWorld({ ports: { clock } })
})
afterEach(() => world.close())

test('[P16] the reports asked of a person are one notice: how many, then which, then none; those of an earlier version are taken back', async () => {
  const { db } = world.server.deps
  const chair = await arrive(world, 'chair@example.org', 'chair')
  const head = await world.addPerson('head@example.org', 'head')
  const asked = ['aaa', 'bbb', 'ccc'] as const
  for (const [at, id] of asked.entries())
    await db
      .insertInto('plan_item')
      .values({
        ...{ document: roadmapId(GROUP), id, number: 70 + at, kind: 'action', title_es: `Guía ${id}`, title_en: '', status: 'inProgress' },
        ...{ due: null, lead: 'co', agencies: '[]', people: '[]', archived: 0 },
      })
      .execute()
  const meeting = (await newMeeting(chair)).id
  await become(chair, meeting, 'open')
  const start_day = new Date(clock.now() + 5 * DAY).toISOString().slice(0, 10)
  const face = { place_es: '', place_en: '', end_day: null, zone: '', points: 0, points_done: 0, points_deferred: 0, start_day }
  await db
    .insertInto('meeting_face')
    .values({ ...face, document: `meeting:${meeting}` })
    .onConflict((conflict) => conflict.column('document').doUpdateSet({ start_day }))
    .execute()
  const one = {
    ...world.server.deps,
    isFirst: async () => true,
    readNow: async () => undefined,
    projectedTo: async () => seq(1),
    reportsOf: async () => [],
    mail: { isOn: false, add: async () => null, wake: () => undefined },
    url: '',
    told: () => undefined,
    report: (what: string, error: unknown) => {
      throw new Error(what, { cause: error })
    },
  }
  const done = (id: string) => db.updateTable('plan_item').set({ status: 'done' }).where('id', '=', id).execute()
  const rows = () =>
    db.selectFrom('notice').select(['key', 'subject', 'seen_at']).where('account', '=', head).where('kind', '=', 'reportDue').execute()
  // As a version told them that had one for each.
  const old = {
    account: head,
    group_id: GROUP,
    kind: 'reportDue',
    caused_by: null,
    at: clock.now() - 1,
    mail: 'none',
    outbox: null,
  } as const
  await db
    .insertInto('notice')
    .values([
      {
        ...old,
        id: 'old1',
        key: `reportDue:${meeting}:aaa:co`,
        subject: JSON.stringify({ type: 'item', item: 'aaa', agency: null }),
        seen_at: 1,
      },
      {
        ...old,
        id: 'old2',
        key: `reportDue:${meeting}:bbb:co`,
        subject: JSON.stringify({ type: 'item', item: 'bbb', agency: null }),
        seen_at: null,
      },
    ])
    .execute()
  await lookAt(one, GROUP)
  const unseen = async () => (await rows()).filter(({ seen_at }) => seen_at === null).map(({ key, subject }) => [key, JSON.parse(subject)])
  expect(await unseen()).toEqual([[`reportDue:${meeting}`, { type: 'meeting', meeting, reports: 3 }]])
  const inbox = (await (await signedIn(world, 'head@example.org')).ask('GET', `/api/groups/${GROUP}/inbox`)).body.notices
  const ofReports = inbox.filter(({ kind }: { kind: string }) => kind === 'reportDue')
  expect(ofReports.map(({ about }: { about: object }) => about)).toMatchObject([
    { type: 'meeting', reports: 3 },
    { type: 'item', item: 'aaa' },
  ])
  await done('aaa')
  await done('bbb')
  await lookAt(one, GROUP)
  expect(await unseen()).toEqual([[`reportDue:${meeting}`, { type: 'item', item: 'ccc', agency: null, meeting }]])
  await done('ccc')
  await lookAt(one, GROUP)
  expect(await unseen()).toEqual([])
})
