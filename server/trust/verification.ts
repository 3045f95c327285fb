// Results of the last verification, and verification on demand: one at a time per group, shared by concurrent requests.
import { groupStateOf } from '../../shared/acts/groupState.ts'
import type { Verification } from '../../shared/api/trust.ts'
import { type DocumentId, type GroupId, type Instant, instant, parseDocumentId, seq } from '../../shared/ids.ts'
import { parseReading } from '../../shared/log/reading.ts'
import type { Acts } from '../acts/readActs.ts'
import type { Clock } from '../clock.ts'
import type { VerificationTable } from '../db/logTables.ts'
import type { Store } from '../db/rowStore.ts'
import { DamagedLogError } from '../log/log.ts'
import { headsOfGroup } from './headRows.ts'
import { AUDIT } from './verifier.ts'

export interface Verifications {
  of(group: GroupId): Promise<Verification>
  /** Verifies now; requests during a check, and within ten seconds after it, share its result. */
  check(group: GroupId): Promise<Verification>
}

interface Dependencies {
  readonly db: Store
  readonly clock: Clock
  readonly acts: Acts
  /** In the worker. */
  readonly verify: (documents: readonly DocumentId[]) => Promise<void>
}

interface Round {
  endedAt: number | null
  readonly done: Promise<Verification>
}

/** Minimum interval, because reading every log loads the disk. */
const FRESH_MS = 10_000

export const createVerifications = ({ db, clock, acts, verify }: Dependencies): Verifications => {
  const rounds = new Map<GroupId, Round>()

  const of = async (group: GroupId): Promise<Verification> => {
    const rows = await db
      .selectFrom('verification')
      .innerJoin('document', 'document.id', 'verification.document')
      .selectAll('verification')
      .where('document.group_id', '=', group)
      .orderBy('document.kind', 'desc')
      .orderBy('document.created_at')
      .orderBy('document.id')
      .execute()
    const audit = await db.selectFrom('verification').selectAll().where('document', '=', AUDIT).executeTakeFirst()
    return {
      at: rows.length === 0 ? null : instant(Math.min(...rows.map(({ at }) => at))),
      documents: rows.flatMap(readRow),
      audit: audit ? { entries: audit.entries, ok: audit.bad_seq === null, why: audit.why } : null,
      rowsSince: await rowsSince(group),
    }
  }
  const rowsSince = async (group: GroupId): Promise<Instant | null> => {
    try {
      const all = await acts.of(group)
      const { rows } = groupStateOf(all)
      return rows && all[0] && rows.since > all[0].at ? rows.since : null
    } catch (error) {
      // The check of this log names the damage.
      if (error instanceof DamagedLogError) return null
      throw error
    }
  }
  const checkNow = async (group: GroupId): Promise<Verification> => {
    const checked = await db
      .selectFrom('verification')
      .innerJoin('document', 'document.id', 'verification.document')
      .select('document.id')
      .where('document.group_id', '=', group)
      .execute()
    // A log that existed at the last check and is missing must be reported, too.
    const documents = [
      ...checked.flatMap(({ id }) => parseDocumentId(id) ?? []),
      ...(await headsOfGroup(db, group)).map(({ document }) => document),
    ]
    await verify([...new Set(documents)].sort())
    return of(group)
  }

  return {
    of,
    check(group) {
      const last = rounds.get(group)
      if (last && (last.endedAt === null || clock.elapsed() - last.endedAt < FRESH_MS)) return last.done
      const round: Round = { endedAt: null, done: checkNow(group) }
      rounds.set(group, round)
      round.done.then(
        () => {
          round.endedAt = clock.elapsed()
        },
        // A failed one is not reused for the next request.
        () => rounds.delete(group),
      )
      return round.done
    },
  }
}

/** Documents found damaged by the last check; and the audit. */
export const damagedLogs = async (db: Store): Promise<readonly string[]> => {
  const rows = await db.selectFrom('verification').select('document').where('bad_seq', 'is not', null).orderBy('document').execute()
  return rows.flatMap(({ document }) => parseDocumentId(document) ?? (document === AUDIT ? AUDIT : []))
}

const readRow = (row: VerificationTable): Verification['documents'] => {
  const document = parseDocumentId(row.document)
  const bad = row.bad_seq === null ? null : seq(row.bad_seq)
  const found = { entries: row.entries, ok: bad === null, seq: bad, why: row.why, reading: parseReading(row.reading) }
  return document ? [{ document, at: instant(row.at), ...found }] : []
}
