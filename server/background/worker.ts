// Entry point of the worker: folds states, updates projections, and checkpoints the write-ahead log, whose fsyncs would otherwise delay commits on
// the main thread. `workerData` is the location of the data.
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { must } from '../../shared/result.ts'
import { systemClock } from '../clock.ts'
import { foldState } from '../log/checkpoints.ts'
import { decodeUpdates } from '../log/entry.ts'
import type { CheckpointDamage } from '../log/log.ts'
import { trustOwnAuthorities } from '../ownAuthorities.ts'
import { openWorkerStorage } from '../storage/openWorkerStorage.ts'
import type { StorageLocation } from '../storage/storage.ts'
import { createSummaryCheck, startKeepingSummaries } from '../timeTravel/keepSummaries.ts'
import { createDigester } from '../trust/digester.ts'
import { createOthersToProve, createWantedProof } from '../trust/proveCheckpoints.ts'
import { createSeals, withSealedCheckpoints } from '../trust/sealedCheckpoints.ts'
import { createVerifier } from '../trust/verifier.ts'
import { createProjectionCheck } from './checkProjection.ts'
import { startFillingPastPlans } from './fillPastPlans.ts'
import { createKeeper } from './keeper.ts'
import { createProjectionStore, documentsBehind } from './projectionStore.ts'
import { createProjector } from './projector.ts'
import { keepCheckpointing } from './walCheckpoint.ts'
import { type FromWorker, ownBuffers, type ToWorker } from './workerMessages.ts'

// The main thread has said what cannot be read.
trustOwnAuthorities(process.env)
await serve(must(parentPort, 'a parent: this file is a worker'), workerData)

async function serve(port: MessagePort, where: StorageLocation): Promise<void> {
  const clock = systemClock
  const answer = (message: FromWorker, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer)
  const report = (what: string, error: unknown) => answer({ type: 'trouble', what, why: stackOf(error) })
  const storage = await openWorkerStorage(where, { clock, report }, false)
  const { queries } = storage
  const damaged = (damage: CheckpointDamage) => answer({ type: 'checkpointDamaged', damage })
  const stored = storage.openLog(clock, damaged)
  const log = withSealedCheckpoints(stored, { queries, clock })
  const seals = createSeals(stored, { queries, clock })
  const leases = storage.openLeases()
  const projector = createProjector({
    log,
    store: createProjectionStore(queries),
    leases,
    behind: () => documentsBehind(queries),
    clock,
    report,
  })
  const keeper = createKeeper({ log, leases, clock, report })
  const stopFilling = startFillingPastPlans({ log, queries, leases, clock, report })
  const stopKeeping = startKeepingSummaries({ log, queries, leases, clock, report })
  const digester = createDigester({ queries, log: stored, clock, report })
  const [projected, summarized] = [createProjectionCheck(queries), createSummaryCheck({ log, queries })]
  const verifier = createVerifier({
    queries,
    log: stored,
    clock,
    proved: seals.proved,
    projected: (document) => async (replay) => (await projected(document)(replay)) ?? (await summarized(document)),
    caughtUp: () => projector.catchUp().then(() => projector.settled()),
    holds: leases.hold,
    report,
    damaged,
  })
  const proveWanted = createWantedProof(stored, seals)
  const othersToProve = createOthersToProve(stored, seals, report)
  const stopCheckpointing = storage.sqlite ? keepCheckpointing(storage.sqlite, clock, report) : () => undefined
  // Catches up after a crash before any request is answered "settled".
  const caughtUp = projector.catchUp()

  const carryOut = async (message: ToWorker): Promise<void> => {
    switch (message.type) {
      case 'fold': {
        const { state, stateVector } = foldState(message.base, decodeUpdates(message.updates) ?? [])
        return answer({ type: 'folded', job: message.job, state, stateVector }, ownBuffers(state, stateVector))
      }
      case 'appended':
        for (const document of message.documents) {
          keeper.appended(document)
          projector.appended(document)
        }
        return
      case 'keep':
        await keeper.keep(message.document, message.seq)
        return answer({ type: 'done', job: message.job })
      case 'digest':
        await digester.digest(message.documents)
        return answer({ type: 'done', job: message.job })
      case 'prove': {
        const areOthersLeft = await proveWanted(message.document, message.at)
        answer({ type: 'done', job: message.job })
        if (areOthersLeft) othersToProve.add(message.document)
        return
      }
      case 'verify':
        await verifier.verify(message.logs)
        return answer({ type: 'done', job: message.job })
      case 'verifyAudit':
        await verifier.verifyAudit()
        return answer({ type: 'done', job: message.job })
      case 'settle':
        if (!message.documents) await caughtUp
        if (queries.engine === 'postgres' && !message.documents)
          for (const document of await documentsBehind(queries)) projector.appended(document)
        await projector.settled(message.documents ?? undefined)
        return answer({ type: 'settled', job: message.job })
      case 'stopWriting':
        storage.sqlite?.exec('PRAGMA query_only = ON')
        return
      case 'close':
        stopCheckpointing()
        await stopFilling()
        await stopKeeping()
        await othersToProve.stop()
        await projector.settled()
        await projector.close()
        await keeper.close()
        await verifier.close()
        await digester.close()
        await leases.close()
        await storage.close()
        return port.close()
    }
  }
  port.on('message', (message: ToWorker) => {
    carryOut(message).catch((error: unknown) => {
      if ('job' in message) answer({ type: 'failed', job: message.job, why: stackOf(error) })
      else report('the worker could not carry out a message', error)
    })
  })
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
