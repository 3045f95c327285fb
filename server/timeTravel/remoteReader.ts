// Handle of the main thread on the reader's worker. It is started on demand; one that does not answer is terminated.
import type { Worker } from 'node:worker_threads'
import { refuse } from '../../shared/result.ts'
import type { Clock } from '../clock.ts'
import { createWorkerHandle, WorkerEnded } from '../workerHandle.ts'
import type { FromReader, ToReader } from './messages.ts'
import type { PastReader } from './questions.ts'

interface Dependencies {
  readonly spawn: () => Worker
  readonly clock: Clock
  readonly report: (what: string, error: unknown) => void
}

export interface RemoteReader extends PastReader {
  /** Starts the worker early, so that the first request does not wait for that. */
  wake(): void
}

/** Ten times the duration of the largest request. Counted from the last answer, so that a long queue is no hang. */
const PATIENCE_MS = 30_000
/** The worker is terminated after this time without requests, to free its memory. */
const IDLE_MS = 2 * 60_000

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
      noticed: ({ what, why }) => report(what, new Error(why)),
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
        // Waiting callers may retry: another worker starts then.
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
