// Run as a process of its own by worker.test.ts: asks the worker for one fold, prints its length, and has nothing else to do.
import { Worker } from 'node:worker_threads'
import { createBackgroundWorker } from '../../../server/background/background.ts'
import { systemClock } from '../../../server/clock.ts'

const spawn = () =>
  new Worker(new URL('../../../server/background/worker.ts', import.meta.url), { workerData: { engine: 'sqlite', file: process.argv[2] } })
const background = createBackgroundWorker({ spawn, alone: false, clock: systemClock, report: (what, error) => console.error(what, error) })
const { state } = await background.fold(null, [new Uint8Array([0, 0])])
process.stdout.write(`${state.length}\n`)
