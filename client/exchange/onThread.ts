// Runs one request in a worker, which is ended when it has answered, or after twenty seconds.
import { LONGEST_MS } from './bounds.ts'

export interface Failed<Why = never> {
  readonly type: 'failed'
  readonly why: Why | 'unreadable' | 'too-long' | 'not-loaded'
}

export const onThread = <Asked, Told>(worker: Worker, asked: Asked): Promise<Told | Failed> =>
  new Promise((resolve) => {
    const end = (told: Told | Failed) => {
      clearTimeout(timer)
      worker.terminate()
      resolve(told)
    }
    const timer = setTimeout(() => end({ type: 'failed', why: 'too-long' }), LONGEST_MS)
    worker.addEventListener('message', ({ data }: MessageEvent<Told>) => end(data))
    // The worker did not load, or ran out of memory.
    worker.addEventListener('error', (event) => {
      event.preventDefault()
      end({ type: 'failed', why: event.message ? 'unreadable' : 'not-loaded' })
    })
    worker.postMessage(asked)
  })
