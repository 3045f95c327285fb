// What a review page asks: two moments of a large road map side by side, from a server that has just started, and again.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { systemClock } from '../../server/clock.ts'
import { openDatabase } from '../../server/db/open.ts'
import { createRemoteReader } from '../../server/timeTravel/remoteReader.ts'
import type { Comparison, Moment } from '../../shared/history/comparison.ts'
import { type Seq, seq } from '../../shared/ids.ts'
import { must } from '../../shared/result.ts'
import { LONG_PLAN, writeLongPlan } from './longPlan.ts'
import { ms, row, summary } from './stats.ts'

const READER = new URL('../../server/timeTravel/worker.ts', import.meta.url)
const AGAIN = 10

export const review = async (items: number, updates: number): Promise<readonly string[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'ruta-bench-'))
  const file = join(folder, 'ruta.db')
  const database = await openDatabase({ file })
  try {
    const { closed, head, foldUs } = await writeLongPlan(database, { items, updates })
    const [first, second] = closed.map(momentAt)
    const [since, between, now] = [must(first, 'a session'), must(second, 'a session'), momentAt(head)]
    const starting = await asked(file, [[between, now]])
    const cold = await asked(file, [[between, now]], 'awake')
    const whole = await asked(file, [[since, now]], 'awake')
    // Somebody writes on meanwhile: the same question again, each time up to a later entry.
    const later = Array.from({ length: AGAIN }, (_, at): [Moment, Moment] => [between, momentAt(seq(head - AGAIN + at + 1))])
    const warm = await asked(file, [[between, momentAt(seq(head - AGAIN))], ...later])
    const same = await asked(
      file,
      Array.from({ length: AGAIN }, () => [between, now]),
    )
    return [
      row(`a plan of ${items} items, ${head} entries`, { 'fold and project': `${foldUs.toFixed(0)} µs an entry` }),
      row('review since the last session', {
        cold: ms(cold.times[0] ?? Number.NaN),
        'and the reader to be started': ms(starting.times[0] ?? Number.NaN),
        'since the first': ms(whole.times[0] ?? Number.NaN),
        'one entry later p50': ms(summary(warm.times.slice(1)).p50),
        'the same again': ms(summary(same.times.slice(1)).p50),
        answer: `${(cold.bytes / 1024 / 1024).toFixed(1)} MB`,
        'items that differ': String(cold.items),
      }),
    ]
  } finally {
    database.close()
    rmSync(folder, { recursive: true })
  }
}

const momentAt = (at: Seq): Moment => ({
  mark: `seq:${at}`,
  at: null,
  meeting: null,
  name: null,
  seqs: [{ document: LONG_PLAN, seq: at }],
  unreadable: [],
})

/** Of a worker that has read nothing yet: it starts with the first question, or is awake as after a server's start. */
const asked = async (file: string, pairs: readonly (readonly [Moment, Moment])[], is: 'asleep' | 'awake' = 'asleep') => {
  const spawn = () => new Worker(READER, { workerData: { engine: 'sqlite', file } })
  const report = (what: string, error: unknown) => {
    throw new Error(what, { cause: error })
  }
  const reader = createRemoteReader({ spawn, clock: systemClock, report })
  if (is === 'awake') await reader.ask({ type: 'search', documents: [], query: 'anything' })
  const times: number[] = []
  let bytes = 0
  let items = 0
  for (const [from, to] of pairs) {
    const start = performance.now()
    const answer = await reader.ask({ type: 'comparison', roadmap: LONG_PLAN, from, to })
    times.push(performance.now() - start)
    if (!answer.ok) throw new Error(answer.refusal)
    bytes = answer.value.length
    const comparison: Comparison = JSON.parse(new TextDecoder().decode(answer.value))
    items = comparison.items.length
  }
  await reader.close()
  return { times, bytes, items }
}
