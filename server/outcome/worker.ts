// Entry point of the worker that writes documents, so that they never delay edits. `workerData` is a `MakerData`; the data are only read.
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { must } from '../../shared/result.ts'
import { systemClock } from '../clock.ts'
import { trustOwnAuthorities } from '../ownAuthorities.ts'
import { openWorkerStorage } from '../storage/openWorkerStorage.ts'
import type { StorageLocation } from '../storage/storage.ts'
import { setThreadPriority } from '../threadPriority.ts'
import { createBases } from '../timeTravel/bases.ts'
import { createPlans } from '../timeTravel/plans.ts'
import { withSealedCheckpoints } from '../trust/sealedCheckpoints.ts'
import { bufferWrites } from './bufferedWrites.ts'
import { writeExport } from './make.ts'
import type { FromMaker, MakerData, ToMaker } from './messages.ts'

const { where, priority }: MakerData = workerData
setThreadPriority(priority)
// The main thread has said what cannot be read.
trustOwnAuthorities(process.env)
await serve(must(parentPort, 'a parent: this file is a worker'), where)

async function serve(port: MessagePort, where: StorageLocation): Promise<void> {
  const storage = await openWorkerStorage(where, { clock: systemClock, report: () => undefined }, true)
  const log = withSealedCheckpoints(storage.openLog(systemClock), { queries: storage.queries, clock: systemClock })
  const past = { log, bases: createBases(log) }
  const sources = { past, plans: createPlans(past, storage.queries) }
  const say = (message: FromMaker, moved: readonly ArrayBuffer[] = []) => port.postMessage(message, [...moved])

  port.on('message', (message: ToMaker) => {
    if (message.type === 'close') return void storage.close().finally(() => port.close())
    const { job, work } = message
    const parts = bufferWrites((bytes) => say({ type: 'part', of: job, bytes }, [bytes.buffer]))
    writeExport(sources, work, parts.add).then(
      (isThere) => {
        parts.end()
        say({ type: 'made', job, isThere })
      },
      (error: unknown) => say({ type: 'failed', job, why: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    )
  })
}
