// Queue of document exports, one at a time and one per user. An export that takes too long is aborted, and so is one whose client has disconnected.
// The worker is started by the first request and terminated after a minute without one. It takes only the CPU time that nothing else wants, so that
// people who type do not wait; where it gets too little of it, another one with a share of its own makes the document, and those that follow.
import type { Worker } from 'node:worker_threads'
import type { AccountId } from '../../shared/ids.ts'
import type { ExportWork } from '../../shared/outcome/work.ts'
import { ok, type Result, refuse } from '../../shared/result.ts'
import type { Clock } from '../clock.ts'
import type { ThreadPriority } from '../threadPriority.ts'
import { createWorkerHandle, WorkerEnded } from '../workerHandle.ts'
import type { FromMaker, ToMaker } from './messages.ts'

export interface ExportMaker {
  /** The file as a stream: resolves with its first bytes. `signal`: the client has disconnected. */
  make(account: AccountId, work: ExportWork, signal: AbortSignal): Promise<Result<ReadableStream<Uint8Array>>>
  close(): Promise<void>
}
interface Dependencies {
  readonly spawn: (priority: ThreadPriority) => Worker
  readonly clock: Clock
  readonly report: (what: string, error: unknown) => void
  readonly patience?: Partial<Patience>
}
interface Patience {
  /** Timeout of an export. */
  readonly makeMs: number
  /** How long a document without a first byte stays with an idle worker. */
  readonly starvedMs: number
  /** Timeout in the queue: longer than that of one export. */
  readonly turnMs: number
  readonly idleMs: number
  readonly mostWaiting: number
}
const PATIENCE: Patience = { makeMs: 60_000, starvedMs: 5_000, turnMs: 90_000, idleMs: 60_000, mostWaiting: 24 }

interface Job {
  readonly account: AccountId
  readonly work: ExportWork
  readonly answer: (result: Result<ReadableStream<Uint8Array>>) => void
  controller: ReadableStreamDefaultController<Uint8Array> | null
  cancelTurn: () => void
  /** It was answered, or its client has disconnected. */
  isOver: boolean
}

export const createExportMaker = ({ spawn, clock, report, patience }: Dependencies): ExportMaker => {
  const { makeMs, starvedMs, turnMs, idleMs, mostWaiting } = { ...PATIENCE, ...patience }
  const waiting: Job[] = []
  let running: { readonly job: Job; readonly number: number } | null = null
  let cancelIdle = () => {}
  let leaving: Promise<void> | null = null
  let closed = false
  let priority: ThreadPriority = 'idle'

  const handle = createWorkerHandle<ToMaker, FromMaker>(
    {
      spawn: () => spawn(priority),
      clock,
      failed: (error) => report('the maker of documents failed', error),
      noticed: ({ of, bytes }) => {
        if (running?.number === of) receive(running.job, bytes, abandon)
      },
    },
    { type: 'close' },
  )
  const abandon = (job: Job) => {
    if (job.isOver) return
    refused(job, 'unavailable')
    takeOut(waiting, job)
    // The partial result is useless; a preview is done sooner than a worker that is started again.
    if (running?.job === job && job.work.format !== 'preview') handle.terminate()
  }
  const run = async (job: Job) => {
    let ended: 'slow' | 'starved' | null = null
    const cancels = [
      clock.after(makeMs, () => {
        ended = 'slow'
        report('a document took too long', new Error(`${job.work.contents.kind} as ${job.work.format}`))
        handle.terminate()
      }),
      clock.after(starvedMs, () => {
        if (priority !== 'idle' || job.controller || job.isOver) return
        ended = 'starved'
        priority = 'low'
        handle.terminate()
      }),
    ]
    try {
      const { isThere } = await handle.ask((number) => {
        running = { job, number }
        return { type: 'make', job: number, work: job.work }
      })
      if (!isThere) refused(job, 'not-found')
      else if (!job.isOver) {
        job.isOver = true
        job.controller?.close()
      }
    } catch (error) {
      if (!(error instanceof WorkerEnded)) report('a document could not be made', error)
      if (ended === 'starved' && !job.isOver && !closed) waiting.unshift(job)
      else refused(job, ended === 'slow' ? 'outcome-slow' : 'unavailable')
    } finally {
      for (const cancel of cancels) cancel()
      running = null
      next()
    }
  }
  const next = () => {
    if (running || closed) return
    const job = waiting.shift()
    if (job) {
      cancelIdle()
      job.cancelTurn()
      // Until its job number is known, no other job starts.
      running = { job, number: -1 }
      void run(job)
    } else rest()
  }
  const rest = () => {
    cancelIdle()
    cancelIdle = clock.after(idleMs, () => {
      if (running) return
      leaving = handle.close()
      priority = 'idle'
    })
  }

  return {
    make: (account, work, signal) =>
      new Promise((answer) => {
        if (closed) return answer(refuse('unavailable'))
        const before = waiting.find((job) => job.account === account)
        // What somebody asks for replaces the preview that they still wait for.
        if (before?.work.format === 'preview') abandon(before)
        else if (before || waiting.length >= mostWaiting) return answer(refuse('outcome-busy'))
        const job: Job = { account, work, answer, controller: null, cancelTurn: () => {}, isOver: false }
        waiting.push(job)
        if (work.format !== 'preview' && running?.job.isOver) handle.terminate()
        job.cancelTurn = clock.after(turnMs, () => {
          if (takeOut(waiting, job)) refused(job, 'outcome-busy')
        })
        if (signal.aborted) abandon(job)
        else signal.addEventListener('abort', () => abandon(job), { once: true })
        next()
      }),
    async close() {
      closed = true
      cancelIdle()
      for (const job of waiting.splice(0)) refused(job, 'unavailable')
      if (running) handle.terminate()
      await leaving
      await handle.close()
    },
  }
}

/** The first bytes begin the answer. */
const receive = (job: Job, bytes: Uint8Array, abandon: (job: Job) => void) => {
  if (job.isOver) return
  if (!job.controller) {
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        job.controller = controller
      },
      cancel: () => abandon(job),
    })
    job.answer(ok(body))
  }
  job.controller?.enqueue(bytes)
}
const refused = (job: Job, why: 'outcome-busy' | 'outcome-slow' | 'not-found' | 'unavailable') => {
  if (job.isOver) return
  job.isOver = true
  job.cancelTurn()
  if (job.controller) job.controller.error(new Error(why))
  else job.answer(refuse(why))
}

/** Whether it was in the queue. */
const takeOut = (queue: Job[], job: Job): boolean => {
  const at = queue.indexOf(job)
  if (at >= 0) queue.splice(at, 1)
  return at >= 0
}
