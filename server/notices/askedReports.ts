// The reports that are asked of a group's people now, as facts: one for each person and session.
import type { GroupId, Instant } from '../../shared/ids.ts'
import type { Report } from '../../shared/reports/reports.ts'
import { reportsDue } from '../../shared/reports/round.ts'
import { readGroupRow } from '../db/readGroup.ts'
import type { Store } from '../db/rowStore.ts'
import { type NoticeFact, reportFacts } from './facts.ts'
import type { NoticedSession, NotifiedPerson, PlannedItem } from './groupNow.ts'

export interface AskingDeps {
  readonly db: Store
  /** The oldest first. */
  readonly reportsOf: (group: GroupId) => Promise<readonly Report[]>
}
export interface Asking {
  readonly items: readonly PlannedItem[]
  readonly sessions: readonly NoticedSession[]
  readonly people: readonly NotifiedPerson[]
  readonly now: Instant
}

/** Reports are read where some are asked for at all. */
export const askedReports = async (
  { db, reportsOf }: AskingDeps,
  id: GroupId,
  { items, sessions, people, now }: Asking,
): Promise<readonly NoticeFact[]> => {
  const group = await readGroupRow(db, id)
  if (!group) return []
  const facts = { items, meetings: sessions, group, now }
  if (reportsDue({ ...facts, reports: NO_REPORTS }).length === 0) return []
  return reportFacts(reportsDue({ ...facts, reports: await reportsOf(id) }), people)
}
const NO_REPORTS: readonly Report[] = []
