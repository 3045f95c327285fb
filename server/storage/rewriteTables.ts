// Writes the tables of the embedded database that name people anew, on a thread of its own; then empties the write-ahead log. Writers of this thread
// wait for one table at a time.
import type { DatabaseSync } from 'node:sqlite'
import { Worker } from 'node:worker_threads'
import type { Clock } from '../clock.ts'
import { TABLES_OF_ERASING } from '../db/namesPeople.ts'
import { withoutWriters } from '../db/writeGate.ts'
import { createWorkerHandle } from '../workerHandle.ts'
import type { FromRewriter, ToRewriter } from './rewriteMessages.ts'

const ENTRY = new URL('rewriteWorker.ts', import.meta.url)
const TRY_AGAIN_MS = 1_000
const MOST_TRIES = 3

/** Answers false when a backup, or a reader of the past, has held the write-ahead log all the time. */
export const rewriteTables = async (sqlite: DatabaseSync, clock: Clock): Promise<boolean> => {
  const file = sqlite.location()
  if (file === null) return true
  let failure: unknown = null
  const worker = createWorkerHandle<ToRewriter, FromRewriter>(
    {
      spawn: () => new Worker(ENTRY, { workerData: file }),
      clock,
      // The job that waits is rejected, too.
      failed: (error) => {
        failure = error
      },
    },
    { type: 'close' },
  )
  const truncated = async (): Promise<boolean> => {
    for (let tries = 1; ; tries++) {
      // Most of it while others write.
      await worker.ask((job) => ({ type: 'checkpoint', job }))
      const { isDone } = await withoutWriters(sqlite, clock, () => worker.ask((job) => ({ type: 'truncate', job })))
      if (isDone || tries === MOST_TRIES || !sqlite.isOpen) return isDone
      await new Promise<void>((resolve) => clock.after(TRY_AGAIN_MS, () => resolve()))
    }
  }
  try {
    for (const table of TABLES_OF_ERASING) await withoutWriters(sqlite, clock, () => worker.ask((job) => ({ type: 'rewrite', job, table })))
    return await truncated()
  } catch (error) {
    throw failure === null ? error : new Error('the thread that writes tables anew has ended', { cause: failure })
  } finally {
    await worker.close()
  }
}
