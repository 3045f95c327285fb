import { readdirSync, readFileSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import { expect, onTestFinished, test } from 'vitest'
import { systemClock } from '../../../server/clock.ts'
import { openDatabase } from '../../../server/db/open.ts'
import { createRemoteReader } from '../../../server/timeTravel/remoteReader.ts'
import { pageId, seq } from '../../../shared/ids.ts'
import { aFolder } from '../log/openLog.ts'

const NICE = 18
const niceOf = (thread: string): number => {
  const stat = readFileSync(`/proc/self/task/${thread}/stat`, 'latin1')
  return Number(stat.slice(stat.indexOf(') ')).split(' ')[NICE - 1])
}

test.runIf(process.platform === 'linux')('[H9] on a busy machine the reader of the past waits before everybody else', async () => {
  const file = `${aFolder()}/ruta.db`
  const database = await openDatabase({ file })
  onTestFinished(() => database.close())
  const threads = readdirSync('/proc/self/task')
  const before = threads.map(niceOf)
  const spawn = () =>
    new Worker(new URL('../../../server/timeTravel/worker.ts', import.meta.url), { workerData: { engine: 'sqlite', file } })
  const reader = createRemoteReader({ spawn, clock: systemClock, report: () => undefined })
  onTestFinished(() => reader.close())
  expect((await reader.ask({ type: 'state', document: pageId('text'), at: seq(0) })).ok).toBe(true)
  expect(threads.map(niceOf)).toEqual(before)
  const started = readdirSync('/proc/self/task').filter((thread) => !threads.includes(thread))
  expect(Math.max(...started.map(niceOf))).toBeGreaterThanOrEqual(10)
})
