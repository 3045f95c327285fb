import { beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { type CheckpointKeeper, createKeeper } from '../../../server/background/keeper.ts'
import { historyTail, replay } from '../../../server/log/checkpoints.ts'
import { keepDue } from '../../../server/log/checkpointsForHistory.ts'
import { PACKING, type UpdateLog } from '../../../server/log/log.ts'
import { createMemoryLog } from '../../../server/log/memoryLog.ts'
import { seq } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { createFakeClock, type FakeClock } from '../../harness/clock.ts'
import { collect, page } from '../log/updateLogContract.ts'
import { createWriter } from './writing.ts'

let clock: FakeClock
let log: UpdateLog
let keeper: CheckpointKeeper
const troubles: unknown[] = []

beforeEach(() => {
  clock = createFakeClock()
  log = createMemoryLog({ clock: { ...clock, soon: (task) => void setImmediate(task) }, meetingOf: () => null })
  keeper = createKeeper({ log, clock, report: (_, error) => troubles.push(error) })
  troubles.length = 0
})

/** Words that no compression makes small, so that the bound grows. */
const type = async (edits: number, from = 0) => {
  const { edit } = createWriter(log, page, 1_000 + from)
  for (let n = 0; n < edits; n++)
    await edit((doc) =>
      doc.getText('title.es').insert(0, Array.from({ length: 20 }, (_, at) => ((n + from + 7) ** (at % 5) * 48_271) % 1e9).join(' ')),
    )
}
const bytesBetween = async (after: number, upTo: number) => {
  const entries = await collect(log.read(page, seq(after), seq(upTo)))
  return entries.reduce((sum, { updates }) => sum + (updates[0]?.length ?? 0), 0)
}
const contentAt = async (at: number) => {
  const doc = new Y.Doc()
  const checkpoint = must(await log.checkpointAt(page, seq(at)), 'a checkpoint')
  replay(doc, [checkpoint.state])
  return { seq: checkpoint.seq, text: doc.getText('title.es').toString() }
}
const replayed = async (upTo: number) => {
  const doc = new Y.Doc()
  for (const { updates } of await collect(log.read(page, seq(0), seq(upTo)))) replay(doc, updates)
  return doc.getText('title.es').toString()
}

test('[T1] checkpoints for history stand where the rule says: a tail is bounded, and the bound grows with their size', async () => {
  await type(1_500)
  keeper.appended(page)
  await keeper.settled()
  const kept = await log.historyCheckpoints(page)
  expect(kept.length).toBeGreaterThan(2)
  const ends = [...kept.map((one) => one.seq), (await log.head(page)).seq]
  for (const [index, end] of ends.entries()) {
    const before = kept.slice(0, index)
    const tail = await bytesBetween(before.at(-1)?.seq ?? 0, end)
    if (end !== ends.at(-1)) expect(tail).toBeGreaterThanOrEqual(historyTail(before))
    expect(tail).toBeLessThan(historyTail(before) + 1_000)
  }
  for (const { seq: at } of kept) expect(await contentAt(at)).toEqual({ seq: at, text: await replayed(at) })
  expect(troubles).toEqual([])
})

test('[T1] checkpoints stand at the same places whether they were made one at a time or all afterwards', async () => {
  for (let n = 0; n < 15; n++) {
    await type(100, n)
    keeper.appended(page)
    await clock.advance(2_000)
    await keeper.settled()
  }
  const entries = await collect(log.read(page, seq(0)))
  const other = createMemoryLog({ clock, meetingOf: () => null })
  const after = await other.head(page)
  await other.append([{ document: page, after, claims: [], drafts: entries }])
  await keepDue(other, page)
  expect((await log.historyCheckpoints(page)).length).toBeGreaterThan(2)
  expect(await log.historyCheckpoints(page)).toEqual(await other.historyCheckpoints(page))
})

test('[T1] a checkpoint is kept at exactly the entry that was asked for', async () => {
  await type(30)
  await keeper.keep(page, seq(17))
  await keeper.keep(page, seq(17))
  await keeper.keep(page, seq(0))
  expect((await log.historyCheckpoints(page)).map((kept) => kept.seq)).toEqual([17])
  expect(await contentAt(20)).toEqual({ seq: 17, text: await replayed(17) })
  await expect(keeper.keep(page, seq(31))).rejects.toThrow('ends at 30')
})

test('[T3] entries before the newest checkpoint for history are packed, without being asked', async () => {
  await type(3_000)
  keeper.appended(page)
  await keeper.settled()
  const packed = must((await log.anchors(page)).at(-1), 'a segment')
  expect(packed.seq).toBeGreaterThan(1_000)
  expect(packed.seq).toBeLessThanOrEqual(3_000 - PACKING.newest)
  expect(await collect(log.read(page, seq(0)))).toHaveLength(3_000)
})

test('nothing is done before anything was appended for two seconds, and trouble with one document is told', async () => {
  await type(1_000)
  const broken: UpdateLog = { ...log, historyCheckpoints: () => Promise.reject(new Error('broken')) }
  const told: string[] = []
  const other = createKeeper({ log: broken, clock, report: (what) => told.push(what) })
  other.appended(page)
  await clock.advance(1_999)
  expect(told).toEqual([])
  await clock.advance(1)
  await other.settled()
  expect(told).toEqual([`the log of ${page} could not be tended`])
})
