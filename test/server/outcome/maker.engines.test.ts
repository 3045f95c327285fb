import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { createExportMaker, type ExportMaker } from '../../../server/outcome/maker.ts'
import type { ThreadPriority } from '../../../server/threadPriority.ts'
import { pageId, parseAccountId, seq } from '../../../shared/ids.ts'
import type { ExportWork } from '../../../shared/outcome/work.ts'
import { must, refuse } from '../../../shared/result.ts'
import { createFakeClock, type FakeClock } from '../../harness/clock.ts'
import { factsOf } from '../../shared/outcome/facts.ts'
import { eventually } from '../relay/sockets.ts'
import { type ScriptedWorkers, scriptedWorkers } from '../scriptedWorkers.ts'

const WORK: ExportWork = {
  contents: { kind: 'text', text: { document: pageId('text'), seq: seq(1) } },
  facts: factsOf(['es']),
  format: 'pdf',
  paper: 'a4',
}
const [ANA, BETO, CAROL] = ['ana', 'beto', 'carol'].map((id) => must(parseAccountId(id), 'an account')) as never as [never, never, never]
const MAKES = {
  makes: `port.on('message', ({ type, job }) => { if (type === 'close') return port.close(); port.postMessage({ type: 'part', of: job, bytes: new Uint8Array([job]) }); port.postMessage({ type: 'part', of: job, bytes: new Uint8Array([9]) }); port.postMessage({ type: 'made', job, isThere: true }) })`,
  waits: `port.on('message', ({ type, job }) => { if (type === 'close') port.close() })`,
  hangs: `port.on('message', () => { for (;;); })`,
  finds: `port.on('message', ({ type, job }) => type === 'close' ? port.close() : port.postMessage({ type: 'made', job, isThere: false }))`,
  fails: `port.on('message', ({ type, job }) => type === 'close' ? port.close() : port.postMessage({ type: 'failed', job, why: 'a bug' }))`,
} as const

let clock: FakeClock
let troubles: string[]
let workers: ScriptedWorkers
let priorities: ThreadPriority[]
beforeEach(() => {
  clock = createFakeClock()
  troubles = []
  priorities = []
})
const open = (...kinds: readonly (keyof typeof MAKES)[]): ExportMaker => openWith({ starvedMs: 600_000 }, kinds)
const openWith = (patience: { readonly starvedMs: number }, kinds: readonly (keyof typeof MAKES)[]): ExportMaker => {
  workers = scriptedWorkers(kinds.map((kind) => MAKES[kind]))
  const spawn = (priority: ThreadPriority) => {
    priorities.push(priority)
    return workers.spawn()
  }
  const maker = createExportMaker({ spawn, clock, report: (what) => troubles.push(what), patience })
  onTestFinished(() => maker.close())
  return maker
}
const patient = () => new AbortController().signal
const bytesOf = async (made: Awaited<ReturnType<ExportMaker['make']>>) => {
  if (!made.ok) return made.refusal
  const bytes: number[] = []
  for await (const part of made.value) bytes.push(...part)
  return bytes
}

describe('[E6] the maker of documents', () => {
  test('makes one after the other on one thread, as its bytes come, and gives its memory back after a minute', async () => {
    const maker = open('makes')
    expect(workers.spawned()).toBe(0)
    const all = await Promise.all([ANA, BETO].map(async (who) => bytesOf(await maker.make(who, WORK, patient()))))
    expect(all).toEqual([
      [1, 9],
      [2, 9],
    ])
    expect(workers.spawned()).toBe(1)
    await clock.advance(61_000)
    expect(await bytesOf(await maker.make(ANA, WORK, patient()))).toEqual([3, 9])
    expect(workers.spawned()).toBe(2)
  })

  test('ends one that takes a minute, says so, and goes on with the next one', async () => {
    const maker = open('hangs', 'makes')
    const slow = maker.make(ANA, WORK, patient())
    const next = maker.make(BETO, WORK, patient())
    await clock.advance(59_000)
    await clock.advance(1_000)
    expect(await slow).toEqual(refuse('outcome-slow'))
    expect(await bytesOf(await next)).toBeTypeOf('object')
    expect(troubles).toContain('a document took too long')
  })

  test('makes a document that starves at idle priority on a worker with a share of its own, and the next ones, until it rests', async () => {
    const maker = openWith({ starvedMs: 5_000 }, ['hangs', 'makes', 'makes'])
    const starved = maker.make(ANA, WORK, patient())
    await clock.advance(5_000)
    expect(await bytesOf(await starved)).toEqual([2, 9])
    expect(await bytesOf(await maker.make(BETO, WORK, patient()))).toEqual([3, 9])
    expect(priorities).toEqual(['idle', 'low'])
    await clock.advance(61_000)
    expect(await bytesOf(await maker.make(ANA, WORK, patient()))).toEqual([4, 9])
    expect(priorities).toEqual(['idle', 'low', 'idle'])
    expect(troubles).toEqual([])
  })

  test('each person has one that waits; a turn that does not come is refused', async () => {
    const maker = open('waits')
    void maker.make(ANA, WORK, patient())
    const second = maker.make(BETO, WORK, patient())
    expect(await maker.make(BETO, WORK, patient())).toEqual(refuse('outcome-busy'))
    const third = maker.make(CAROL, WORK, patient())
    await clock.advance(60_000)
    await eventually(() => workers.spawned() === 2, 'the next one is at work')
    await clock.advance(30_000)
    expect(await third).toEqual(refuse('outcome-busy'))
    await clock.advance(30_000)
    expect(await second).toEqual(refuse('outcome-slow'))
  })

  test('a preview gives way to what its person asks for next, in the queue and at work', async () => {
    const maker = open('waits', 'makes')
    const preview = { ...WORK, format: 'preview' } as const
    void maker.make(BETO, WORK, patient()).then(bytesOf)
    const queued = maker.make(ANA, preview, patient())
    const file = maker.make(ANA, WORK, patient())
    expect(await queued).toEqual(refuse('unavailable'))
    await clock.advance(61_000)
    expect(await bytesOf(await file)).toEqual([2, 9])

    const busy = open('waits', 'makes')
    const looking = new AbortController()
    void busy.make(ANA, preview, looking.signal)
    await eventually(() => workers.spawned() === 1, 'the preview is made')
    looking.abort()
    expect(await bytesOf(await busy.make(ANA, WORK, patient()))).toEqual([2, 9])
  })

  test('stops when nobody waits any more, in the queue and at work', async () => {
    const maker = open('waits', 'makes')
    const [first, second] = [new AbortController(), new AbortController()]
    const working = maker.make(ANA, WORK, first.signal)
    const waiting = maker.make(BETO, WORK, second.signal)
    second.abort()
    expect(await waiting).toEqual(refuse('unavailable'))
    first.abort()
    expect(await working).toEqual(refuse('unavailable'))
    expect(await bytesOf(await maker.make(CAROL, WORK, patient()))).toEqual([2, 9])
  })

  test('says what is not there, and what failed', async () => {
    expect(await open('finds').make(ANA, WORK, patient())).toEqual(refuse('not-found'))
    const maker = open('fails')
    expect(await maker.make(ANA, WORK, patient())).toEqual(refuse('unavailable'))
    await eventually(() => troubles.includes('a document could not be made'), 'it is reported')
  })

  test('closed, it makes nothing', async () => {
    const maker = open('makes')
    await maker.close()
    expect(await maker.make(ANA, WORK, patient())).toEqual(refuse('unavailable'))
  })
})
