import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keepAt } from '../../../server/log/checkpointsForHistory.ts'
import type { UpdateLog } from '../../../server/log/log.ts'
import { createMemoryLog } from '../../../server/log/memoryLog.ts'
import { createSqliteLog } from '../../../server/log/sqliteLog.ts'
import { seq } from '../../../shared/ids.ts'
import { createDice } from '../../harness/random.ts'
import { seedOf } from '../../harness/seeds.ts'
import { DOCUMENTS, live, type OpenLog, PLAN } from '../../shared/history/life.ts'
import { bytesOf, historyOf, readOn, withHistory } from '../../shared/history/reading.ts'

const inMemory: OpenLog = async (world) => createMemoryLog(world)
const seeds = fc.integer({ min: 0, max: 1_000_000 })
const every = { numRuns: 12, seed: seedOf(3) }

describe('[I5] history is a function of the log', () => {
  test('read entry by entry as it grows, it is what reading it all at once gives', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, (seed) =>
        withHistory(async ({ sqlite }) => {
          const log = await live(inMemory, { seed, steps: 80 }, (grown, document) => readOn(sqlite, grown, document))
          expect(bytesOf(sqlite)).toEqual(await historyOf(log, DOCUMENTS))
        }),
      ),
      every,
    )
  })

  test('saved anywhere and begun anew anywhere, also from a checkpoint without what was deleted, it is the same', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, async (seed) => {
        const log = await live(inMemory, { seed, steps: 200 })
        const whole = await historyOf(log, DOCUMENTS)
        expect(whole.length).toBeGreaterThan(50)
        const dice = createDice(seed + 1)
        const somewhere = (head: number) => Array.from({ length: 6 }, () => dice.below(head + 1))
        expect(await historyOf(log, DOCUMENTS, (head) => ({ pauses: somewhere(head), restarts: somewhere(head) }))).toEqual(whole)
        for (const document of DOCUMENTS) for (const at of somewhere((await log.head(document)).seq)) await keepAt(log, document, seq(at))
        expect(await historyOf(log, DOCUMENTS, (head) => ({ pauses: [], restarts: somewhere(head) }))).toEqual(whole)
      }),
      every,
    )
  })

  test('is the same whatever keeps the log, and packed or not', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, (seed) =>
        withHistory(async (database) => {
          const memory = await live(inMemory, { seed, steps: 220 })
          const disk = await live(async (world) => createSqliteLog({ database, ...world }), { seed, steps: 220 })
          const whole = await historyOf(memory, DOCUMENTS)
          expect(await historyOf(disk, DOCUMENTS)).toEqual(whole)
          for (const log of [memory, disk]) {
            expect(await pack(log)).toBeGreaterThan(10)
            expect(await historyOf(log, DOCUMENTS)).toEqual(whole)
          }
        }),
      ),
      { ...every, numRuns: 6 },
    )
  })
})

const pack = async (log: UpdateLog) => {
  const head = (await log.head(PLAN)).seq
  await keepAt(log, PLAN, seq(head - 3))
  return log.pack(PLAN, { newest: 5, segmentBytes: 800 })
}
