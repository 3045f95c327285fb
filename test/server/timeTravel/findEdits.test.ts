import fc from 'fast-check'
import { expect, onTestFinished, test, vi } from 'vitest'
import * as Y from 'yjs'
import { openDatabase } from '../../../server/db/open.ts'
import { replay } from '../../../server/log/checkpoints.ts'
import type { UpdateLog } from '../../../server/log/log.ts'
import { createSqliteLog } from '../../../server/log/sqliteLog.ts'
import { createBases } from '../../../server/timeTravel/bases.ts'
import { findEdits, type Unaccounted, unaccountedKey } from '../../../server/timeTravel/findEdits.ts'
import { type ItemId, parseDocumentId, type Seq, seq } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { FIELD_KEYS } from '../../../shared/roadmap/fields.ts'
import type { RoadMap } from '../../../shared/roadmap/model.ts'
import { readRoadMap } from '../../../shared/roadmap/read.ts'
import { addItem, setField } from '../../../shared/roadmap/write.ts'
import { sameValue } from '../../../shared/schema/sameValue.ts'
import { createDice } from '../../harness/random.ts'
import { seedOf } from '../../harness/seeds.ts'
import { live } from '../../shared/history/life.ts'
import { createSettableClock } from '../log/updateLogContract.ts'
import { ANA, createWriters } from './writers.ts'

const PLAN = must(parseDocumentId('roadmap:tco'), 'a plan')

const openLog = async () => {
  const database = await openDatabase({ file: ':memory:' })
  onTestFinished(() => database.close())
  return database
}

/** The plan after each entry, by replaying the log from its start. */
const plansOf = async (log: UpdateLog, head: Seq): Promise<readonly RoadMap[]> => {
  const doc = new Y.Doc()
  const plans = [readRoadMap(doc)]
  for await (const { updates } of log.read(PLAN, seq(0), head)) {
    replay(doc, updates)
    plans.push(readRoadMap(doc))
  }
  return plans
}

test('[H13] the last edit of each field is found from the log alone, between any two moments of any life', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 1_000_000 }), async (seed) => {
      const database = await openLog()
      const log = await live(async (world) => createSqliteLog({ database, ...world }), { seed, steps: 80, documents: [PLAN] })
      const head = (await log.head(PLAN)).seq
      const plans = await plansOf(log, head)
      const chance = createDice(seed)
      const from = chance.below(head)
      const to = from + 1 + chance.below(head - from)
      const itemAt = (at: number, id: ItemId) => plans[at]?.items.find((item) => item.id === id)
      const wanted: Unaccounted[] = []
      const expected = new Map<string, number>()
      for (const { id } of plans[from]?.items ?? []) {
        for (const field of FIELD_KEYS) {
          let last = 0
          for (let at = from + 1; at <= to; at++) if (!sameValue(itemAt(at - 1, id)?.[field], itemAt(at, id)?.[field])) last = at
          wanted.push({ id, field })
          if (last > 0) expected.set(unaccountedKey({ id, field }), last)
        }
      }
      const found = await findEdits({ log, bases: createBases(log) }, PLAN, { from: seq(from), to: seq(to) }, wanted)
      expect(new Map([...found].map(([key, edit]) => [key, edit.seq]))).toEqual(expected)
    }),
    { numRuns: 8, seed: seedOf(27) },
  )
})

test('finding who changed many items reads of each entry only the items that it changes', async () => {
  const database = await openLog()
  const log = createSqliteLog({ database, clock: createSettableClock().clock, meetingOf: () => null })
  const plan = createWriters(log, PLAN)
  const dice = createDice(6)
  const ids: ItemId[] = []
  await plan.write(ANA, (doc) => {
    for (let n = 0; n < 100; n++) {
      const added = addItem(doc, { title: { es: `${n}` }, due: '2026-01-01' }, dice.bytes)
      if (added.ok) ids.push(added.value)
    }
  })
  const from = (await log.head(PLAN)).seq
  await plan.writeAll(
    ANA,
    ids.map((id) => (doc: Y.Doc) => void setField(doc, id, 'due', '2026-02-01')),
  )
  const to = (await log.head(PLAN)).seq
  const looked = vi.spyOn(Y.Map.prototype, 'get')
  onTestFinished(() => looked.mockRestore())
  const wanted = ids.map((id): Unaccounted => ({ id, field: 'due' }))
  const found = await findEdits({ log, bases: createBases(log) }, PLAN, { from, to }, wanted)
  expect(found.size).toBe(ids.length)
  // Looking for every item after every entry would be 10,000 look-ups in the list beside the readings.
  const inList = looked.mock.calls.filter(([key]) => ids.some((id) => id === key)).length
  expect(inList).toBeLessThanOrEqual(3 * ids.length)
})
