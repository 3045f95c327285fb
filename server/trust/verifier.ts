// Verifies logs, on demand, after a start and every night, and stores the results. Runs in the worker, beside the projectors.
import type { DocumentId } from '../../shared/ids.ts'
import { checkAudit } from '../audit/checkAudit.ts'
import type { Clock } from '../clock.ts'
import { type Queries, statement } from '../db/queries.ts'
import { type CheckpointDamage, DamagedLogError, type UpdateLog } from '../log/log.ts'
import { createLogTurns } from '../log/turns.ts'
import { type Checking, checkDocument, documentsToCheck } from './check.ts'
import { changedLogs, dueLogs, type LogsToVerify } from './dueLogs.ts'
import { forgedPastCursor, readEventsPastCursor } from './eventsPastCursor.ts'
import { readKnownHeads } from './knownHeads.ts'

export interface Verifier {
  /** One round after the other. Of a background check each server verifies what no other one has verified since it began. */
  verify(logs: LogsToVerify): Promise<void>
  /** The chain of the installation's audit. */
  verifyAudit(): Promise<void>
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
  const { queries, log, clock, proved, projected, caughtUp, holds = async () => true, report, damaged = () => undefined } = deps
  const pause = () => new Promise<void>((resolve) => clock.soon(resolve))
  const turns = createLogTurns()
  let closed = false

  const lookAtAudit = async () => {
    const { entries, fault } = await checkAudit(queries)
    await queries.write([statement(FOUND, AUDIT, clock.now(), entries, fault === null ? null : entries + 1, fault, null)])
    if (fault !== null) report('the audit is not as it was written', new Error(fault))
  }
  const logsOf = async (logs: LogsToVerify, now: number): Promise<readonly DocumentId[]> => {
    if (logs === 'changed') return changedLogs(queries, now)
    if (logs === 'due') return dueLogs(queries, now, await documentsToCheck({ log, queries }, readKnownHeads(queries)))
    return logs
  }
  /** Whether another server verifies it, or has since this round began. */
  const isOthers = async (document: DocumentId, since: number) => {
    if (!(await holds(document))) return true
    const [row] = await queries.all('SELECT at FROM verification WHERE document = ?', document)
    return row !== undefined && Number(row.at) > since && Number(row.at) <= clock.now()
  }
  const round = async (logs: LogsToVerify) => {
    const knownHeads = readKnownHeads(queries)
    const start = clock.now()
    const all = await logsOf(logs, start)
    const isBackground = typeof logs === 'string'
    const ahead = await readEventsPastCursor(queries, all)
    await caughtUp()
    for (const document of all) {
      if (closed) return
      if (isBackground && (await isOthers(document, start))) continue
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
    verify: (logs) => turns.take(() => round(logs)),
    verifyAudit: () => turns.take(lookAtAudit),
    async close() {
      closed = true
      await turns.over()
    },
  }
}
