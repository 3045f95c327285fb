// Records a report in the name of an agency as an act: once, even if it is sent repeatedly.
import type { Act } from '../../shared/acts/acts.ts'
import { groupStateOf } from '../../shared/acts/groupState.ts'
import type { NewReport } from '../../shared/api/reports.ts'
import { type AccountId, type DocumentId, type GroupId, type ItemId, type MeetingId, roadmapId } from '../../shared/ids.ts'
import type { Actor } from '../../shared/people.ts'
import { reportsAs } from '../../shared/reports/mayReport.ts'
import { hasReportWords, type Report, reportsIn } from '../../shared/reports/reports.ts'
import { must, ok, type Result, refuse } from '../../shared/result.ts'
import { recordAct } from '../acts/recordAct.ts'
import type { Store } from '../db/rowStore.ts'
import { type LinkDeps, withActs } from '../identity/linkActs.ts'

export interface ReportDeps extends LinkDeps {
  /** Resolves when everything of these documents on disk is projected. */
  readonly projected: (documents: readonly DocumentId[]) => Promise<unknown>
}
interface GivenReport {
  readonly report: Report
  /** False if it was recorded already. */
  readonly isNew: boolean
}

const HOUR = 3_600_000
/** Limit per person and hour: reports are permanent. */
export const MOST_REPORTS = 200

export const giveReport = async (
  deps: ReportDeps,
  { account }: Pick<Actor, 'account'>,
  group: GroupId,
  { id, ...told }: NewReport,
): Promise<Result<GivenReport>> => {
  if (!hasReportWords(told)) return refuse('words-missing')
  const unfit = await unfitItem(deps, group, told.item)
  if (unfit) return refuse(unfit)
  const given = await withActs<GivenReport>(deps, group, async (inside, acts) => {
    const refusal = refusalOf(acts, account, told)
    if (refusal) return refusal
    const own = reportsIn(acts).filter(({ by }) => by?.account === account)
    const before = own.find((one) => one.id === id)
    if (before) return ok({ report: before, isNew: false })
    if (own.filter(({ at }) => at > deps.clock.now() - HOUR).length >= MOST_REPORTS) return refuse('too-many')
    if (told.period !== null && !(await isToCome(inside.db, group, told.period))) return refuse('period-closed')
    const { act } = await recordAct(inside, { group, by: account, what: { type: 'reported', report: id, ...told } })
    return ok({ report: must(reportsIn([act])[0], 'the report just recorded'), isNew: true })
  })
  if (given.ok && given.value.isNew) deps.bus.publish({ type: 'news', group, of: 'reports' })
  return given
}

/** With the current group and seat: either may have changed since the request was authorised. */
const refusalOf = (acts: readonly Act[], account: AccountId, { delegation, agency }: Pick<NewReport, 'delegation' | 'agency'>) => {
  const { delegations, agencies, people } = groupStateOf(acts)
  const isKnown =
    delegations.some((one) => one.id === delegation && !one.retired) &&
    (agency === null || agencies.some((one) => one.id === agency && one.delegation === delegation && !one.retired))
  if (!isKnown) return refuse('unknown-delegation')
  const { role = null, delegation: own = null } = people.get(account) ?? {}
  return role && reportsAs({ role, delegation: own }, { delegation, agency }) ? null : refuse('not-your-agency')
}

/** A missing or archived item may have been created or restored a moment ago. */
const unfitItem = async ({ db, projected }: ReportDeps, group: GroupId, item: ItemId): Promise<'unknown-item' | 'item-archived' | null> => {
  if ((await unfitNow(db, group, item)) === null) return null
  await projected([roadmapId(group)])
  return unfitNow(db, group, item)
}

const unfitNow = async (db: Store, group: GroupId, item: ItemId) => {
  const row = await db
    .selectFrom('plan_item')
    .select('archived')
    .where('document', '=', roadmapId(group))
    .where('id', '=', item)
    .executeTakeFirst()
  if (!row) return 'unknown-item'
  return row.archived === 1 ? 'item-archived' : null
}

/** A session visible to the group that was never closed. */
const isToCome = async (db: Store, group: GroupId, meeting: MeetingId): Promise<boolean> =>
  (await db
    .selectFrom('meeting')
    .select('id')
    .where('group_id', '=', group)
    .where('id', '=', meeting)
    .where('shared', '=', 1)
    .where('closed_at', 'is', null)
    .executeTakeFirst()) !== undefined
