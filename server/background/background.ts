// Handle of the main thread on the background worker, which folds states and updates projections.
import type { Worker } from 'node:worker_threads'
import type { DocumentId, Seq } from '../../shared/ids.ts'
import type { Clock } from '../clock.ts'
import type { Queries } from '../db/queries.ts'
import type { FoldedState } from '../log/checkpoints.ts'
import { encodeUpdates } from '../log/entry.ts'
import type { Head } from '../log/head.ts'
import type { CheckpointDamage, UpdateLog } from '../log/log.ts'
import type { StorageLocation } from '../storage/storage.ts'
import type { LogsToVerify } from '../trust/dueLogs.ts'
import { createWorkerHandle } from '../workerHandle.ts'
import type { ReportError } from './projector.ts'
import { createUnread } from './unread.ts'
import { type FromWorker, ownBuffers, type ToWorker } from './workerMessages.ts'

/** Dependencies if the work runs without a worker. */
export interface BackgroundParts {
  readonly where: StorageLocation
  readonly queries: Queries
  readonly log: UpdateLog
  /** Includes checkpoints without a seal. */
  readonly stored: UpdateLog
  readonly clock: Clock
  readonly report: ReportError
}

export interface BackgroundWork {
  /** Starts the worker early; otherwise it starts at the first request, possibly during the first edits. */
  wake(): void
  /** The state after `base` and `updates`, for a checkpoint; rejects when the worker dies: it is retried later. */
  fold(base: Uint8Array | null, updates: readonly Uint8Array[]): Promise<FoldedState>
  /** Notifies the projector that this log has grown: once the document is quiet, or after half a minute. */
  appended(document: DocumentId, head: Head): void
  /** Documents that have grown and that the projector may not have read yet. */
  unread(): readonly DocumentId[]
  /** Resolves when all appended entries (of these documents) are in titles and search texts, also those that a crash left behind. */
  projected(documents?: readonly DocumentId[]): Promise<void>
  /** Stores a checkpoint at exactly this entry, from which history is read. */
  keep(document: DocumentId, seq: Seq): Promise<void>
  /** Signs the digests of these logs, of all when null, at their newest signed heads. */
  digest(documents: readonly DocumentId[] | null): Promise<void>
  /** Seals a checkpoint of a document that a replay of its log confirms, and then, behind, the others. */
  prove(document: DocumentId, at: Seq): Promise<void>
  /** Verifies these logs; results are in the table `verification`. */
  verify(logs: LogsToVerify): Promise<void>
  /** Verifies the chain of the installation's audit; the result is in the same table. */
  verifyAudit(): Promise<void>
  /** Writing to the database's file is unsafe: this worker and its successors only read. */
  stopWriting(): void
  close(): Promise<void>
}

export interface BackgroundDependencies {
  readonly spawn: () => Worker
  /** This server is the only one. */
  readonly alone: boolean
  readonly clock: Clock
  readonly report: ReportError
  readonly damaged?: (damage: CheckpointDamage) => void
}

const FIRST_BACKOFF_MS = 500
const LONGEST_BACKOFF_MS = 60_000

/** A dead worker is restarted, with increasing delays. */
export const createBackgroundWorker = ({
  spawn,
  alone,
  clock,
  report,
  damaged = () => undefined,
}: BackgroundDependencies): BackgroundWork => {
  let backoff = FIRST_BACKOFF_MS
  let resting: (() => void) | null = null
  let closed = false
  let readOnly = false
  /** The worker has replayed whole logs. */
  let isFull = false
  const unread = createUnread(clock, alone)
  let cancelNotify: (() => void) | null = null

  const handle = createWorkerHandle<ToWorker, FromWorker>(
    {
      spawn,
      clock,
      failed: (error) => report('the worker failed', error),
      started: () => {
        if (readOnly) handle.send({ type: 'stopWriting' })
      },
      answered: () => {
        backoff = FIRST_BACKOFF_MS
        if (isFull && handle.waiting().length === 0) renew()
      },
      noticed: (notice) => {
        backoff = FIRST_BACKOFF_MS
        if (notice.type === 'trouble') report(notice.what, new Error(notice.why))
        else damaged(notice.damage)
      },
      ended: (code) => {
        if (closed) return
        report('the worker ended', new Error(`exit code ${code}`))
        // Its pending work is done when its successor catches up.
        resting = clock.after(backoff, () => {
          resting = null
          start()
        })
        backoff = Math.min(backoff * 2, LONGEST_BACKOFF_MS)
      },
    },
    { type: 'close' },
  )
  const mayRun = () => !resting && !closed
  const start = () => {
    if (mayRun()) handle.start()
  }
  /** Memory that a replay of whole logs has taken is freed with the thread; V8 would keep it for minutes. The next worker catches up. */
  const renew = () => {
    isFull = false
    void handle.renew().then(start)
  }
  const notify = (documents: readonly DocumentId[]) => {
    if (documents.length === 0) return
    start()
    handle.send({ type: 'appended', documents })
    unread.notified(documents)
  }
  const wait = (ms: number) => {
    cancelNotify ??= clock.after(ms, () => {
      cancelNotify = null
      notify(unread.due())
      const next = unread.nextWait()
      if (next !== null) wait(next)
    })
  }
  const ask = async (message: (job: number) => ToWorker, transfer: ArrayBuffer[] = []) => {
    if (!mayRun()) throw new Error('the worker is not running')
    return handle.ask(message, { transfer })
  }
  const carryOut = async (message: (job: number) => ToWorker) => void (await ask(message))

  return {
    async fold(base, updates) {
      // Copied into one buffer that is transferred: an update may be a view into a much larger message.
      const packed = encodeUpdates(updates)
      const own = base === null ? null : new Uint8Array(base)
      const answer = await ask((job) => ({ type: 'fold', job, base: own, updates: packed }), ownBuffers(own, packed))
      if (answer.type === 'folded') return { state: answer.state, stateVector: answer.stateVector }
      throw new Error(`an answer to something else: ${answer.type}`)
    },
    wake: start,
    appended(document) {
      unread.grow(document)
      wait(unread.firstWait)
    },
    unread: unread.all,
    async projected(documents) {
      if (mayRun()) notify((documents ?? unread.grown()).filter(unread.isGrown))
      const asked = clock.elapsed()
      await ask((job) => ({ type: 'settle', job, documents: documents ?? null }))
      unread.read(documents ?? null, asked)
    },
    keep: (document, seq) => carryOut((job) => ({ type: 'keep', job, document, seq })),
    async digest(documents) {
      isFull ||= documents === null
      await ask((job) => ({ type: 'digest', job, documents }))
    },
    prove: (document, at) => carryOut((job) => ({ type: 'prove', job, document, at })),
    async verify(logs) {
      isFull = true
      await ask((job) => ({ type: 'verify', job, logs }))
    },
    verifyAudit: () => carryOut((job) => ({ type: 'verifyAudit', job })),
    stopWriting() {
      readOnly = true
      handle.send({ type: 'stopWriting' })
    },
    async close() {
      cancelNotify?.()
      notify(unread.grown())
      closed = true
      resting?.()
      await handle.close()
    },
  }
}
