// Entry point of the reader's worker: all reading of the past runs here, so that it never delays edits. `workerData` is the location of the data.
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { must } from '../../shared/result.ts'
import { systemClock } from '../clock.ts'
import { trustOwnAuthorities } from '../ownAuthorities.ts'
import { openWorkerStorage } from '../storage/openWorkerStorage.ts'
import type { StorageLocation } from '../storage/storage.ts'
import { setThreadPriority } from '../threadPriority.ts'
import { withSealedCheckpoints } from '../trust/sealedCheckpoints.ts'
import type { FromReader, ToReader } from './messages.ts'
import { createReader } from './reader.ts'

// Not `idle`: on a busy machine, where such a thread gets a hundredth of a core, an answer took 20 s. It holds no lock of the database, so no
// writer ever waits for it.
setThreadPriority('low')
// The main thread has said what cannot be read.
trustOwnAuthorities(process.env)
await serve(must(parentPort, 'a parent: this file is a worker'), workerData)

async function serve(port: MessagePort, where: StorageLocation): Promise<void> {
  // A lost connection is reopened, and its callers get an error.
  const storage = await openWorkerStorage(where, { clock: systemClock, report: () => undefined }, true)
  const say = (message: FromReader) => port.postMessage(message)
  const reader = createReader({
    ...storage,
    log: withSealedCheckpoints(storage.openLog(systemClock), { queries: storage.queries, clock: systemClock }),
    report: (what, error) => say({ type: 'reported', what, why: String(error) }),
  })

  port.on('message', (message: ToReader) => {
    if (message.type === 'close') {
      return void storage.close().finally(() => port.close())
    }
    const { job, question } = message
    // Copied, not transferred: the answer may be in a cache here.
    reader.ask(question).then(
      (answer) => say({ type: 'answered', job, answer }),
      (error: unknown) => say({ type: 'failed', job, why: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    )
  })
}
