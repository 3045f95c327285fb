import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { createMemoryLog } from '../../../server/log/memoryLog.ts'
import type { PastAnswer, PastReader, Question } from '../../../server/timeTravel/questions.ts'
import { createRemoteReader, type RemoteReader } from '../../../server/timeTravel/remoteReader.ts'
import { createTimeTravel } from '../../../server/timeTravel/timeTravel.ts'
import { pageId, parseAccountId, seq } from '../../../shared/ids.ts'
import { must, ok, refuse } from '../../../shared/result.ts'
import { createFakeClock, type FakeClock } from '../../harness/clock.ts'
import { withHistory } from '../../shared/history/reading.ts'
import { type ScriptedWorkers, scriptedWorkers } from '../scriptedWorkers.ts'

const QUESTION: Question = { type: 'state', document: pageId('text'), at: seq(1) }
const [ANA, BETO] = ['ana', 'beto'].map((id) => must(parseAccountId(id), 'an account'))
const MAKES = {
  answers: `port.on('message', ({ type, job }) => type === 'close' ? port.close() : port.postMessage({ type: 'answered', job, answer: { ok: true, value: new Uint8Array([7]) } }))`,
  hangs: `port.on('message', () => { for (;;); })`,
  answersTheNewest: `port.on('message', ({ type, job }) => type === 'close' ? port.close() : job > 1 && port.postMessage({ type: 'answered', job, answer: { ok: true, value: new Uint8Array([7]) } }))`,
  reports: `port.on('message', ({ type, job }) => { if (type === 'close') return port.close(); port.postMessage({ type: 'reported', what: 'a log is damaged', why: 'page:a' }); port.postMessage({ type: 'answered', job, answer: { ok: true, value: new Uint8Array([7]) } }) })`,
  isSilent: `port.on('message', ({ type }) => type === 'close' && port.close())`,
  dies: `port.on('message', () => process.exit(1))`,
  throws: `port.on('message', () => { throw new Error('broken') })`,
  fails: `port.on('message', ({ type, job }) => type === 'close' ? port.close() : port.postMessage({ type: 'failed', job, why: 'a damaged log' }))`,
} as const

let clock: FakeClock
let troubles: string[]
let workers: ScriptedWorkers
beforeEach(() => {
  clock = createFakeClock()
  troubles = []
})

const open = (...kinds: readonly (keyof typeof MAKES)[]): RemoteReader => {
  workers = scriptedWorkers(kinds.map((kind) => MAKES[kind]))
  const reader = createRemoteReader({ spawn: workers.spawn, clock, report: (what) => troubles.push(what) })
  onTestFinished(() => reader.close())
  return reader
}

describe('[H9] the reader of the past', () => {
  test('starts with the first question, and is one for all of them', async () => {
    const reader = open('answers')
    expect(workers.spawned()).toBe(0)
    expect(await Promise.all([reader.ask(QUESTION), reader.ask(QUESTION)])).toEqual([ok(Uint8Array.of(7)), ok(Uint8Array.of(7))])
    expect(workers.spawned()).toBe(1)
  })

  test('can be woken before anybody asks, and gives its memory back when nobody does', async () => {
    const reader = open('answers')
    reader.wake()
    reader.wake()
    expect(workers.spawned()).toBe(1)
    await clock.advance(2 * 60_000)
    expect(await reader.ask(QUESTION)).toEqual(ok(Uint8Array.of(7)))
    expect(workers.spawned()).toBe(2)
  })

  for (const [kind, trouble] of [
    ['dies', []],
    ['throws', ['the reader failed']],
  ] as const)
    test(`answers "unavailable" when it ${kind}, and the next question works`, async () => {
      const reader = open(kind, 'answers')
      expect(await Promise.all([reader.ask(QUESTION), reader.ask(QUESTION)])).toEqual([refuse('unavailable'), refuse('unavailable')])
      expect(await reader.ask(QUESTION)).toEqual(ok(Uint8Array.of(7)))
      expect(troubles).toEqual(trouble)
    })

  test('reports what it left out of an answer', async () => {
    const reader = open('reports')
    expect(await reader.ask(QUESTION)).toEqual(ok(Uint8Array.of(7)))
    expect(troubles).toEqual(['a log is damaged'])
  })

  test('is ended after hanging for half a minute, and the next question works', async () => {
    const reader = open('hangs', 'answers')
    const waiting = reader.ask(QUESTION)
    await clock.advance(29_999)
    expect(troubles).toEqual([])
    await clock.advance(1)
    expect(await waiting).toEqual(refuse('unavailable'))
    expect(troubles).toEqual(['the reader did not answer'])
    expect(await reader.ask(QUESTION)).toEqual(ok(Uint8Array.of(7)))
  })

  test('is not ended while it goes on answering others, however long one waits', async () => {
    const reader = open('answersTheNewest')
    const waiting = reader.ask(QUESTION)
    for (let time = 0; time < 3; time++) {
      await clock.advance(20_000)
      expect(await reader.ask(QUESTION)).toEqual(ok(Uint8Array.of(7)))
    }
    expect(troubles).toEqual([])
    await clock.advance(30_000)
    expect(await waiting).toEqual(refuse('unavailable'))
    expect(troubles).toEqual(['the reader did not answer'])
  })

  test('rejects a question at which it fails, and stays', async () => {
    const reader = open('fails')
    await expect(reader.ask(QUESTION)).rejects.toThrow('a damaged log')
    await expect(reader.ask(QUESTION)).rejects.toThrow('a damaged log')
    expect(workers.spawned()).toBe(1)
  })

  test('gives its memory back when nobody has asked for two minutes; a question just then is answered by another worker', async () => {
    const reader = open('answers')
    await reader.ask(QUESTION)
    await clock.advance(2 * 60_000)
    expect(await reader.ask(QUESTION)).toEqual(ok(Uint8Array.of(7)))
    expect(workers.spawned()).toBe(2)
  })

  test('closed, it answers what waits and what comes', async () => {
    const reader = open('isSilent')
    const waiting = reader.ask(QUESTION)
    await reader.close()
    expect(await waiting).toEqual(refuse('unavailable'))
    expect(await reader.ask(QUESTION)).toEqual(refuse('unavailable'))
  })
})

test('[H9] the questions of one account are answered one after the other, and no more than 32 wait; others do not wait for them', async () => {
  await withHistory(async ({ kysely }) => {
    const asked: ((answer: PastAnswer) => void)[] = []
    const reader: PastReader = { ask: () => new Promise((resolve) => asked.push(resolve)), close: async () => undefined }
    const log = createMemoryLog({ clock, meetingOf: () => null })
    const travel = createTimeTravel({ db: kysely, log, clock, reader, reach: async () => ok(undefined) })
    const [ana, beto] = [must(ANA, 'ana'), must(BETO, 'beto')]
    const answers = Array.from({ length: 32 }, () => travel.ask(ana, QUESTION))
    expect(await travel.ask(ana, QUESTION)).toEqual(refuse('too-many'))
    const other = travel.ask(beto, QUESTION)
    await clock.settle()
    expect(asked).toHaveLength(2)
    for (let at = 0; at < 33; at++) {
      asked[at]?.(ok(Uint8Array.of(at)))
      await clock.settle()
    }
    expect(await other).toEqual(ok(Uint8Array.of(1)))
    expect(await Promise.all(answers)).toHaveLength(32)
    const again = travel.ask(ana, QUESTION)
    await clock.settle()
    asked.at(-1)?.(refuse('unavailable'))
    expect(await again).toEqual(refuse('unavailable'))
  })
})
