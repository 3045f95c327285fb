import { expect, test } from 'vitest'
import { stopsOf } from '../../../client/history/slider/stops.ts'
import { createMemoryLog } from '../../../server/log/memoryLog.ts'
import { sqliteQueries } from '../../../server/log/sqliteQueries.ts'
import { createEditRunsReader } from '../../../server/timeTravel/editRuns.ts'
import { parseAccountId, parseDelegationId, parseDocumentId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { openLog } from '../log/openLog.ts'
import { createSettableClock } from '../log/updateLogContract.ts'

const document = must(parseDocumentId('page:intro'), 'document')
const people = { ana: 'co', luz: 'co', bob: 'us' } as const
const ALL = { subject: null }
type Who = keyof typeof people

const aCourse = async (during: () => Promise<void> = async () => undefined) => {
  const { database } = await openLog()
  const { clock, set } = createSettableClock()
  const log = createMemoryLog({ clock, meetingOf: () => null })
  const attributions: typeof log.attributions = async (...asked) => {
    await during()
    return log.attributions(...asked)
  }
  return {
    courses: createEditRunsReader({ log: { ...log, attributions }, queries: sqliteQueries(database.sqlite, clock) }),
    async write(who: Who, at: number) {
      set(at)
      const [author, delegation] = [must(parseAccountId(who), who), parseDelegationId(people[who])]
      const drafts = [{ updates: [new Uint8Array([1])], kind: 'live', author, delegation, source: null } as const]
      const done = (await log.append([{ document, after: await log.head(document), claims: [], drafts }])).get(document)
      expect(done?.ok).toBe(true)
    },
    head: async () => (await log.head(document)).seq,
    /** A session of its group that closed then. */
    async hold(at: number) {
      database.sqlite.exec(`PRAGMA foreign_keys = OFF;
                INSERT INTO document (id, group_id, kind, created_at) VALUES ('page:intro', 'tco', 'page', 0);
        INSERT INTO meeting (id, group_id, number, state, shared, created_at, opened_at, started_at, closed_at) VALUES ('m1', 'tco', 1, 'closed', 1, 0, 0, 0, ${at})`)
    },
  }
}

test('runs and their last entry are of one moment, also when another reader extends them meanwhile', async () => {
  let asked = 0
  const { courses, write, head } = await aCourse(async () => {
    asked += 1
    // The second request is for the answer, after the steps were read.
    if (asked !== 2) return
    await write('bob', 9_000)
    await courses.read(document, ALL, await head())
  })
  await write('ana', 1_000)
  const read = await courses.read(document, ALL, await head())
  expect([read.head, read.runs.at(-1)?.last]).toEqual([2, 2])
})

test('[H30] runs are by one delegation; what is typed without a rest is one step of its author', async () => {
  const { courses, write, head } = await aCourse()
  for (const at of [1_000, 1_500, 2_000]) await write('ana', at)
  await write('ana', 9_000)
  await write('luz', 9_100)
  await write('bob', 9_200)
  const { runs } = await courses.read(document, ALL, await head())
  expect(
    runs.map(({ delegation, first, last, from, to, steps, accounts }) => ({ delegation, first, last, from, to, steps, accounts })),
  ).toEqual([
    {
      delegation: 'co',
      first: 1,
      last: 5,
      from: 1_000,
      to: 9_100,
      accounts: ['ana', 'luz'],
      steps: [
        [3, 1_000, 0],
        [4, 8_000, 0],
        [5, 8_100, 1],
      ],
    },
    { delegation: 'us', first: 6, last: 6, from: 9_200, to: 9_200, accounts: ['bob'], steps: [[6, 0, 0]] },
  ])
  // Read on from where it was, it is what it would be if read at once.
  await write('bob', 9_300)
  const again = await courses.read(document, ALL, await head())
  expect(again.head).toBe(7)
  expect(again.runs.at(-1)?.steps).toEqual([[7, 100, 0]])
})

test('[H30] nobody types for longer than twenty seconds in one step', async () => {
  const { courses, write, head } = await aCourse()
  for (let at = 1_000; at <= 42_000; at += 1_000) await write('ana', at)
  const { runs } = await courses.read(document, ALL, await head())
  expect(runs[0]?.steps.map(([seq]) => seq)).toEqual([20, 40, 42])
})

test('[H30] a long course in pages is the whole one, and its outline ends parts where a session begins or closes', async () => {
  const { courses, write, head, hold } = await aCourse()
  const who = ['ana', 'luz', 'bob'] as const
  for (let n = 0; n < 2_300; n++) await write(who[n % 7 === 0 ? 2 : n % 2] ?? 'ana', n * 10_000)
  await hold(4_995_000)
  const whole = await courses.read(document, ALL, await head())
  const newest = await courses.read(document, { subject: null, page: 'newest' }, await head())
  const pages = await Promise.all([0, 1].map((page) => courses.read(document, { subject: null, page }, whole.head)))
  const stops = stopsOf(whole)
  expect([...pages, newest].flatMap(stopsOf)).toEqual(stops)
  const { outline } = newest
  expect(outline?.count).toBe(2_300)
  expect(outline?.parts.map(([index]) => [index, stops[index]?.seq, stops[index]?.at])).toEqual(
    outline?.parts.map(([index, seq, at]) => [index, seq, at]),
  )
  const starts = new Set(outline?.parts.map(([index]) => index))
  for (const at of [0, 1_000, 2_000]) expect(starts).toContain(at)
  expect(stops.findIndex(({ at }) => at > 4_995_000)).toBe(500)
  expect(starts).toContain(500)
  expect(outline?.parts.length).toBeLessThan(600)
  expect(JSON.stringify(newest).length).toBeLessThan(200_000)
})

test('[H30] a short course is answered whole, and that of a document that was never changed is empty', async () => {
  const { courses, write, head } = await aCourse()
  const newest = async () => courses.read(document, { subject: null, page: 'newest' }, await head())
  expect(await newest()).toEqual({ runs: [], head: 0 })
  await write('ana', 1_000)
  expect(await newest()).toEqual(await courses.read(document, ALL, await head()))
})
