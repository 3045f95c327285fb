// The main thread's handle on the reader's worker. It starts when it is woken or asked; one that does not answer is ended.
import type { Worker } from 'node:worker_threads'
import { refuse } from '../../shared/result.ts'
import type { Clock } from '../clock.ts'
import type { FromReader, ToReader } from './messages.ts'
import type { Answer, Question, Reader } from './questions.ts'

interface Dependencies {
  readonly spawn: () => Worker
  readonly clock: Clock
  readonly report: (what: string, error: unknown) => void
}

export interface RemoteReader extends Reader {
  /** Starts the worker, so that the first question does not wait for that. */
  wake(): void
}

interface Job {
  readonly about: Question['type']
  readonly done: (answer: Answer) => void
  readonly failed: (error: Error) => void
}

/** Ten times what the largest question takes. Counted from the last answer: one that has many to answer is not one that hangs. */
const PATIENCE_MS = 30_000
/** Its memory is given back when nobody has asked for so long. */
const IDLE_MS = 10 * 60_000

export const createRemoteReader = ({ spawn, clock, report }: Dependencies): RemoteReader => {
  const jobs = new Map<number, Job>()
  let worker: Worker | null = null
  let nextJob = 1
  let cancelIdle = () => {}
  let cancelWatch = () => {}
  let leaving: Promise<void> | null = null
  let closed = false

  const start = (): Worker => {
    if (worker) return worker
    const started = spawn()
    started.on('message', receive)
    started.on('error', (error) => report('the reader failed', error))
    started.on('exit', () => ended(started))
    // Only while somebody waits for an answer does it keep the process alive.
    started.unref()
    worker = started
    return started
  }
  const watch = (running: Worker) => {
    cancelWatch()
    cancelWatch = clock.after(PATIENCE_MS, () => {
      const asked = [...jobs.values()].map(({ about }) => about).join(', ')
      report('the reader did not answer', new Error(asked))
      void running.terminate()
    })
  }
  const receive = (message: FromReader) => {
    const job = jobs.get(message.job)
    jobs.delete(message.job)
    if (worker && jobs.size > 0) watch(worker)
    else cancelWatch()
    if (message.type === 'answered') job?.done(message.answer)
    else job?.failed(new Error(message.why))
    if (jobs.size === 0) rest()
  }
  const rest = () => {
    worker?.unref()
    cancelIdle()
    cancelIdle = clock.after(IDLE_MS, () => {
      if (jobs.size > 0 || !worker) return
      // Requests from now on are answered by another worker.
      leaving = end(worker)
      worker = null
    })
  }
  /** Pending requests may be retried: another worker starts then. */
  const ended = (which: Worker) => {
    if (which !== worker) return
    worker = null
    cancelWatch()
    for (const job of jobs.values()) job.done(refuse('unavailable'))
    jobs.clear()
  }
  const end = async (running: Worker) => {
    running.ref()
    const gone = new Promise((resolve) => running.once('exit', resolve))
    running.postMessage({ type: 'close' } satisfies ToReader)
    const cancel = clock.after(CLOSING_MS, () => void running.terminate())
    await gone
    cancel()
  }

  return {
    wake: () => {
      start()
      rest()
    },
    async ask(question) {
      if (closed) return refuse('unavailable')
      const running = start()
      const job = nextJob++
      running.ref()
      if (jobs.size === 0) watch(running)
      return new Promise<Answer>((done, failed) => {
        jobs.set(job, { about: question.type, done, failed })
        running.postMessage({ type: 'ask', job, question } satisfies ToReader)
      })
    },
    async close() {
      closed = true
      cancelIdle()
      await leaving
      if (worker) await end(worker)
    },
  }
}

const CLOSING_MS = 3_000
