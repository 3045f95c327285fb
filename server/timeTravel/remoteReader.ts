// The main thread's handle on the reader's worker. It starts when it is woken or asked; one that does not answer is ended.
import type { Worker } from 'node:worker_threads'
import { refuse } from '../../shared/result.ts'
import type { Clock } from '../clock.ts'
import { createWorkerHandle, WorkerEnded } from '../workerHandle.ts'
import type { FromReader, ToReader } from './messages.ts'
import type { Reader } from './questions.ts'

interface Dependencies {
  readonly spawn: () => Worker
  readonly clock: Clock
  readonly report: (what: string, error: unknown) => void
}

export interface RemoteReader extends Reader {
  /** Starts the worker, so that the first question does not wait for that. */
  wake(): void
}

/** Ten times what the largest question takes. Counted from the last answer: one that has many to answer is not one that hangs. */
const PATIENCE_MS = 30_000
/** Its memory is given back when nobody has asked for so long. */
const IDLE_MS = 10 * 60_000

export const createRemoteReader = ({ spawn, clock, report }: Dependencies): RemoteReader => {
  let cancelIdle = () => {}
  let cancelWatch = () => {}
  let leaving: Promise<void> | null = null
  let closed = false

  const handle = createWorkerHandle<ToReader, FromReader>(
    {
      spawn,
      clock,
      failed: (error) => report('the reader failed', error),
      answered: () => {
        if (handle.waiting().length > 0) watch()
        else rest()
      },
      ended: () => cancelWatch(),
    },
    { type: 'close' },
  )
  const watch = () => {
    cancelWatch()
    cancelWatch = clock.after(PATIENCE_MS, () => {
      report('the reader did not answer', new Error(handle.waiting().join(', ')))
      handle.terminate()
    })
  }
  const rest = () => {
    cancelWatch()
    cancelIdle()
    cancelIdle = clock.after(IDLE_MS, () => {
      if (handle.waiting().length === 0) leaving = handle.close()
    })
  }

  return {
    wake: () => {
      handle.start()
      rest()
    },
    async ask(question) {
      if (closed) return refuse('unavailable')
      if (handle.waiting().length === 0) watch()
      try {
        return (await handle.ask((job) => ({ type: 'ask', job, question }), { about: question.type })).answer
      } catch (error) {
        // Who still waits may ask again: another worker starts then.
        if (error instanceof WorkerEnded) return refuse('unavailable')
        throw error
      }
    },
    async close() {
      closed = true
      cancelIdle()
      await leaving
      await handle.close()
    },
  }
}
