// The sample as it is made today: what a newcomer meets on Home, in the calendar and on the timeline.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { dueState } from '../../../client/item/due.ts'
import { createActs } from '../../../server/acts/readActs.ts'
import { systemClock } from '../../../server/clock.ts'
import { countsFor, threadsFor } from '../../../server/comments/readThreads.ts'
import { membersOf } from '../../../server/identity/memberships.ts'
import { verifyLog } from '../../../server/log/verifyChain.ts'
import { meetingsOf } from '../../../server/meetings/meetings.ts'
import { momentsOf } from '../../../server/meetings/namedMoments.ts'
import { SAMPLE_GROUP } from '../../../server/sample/people.ts'
import { datesOn } from '../../../server/sample/storyDates.ts'
import { resolveAnchor } from '../../../shared/comments/anchor.ts'
import { wordsInLine } from '../../../shared/comments/textLines.ts'
import { roadmapId } from '../../../shared/ids.ts'
import { pageBody } from '../../../shared/page/write.ts'
import { must } from '../../../shared/result.ts'
import { daysBetween } from '../../../shared/roadmap/days.ts'
import { readRoadMap } from '../../../shared/roadmap/read.ts'
import { type OpenedSample, openSample } from './opened.ts'

const PLAN = roadmapId(SAMPLE_GROUP.id)
const started = systemClock.now()
const today = new Date(started - 5 * 60 * 60_000).toISOString().slice(0, 10)
let sample: OpenedSample

beforeAll(async () => {
  sample = await openSample(datesOn(started))
  expect(await sample.seed()).toBe('seeded')
  await sample.project()
})
afterAll(() => sample.close())

test('[M7] made today, it has a session ahead, four to six overdue items, and items due before and after the session', async () => {
  const meetings = await meetingsOf({ db: sample.database.kysely, acts: createActs(sample.log) }, SAMPLE_GROUP.id, new Set())
  expect(meetings.map(({ state }) => state)).toEqual(['closed', 'closed', 'open'])
  const ahead = daysBetween(today, meetings[2]?.start ?? today)
  expect(ahead).toBeGreaterThanOrEqual(11)
  expect(ahead).toBeLessThanOrEqual(17)
  const { items } = readRoadMap(await sample.replayed(PLAN))
  const late = items.filter((item) => !item.archived && dueState(item, today) === 'late')
  expect(late.length).toBeGreaterThanOrEqual(4)
  expect(late.length).toBeLessThanOrEqual(6)
  // Beside the session itself, which is a milestone.
  const before = items.filter(({ due, kind, status }) => kind !== 'milestone' && status !== 'done' && due !== null && due > today)
  expect(before.some(({ due }) => (due ?? '') < (meetings[2]?.start ?? ''))).toBe(true)
  expect(items.some(({ due }) => due !== null && due > (meetings[2]?.end ?? ''))).toBe(true)
})

test('[M7] made today, it was written through the gate, and nothing of it lies in the future', async () => {
  for (const document of await sample.log.documents()) {
    expect(await verifyLog(sample.log, document)).toMatchObject({ ok: true })
    for (const { at } of await sample.entriesOf(document)) expect(at).toBeLessThanOrEqual(started)
  }
  const rows = await sample.database.kysely.selectFrom('signed_head').select('at').execute()
  expect(rows.length).toBeGreaterThan(0)
  for (const { at } of rows) expect(at).toBeLessThanOrEqual(started)
})

test('[M7] people of the sample are called in the language of their country, in both languages where they have none, and its moments in both', async () => {
  const { kysely } = sample.database
  for (const { name, delegation } of await membersOf(kysely, SAMPLE_GROUP.id))
    expect(name).toMatch(
      delegation === null ? /^\p{L}+ \/ \p{L}+$/u : delegation === 'us' ? /^(Head|Delegate), / : /^(Jefatura|Delegación) FG/,
    )
  for (const { name } of await momentsOf(kysely, SAMPLE_GROUP.id)) expect(name).toContain(' / ')
})

test('[M7] [P1] people of the sample comment on items and on words of a text, and one delegation among itself', async () => {
  const { kysely } = sample.database
  const members = await membersOf(kysely, SAMPLE_GROUP.id)
  const readBy = async (name: string) => {
    const { account } = must(
      members.find(({ email }) => email === `${name}@example.org`),
      name,
    )
    const reader = { group: SAMPLE_GROUP.id, account, now: Date.now() }
    return { ...(await threadsFor(kysely, reader, {})), ...(await countsFor(kysely, reader)) }
  }
  const chair = await readBy('chair')
  expect(chair.threads.map(({ subject, visibility }) => [subject.split(':')[0], visibility]).sort()).toEqual([
    ['item', 'all'],
    ['item', 'all'],
    ['text', 'all'],
  ])
  expect(chair.threads.flatMap(({ comments }) => comments.flatMap(({ other }) => (other ? [other] : []))).length).toBeGreaterThan(2)
  const [head, observer] = [await readBy('head.co'), await readBy('observer')]
  expect(head.threads.filter(({ delegation }) => delegation === 'co')).toHaveLength(1)
  expect(observer.threads).toHaveLength(3)
  // What was said since they were here last.
  expect(observer.unread).toBe(3)
  expect(chair.unread).toBeGreaterThan(0)
  for (const { comments, changedAt } of head.threads)
    for (const at of [changedAt, ...comments.map((one) => one.at)]) expect(at).toBeLessThanOrEqual(started)
  const onText = must(
    chair.threads.find(({ anchor }) => anchor !== null),
    'a thread on a text',
  )
  const body = must(pageBody(await sample.replayed(onText.document), 'es'), 'a body')
  const found = resolveAnchor(body, must(onText.anchor, 'an anchor'))
  expect(found.type === 'words' && wordsInLine(found.line).slice(found.from, found.to)).toBe('o de diez en casos urgentes')
})
