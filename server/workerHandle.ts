// Handle of the main thread on a worker thread: started on demand, called by numbered jobs, closed gracefully. It keeps the process alive only while
// a job is pending.
import type { Worker } from 'node:worker_threads'
import type { Clock } from './clock.ts'

type Answering = { readonly type: string; readonly job: number }
type Failed = { readonly type: 'failed'; readonly job: number; readonly why: string }
type AnswerOf<From> = Exclude<Extract<From, Answering>, Failed>
interface Asking {
  /** Transferred instead of copied. */
  readonly transfer?: readonly ArrayBuffer[]
  /** Name of the job, for reports. */
  readonly about?: string
}

export interface WorkerHandle<To, From> {
  start(): void
  /** Sent to a running worker, without an answer. */
  send(message: To): void
  /** Starts the worker if needed. Rejects with `WorkerEnded` when it ends before it answers. */
  ask(message: (job: number) => To, asking?: Asking): Promise<AnswerOf<From>>
  /** Pending jobs. */
  waiting(): readonly string[]
  terminate(): void
  /** Ends a worker that has no job. Requests meanwhile wait, and start another one. */
  renew(): Promise<void>
  /** Waits for pending jobs; one that takes too long is terminated. A request meanwhile starts another worker. */
  close(): Promise<void>
}
export interface WorkerHandleOptions<From> {
  readonly spawn: () => Worker
  readonly clock: Clock
  readonly failed: (error: unknown) => void
  readonly started?: () => void
  readonly answered?: () => void
  /** Messages that belong to no job. */
  readonly noticed?: (notice: Exclude<From, Answering>) => void
  /** It ended by itself. */
  readonly ended?: (code: number) => void
}
export class WorkerEnded extends Error {}

interface Job<From> {
  readonly about: string
  readonly done: (answer: AnswerOf<From>) => void
  readonly failed: (error: Error) => void
}
const CLOSING_MS = 3_000

export const createWorkerHandle = <To extends { readonly type: string }, From extends { readonly type: string }>(
  { spawn, clock, failed, started, answered, noticed, ended }: WorkerHandleOptions<From>,
  closeMessage: To,
): WorkerHandle<To, From> => {
  const jobs = new Map<number, Job<From>>()
  let worker: Worker | null = null
  let nextJob = 1
  let renewing: Promise<void> | null = null

  const start = (): Worker => {
    if (worker) return worker
    const begun = spawn()
    begun.on('message', receive)
    begun.on('error', failed)
    begun.on('exit', (code) => exited(begun, code))
    begun.unref()
    worker = begun
    started?.()
    return begun
  }
  const receive = (message: From) => {
    if (!isAnswer(message)) return noticed?.(message as Exclude<From, Answering>)
    const job = jobs.get(message.job)
    jobs.delete(message.job)
    if (jobs.size === 0) worker?.unref()
    answered?.()
    if (isFailed(message)) job?.failed(new Error(message.why))
    else job?.done(message as AnswerOf<From>)
  }
  const exited = (which: Worker, code: number) => {
    if (which !== worker) return
    worker = null
    for (const job of jobs.values()) job.failed(new WorkerEnded('the worker ended'))
    jobs.clear()
    ended?.(code)
  }
  const close = async () => {
    const running = worker
    if (!running) return
    // Pending jobs are rejected when it has ended.
    if (jobs.size === 0) worker = null
    running.ref()
    const gone = new Promise((resolve) => running.once('exit', resolve))
    running.postMessage(closeMessage)
    const cancel = clock.after(CLOSING_MS, () => void running.terminate())
    await gone
    cancel()
  }
  return {
    start: () => {
      if (!renewing) start()
    },
    send: (message) => worker?.postMessage(message),
    async ask(message, { transfer = [], about = '' } = {}) {
      if (renewing) await renewing
      return new Promise((done, failedJob) => {
        const running = start()
        const job = nextJob++
        jobs.set(job, { about, done, failed: failedJob })
        running.ref()
        running.postMessage(message(job), transfer)
      })
    },
    waiting: () => [...jobs.values()].map(({ about }) => about),
    terminate: () => void worker?.terminate(),
    renew() {
      renewing ??= close().finally(() => {
        renewing = null
      })
      return renewing
    },
    async close() {
      await renewing
      await close()
    },
  }
}

const isAnswer = (message: { readonly type: string }): message is Answering => 'job' in message
const isFailed = (message: Answering): message is Failed => message.type === 'failed'
