// The same work on the calling thread: for tests, and for an in-memory log.
import type { Clock } from '../clock.ts'
import type { Queries } from '../db/queries.ts'
import { foldState } from '../log/checkpoints.ts'
import type { UpdateLog } from '../log/log.ts'
import { createDigester } from '../trust/digester.ts'
import { createWantedProof } from '../trust/proveCheckpoints.ts'
import { createSeals } from '../trust/sealedCheckpoints.ts'
import { createVerifier } from '../trust/verifier.ts'
import type { BackgroundWork } from './background.ts'
import { createProjectionCheck } from './checkProjection.ts'
import { createKeeper } from './keeper.ts'
import { createProjectionStore } from './projectionStore.ts'
import { createProjector, type ReportError } from './projector.ts'

interface Dependencies {
  readonly queries: Queries
  readonly log: UpdateLog
  /** Includes checkpoints without a seal; by default the same log. */
  readonly stored?: UpdateLog
  readonly clock: Clock
  readonly report: ReportError
}

export const createInThreadWork = ({ queries, log, stored = log, clock, report }: Dependencies): BackgroundWork => {
  const store = createProjectionStore(queries)
  const projector = createProjector({ log, store, clock, report })
  const keeper = createKeeper({ log, clock, report })
  const seals = createSeals(stored, { queries, clock })
  const proveWanted = createWantedProof(stored, seals)
  const digester = createDigester({ queries, log: stored, clock, report })
  const verifier = createVerifier({
    queries,
    log: stored,
    clock,
    proved: seals.proved,
    projected: createProjectionCheck(queries),
    caughtUp: () => projector.catchUp().then(() => projector.settled()),
    report,
  })
  return {
    wake: () => undefined,
    fold: async (base, updates) => foldState(base, updates),
    appended(document) {
      keeper.appended(document)
      projector.appended(document)
    },
    // Its projector knows of each edit at once.
    unread: () => [],
    async projected(documents) {
      if (!documents) await projector.catchUp()
      await projector.settled(documents)
    },
    keep: (document, seq) => keeper.keep(document, seq),
    digest: (documents) => digester.digest(documents),
    prove: async (document, at) => {
      await proveWanted(document, at)
    },
    verify: (logs) => verifier.verify(logs),
    verifyAudit: () => verifier.verifyAudit(),
    // Its connection was set read-only already.
    stopWriting: () => undefined,
    async close() {
      await projector.close()
      await keeper.close()
      await verifier.close()
      await digester.close()
    },
  }
}
