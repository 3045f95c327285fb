// Verifies logs, on demand and every night, and stores the results. Runs in the worker, beside the projectors.
import type { DocumentId } from '../../shared/ids.ts'
import { checkAudit } from '../audit/checkAudit.ts'
import type { Clock } from '../clock.ts'
import { type Queries, statement } from '../db/queries.ts'
import { type CheckpointDamage, DamagedLogError, type UpdateLog } from '../log/log.ts'
import { createLogTurns } from '../log/turns.ts'
import { type Checking, checkDocument, documentsToCheck } from './check.ts'
import { forgedPastCursor, readEventsPastCursor } from './eventsPastCursor.ts'
import { readKnownHeads } from './knownHeads.ts'

export interface Verifier {
  /** These, or all when null. One round after the other. */
  verify(documents: readonly DocumentId[] | null): Promise<void>
  /** Starts no further document; resolves when the current one is done. */
  close(): Promise<void>
}

interface Dependencies {
  readonly queries: Queries
  readonly log: UpdateLog
  readonly clock: Clock
  /** Seals a checkpoint that equals the replay. */
  readonly proved?: Checking['proved']
  /** Verifies projections of a document. */
  readonly projected: (document: DocumentId) => NonNullable<Checking['projected']>
  /** Updates history and titles, so that the comparison is about current data. */
  readonly caughtUp: () => Promise<void>
  readonly holds?: Checking['holds']
  readonly report: (what: string, error: unknown) => void
  readonly damaged?: (damage: CheckpointDamage) => void
}

const FOUND = `
  INSERT INTO verification (document, at, entries, bad_seq, why, reading) VALUES (?, ?, ?, ?, ?, ?)
  ON CONFLICT (document) DO UPDATE SET
    at = excluded.at, entries = excluded.entries, bad_seq = excluded.bad_seq, why = excluded.why, reading = excluded.reading`

/** Row of the audit in the table of results: no document has this id. */
export const AUDIT = 'audit'

export const createVerifier = (deps: Dependencies): Verifier => {
  const { queries, log, clock, proved, projected, caughtUp, holds, report, damaged = () => undefined } = deps
  const pause = () => new Promise<void>((resolve) => clock.soon(resolve))
  const turns = createLogTurns()
  let closed = false

  const lookAtAudit = async () => {
    const { entries, fault } = await checkAudit(queries)
    await queries.write([statement(FOUND, AUDIT, clock.now(), entries, fault === null ? null : entries + 1, fault, null)])
    if (fault !== null) report('the audit is not as it was written', new Error(fault))
  }
  const round = async (documents: readonly DocumentId[] | null) => {
    const knownHeads = readKnownHeads(queries)
    const all = documents ?? (await documentsToCheck({ log, queries }, knownHeads))
    const ahead = await readEventsPastCursor(queries, all)
    await caughtUp()
    await lookAtAudit()
    for (const document of all) {
      if (closed) return
      const checking = { log, queries, knownHeads, pause, proved, projected: projected(document), caughtUp, holds }
      const found = await checkDocument(checking, document)
      const verified = found.ok ? ((await forgedPastCursor({ queries, log }, document, ahead)) ?? found) : found
      const entries = verified.ok ? verified.entries : Math.max(0, verified.seq - 1)
      const [badSeq, why, reading] = verified.ok ? [null, null, null] : [verified.seq, verified.why, verified.of ?? null]
      await queries.write([statement(FOUND, document, clock.now(), entries, badSeq, why, reading)])
      for (const damage of await log.damagedCheckpoints(document)) damaged(damage)
      if (!verified.ok) report('a log is not as it was written', new DamagedLogError(document, verified.seq, verified.why))
    }
  }

  return {
    verify: (documents) => turns.take(() => round(documents)),
    async close() {
      closed = true
      await turns.over()
    },
  }
}
