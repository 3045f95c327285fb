import { expect, test } from 'vitest'
import { createMemoryLog } from '../../../server/log/memoryLog.ts'
import { sqliteQueries } from '../../../server/log/sqliteQueries.ts'
import { createEditRunsReader } from '../../../server/timeTravel/editRuns.ts'
import { parseAccountId, parseDelegationId, parseDocumentId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { openLog } from '../log/openLog.ts'
import { createSettableClock } from '../log/updateLogContract.ts'

const document = must(parseDocumentId('page:intro'), 'document')
const people = { ana: 'co', luz: 'co', bob: 'us' } as const
type Who = keyof typeof people

const aCourse = async () => {
  const { database } = await openLog()
  const { clock, set } = createSettableClock()
  const log = createMemoryLog({ clock, meetingOf: () => null })
  return {
    courses: createEditRunsReader({ log, queries: sqliteQueries(database.sqlite, clock) }),
    async write(who: Who, at: number) {
      set(at)
      const [author, delegation] = [must(parseAccountId(who), who), parseDelegationId(people[who])]
      const drafts = [{ updates: [new Uint8Array([1])], kind: 'live', author, delegation, source: null } as const]
      const done = (await log.append([{ document, after: await log.head(document), claims: [], drafts }])).get(document)
      expect(done?.ok).toBe(true)
    },
    head: async () => (await log.head(document)).seq,
  }
}

test('[H30] runs are by one delegation; what is typed without a rest is one step of its author', async () => {
  const { courses, write, head } = await aCourse()
  for (const at of [1_000, 1_500, 2_000]) await write('ana', at)
  await write('ana', 9_000)
  await write('luz', 9_100)
  await write('bob', 9_200)
  const { runs } = await courses.read(document, null, await head())
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
  const again = await courses.read(document, null, await head())
  expect(again.head).toBe(7)
  expect(again.runs.at(-1)?.steps).toEqual([[7, 100, 0]])
})

test('[H30] nobody types for longer than twenty seconds in one step', async () => {
  const { courses, write, head } = await aCourse()
  for (let at = 1_000; at <= 42_000; at += 1_000) await write('ana', at)
  const { runs } = await courses.read(document, null, await head())
  expect(runs[0]?.steps.map(([seq]) => seq)).toEqual([20, 40, 42])
})
