// Checks logs, on demand and every night, and writes down what it found. It runs in the worker, beside the projectors.
import type { DocumentId } from '../../shared/ids.ts'
import { checkAudit } from '../audit/checkAudit.ts'
import type { Clock } from '../clock.ts'
import { type Queries, statement } from '../db/queries.ts'
import { type CheckpointDamage, DamagedLogError, type UpdateLog } from '../log/log.ts'
import { createTurns } from '../log/turns.ts'
import { type Checking, checkDocument, documentsToCheck } from './check.ts'
import { readKnownHeads } from './knownHeads.ts'

export interface Verifier {
  /** These, or all when null. One round after the other. */
  verify(documents: readonly DocumentId[] | null): Promise<void>
  /** No further document is begun; resolves when the one at hand is done. */
  close(): Promise<void>
}

interface Dependencies {
  readonly queries: Queries
  readonly log: UpdateLog
  readonly clock: Clock
  /** Vouches for a checkpoint that is what the log gives. */
  readonly proved?: Checking['proved']
  /** What stands in rows that are made from a document as it stands. */
  readonly projected: (document: DocumentId) => NonNullable<Checking['projected']>
  /** Brings history and titles up to date, so that what is compared is what people read. */
  readonly caughtUp: () => Promise<void>
  readonly report: (what: string, error: unknown) => void
  readonly damaged?: (damage: CheckpointDamage) => void
}

const FOUND = `
  INSERT INTO verification (document, at, entries, bad_seq, why, reading) VALUES (?, ?, ?, ?, ?, ?)
  ON CONFLICT (document) DO UPDATE SET
    at = excluded.at, entries = excluded.entries, bad_seq = excluded.bad_seq, why = excluded.why, reading = excluded.reading`

/** In the table of what checks have found: beside the documents, of which none has such a name. */
export const AUDIT = 'audit'

export const createVerifier = (deps: Dependencies): Verifier => {
  const { queries, log, clock, proved, projected, caughtUp, report, damaged = () => undefined } = deps
  const pause = () => new Promise<void>((resolve) => clock.soon(resolve))
  const turns = createTurns()
  let closed = false

  const lookAtAudit = async () => {
    const { entries, fault } = await checkAudit(queries)
    await queries.write([statement(FOUND, AUDIT, clock.now(), entries, fault === null ? null : entries + 1, fault, null)])
    if (fault !== null) report('the audit is not as it was written', new Error(fault))
  }
  const round = async (documents: readonly DocumentId[] | null) => {
    await caughtUp()
    await lookAtAudit()
    const knownHeads = await readKnownHeads(queries)
    for (const document of documents ?? (await documentsToCheck({ log, queries }, knownHeads))) {
      if (closed) return
      const verified = await checkDocument({ log, queries, knownHeads, pause, proved, projected: projected(document) }, document)
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
