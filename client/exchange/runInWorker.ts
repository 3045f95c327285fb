// Runs one request in a Web Worker, which is terminated after its answer, or after twenty seconds.
import type { LiveClock } from '../live/ports.ts'
import { LONGEST_MS } from './bounds.ts'

export interface Failed<Why = never> {
  readonly type: 'failed'
  readonly why: Why | 'unreadable' | 'too-long' | 'not-loaded'
}

export const runInWorker = <Request, Answer>(worker: Worker, request: Request, clock: Pick<LiveClock, 'after'>): Promise<Answer | Failed> =>
  new Promise((resolve) => {
    const end = (answer: Answer | Failed) => {
      cancelTimeout()
      worker.terminate()
      resolve(answer)
    }
    const cancelTimeout = clock.after(LONGEST_MS, () => end({ type: 'failed', why: 'too-long' }))
    worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => end(data))
    // An error without a message means that the worker could not be loaded; with one, that it threw or ran out of memory.
    worker.addEventListener('error', (event) => {
      event.preventDefault()
      end({ type: 'failed', why: event.message ? 'unreadable' : 'not-loaded' })
    })
    worker.postMessage(request)
  })
