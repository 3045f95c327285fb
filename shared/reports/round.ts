// Reports requested before the next session, and which were given. A function of plan, sessions, reports and time: nothing is stored when they
// become due.
import type { AgencyId, DelegationId, Instant, ItemId, MeetingId } from '../ids.ts'
import { type DaysOfSession, sessionsAround } from '../meeting/sessionsAround.ts'
import type { Agency, Delegation, Group } from '../people.ts'
import { addDays } from '../roadmap/days.ts'
import type { Day, Item } from '../roadmap/model.ts'
import { isOpenStatus } from '../roadmap/status.ts'
import { dayInZone } from '../zones.ts'

export interface ReportSession extends DaysOfSession {
  readonly id: MeetingId
  readonly shared: boolean
  readonly zone: string
}
type ReportItem = Pick<Item, 'id' | 'kind' | 'status' | 'archived' | 'lead' | 'agencies'>
/** Fields of a report needed for this. */
export interface RoundReport {
  readonly at: Instant
  readonly item: ItemId
  readonly delegation: DelegationId
  readonly agency: AgencyId | null
}

/** Who reports on an item: its agencies or, if it has none, the delegation that leads it. */
export interface Reporter {
  readonly delegation: DelegationId
  readonly agency: AgencyId | null
}
export interface AskedReport<I, R> extends Reporter {
  readonly item: I
  /** The newest since the last session closed. */
  readonly given: R | null
  /** The newest of all. */
  readonly last: R | null
}
export interface ReportRound<S, I, R> {
  /** The next visible session; null: there is none, so no reports are requested. */
  readonly session: S | null
  /** When the last session closed: earlier reports belong to it. */
  readonly since: Instant | null
  /** First day on which reports are requested; null while the session has no date, or if the group requests none. */
  readonly from: Day | null
  /** `late`: the session has begun, by its local time or by its chair. */
  readonly phase: 'none' | 'early' | 'asked' | 'late'
  readonly asked: readonly AskedReport<I, R>[]
}

export interface RoundFacts<S extends ReportSession, I extends ReportItem, R extends RoundReport> {
  readonly items: readonly I[]
  readonly meetings: readonly S[]
  /** Oldest first. */
  readonly reports: readonly R[]
  readonly group: Pick<Group, 'zone' | 'reportDays' | 'delegations' | 'agencies'>
  readonly now: Instant
}

export const reportRound = <S extends ReportSession, I extends ReportItem, R extends RoundReport>({
  items,
  meetings,
  reports,
  group,
  now,
}: RoundFacts<S, I, R>): ReportRound<S, I, R> => {
  const since = meetings.reduce<Instant | null>((last, { closedAt }) => (closedAt && closedAt > (last ?? 0) ? closedAt : last), null)
  // A session reopened for corrections is still over.
  const session = sessionsAround(
    meetings.filter(({ shared, closedAt }) => shared && closedAt === null),
    dayInZone(now, group.zone),
  ).next
  const byReporter = Map.groupBy(reports, (report) => reporterKey(report.item, report))
  const asked = items.filter(isReportedOn).flatMap((item) =>
    reportersOf(item, group).map((reporter) => {
      const last = byReporter.get(reporterKey(item.id, reporter))?.at(-1) ?? null
      return { ...reporter, item, last, given: last && (since === null || last.at > since) ? last : null }
    }),
  )
  const start = session?.start ?? null
  const from = start === null || group.reportDays === 0 ? null : addDays(start, -group.reportDays)
  return { session, since, from, phase: phaseOf(session, from, now, group.zone), asked }
}

/** Missing reports. Empty before the first day. */
export const reportsDue = <S extends ReportSession, I extends ReportItem, R extends RoundReport>(
  facts: RoundFacts<S, I, R>,
): readonly (AskedReport<I, R> & { readonly session: S; readonly late: boolean })[] => {
  const { session, phase, asked } = reportRound(facts)
  if (session === null || phase === 'none' || phase === 'early') return []
  return asked.filter(({ given }) => given === null).map((one) => ({ ...one, session, late: phase === 'late' }))
}

const phaseOf = (
  session: ReportSession | null,
  from: Day | null,
  now: Instant,
  zone: string,
): ReportRound<never, never, never>['phase'] => {
  if (session === null || session.start === null || from === null) return 'none'
  // Its date is in its own time zone.
  const today = dayInZone(now, session.zone || zone)
  if (session.state === 'inSession' || today >= session.start) return 'late'
  return today >= from ? 'asked' : 'early'
}

/** A milestone is no work. */
const isReportedOn = ({ archived, status, kind }: ReportItem): boolean => !archived && kind !== 'milestone' && isOpenStatus(status)

/** Retired ones are not asked. */
const reportersOf = (
  { agencies, lead }: Pick<Item, 'agencies' | 'lead'>,
  group: Pick<Group, 'delegations' | 'agencies'>,
): readonly Reporter[] => {
  const own = group.agencies.filter((agency) => agencies.includes(agency.id) && isActive(agency, group.delegations))
  if (own.length > 0) return own.map(({ id, delegation }) => ({ delegation, agency: id }))
  const leading = group.delegations.find(({ id, retired }) => id === lead && !retired)
  return leading ? [{ delegation: leading.id, agency: null }] : []
}
const isActive = ({ retired, delegation }: Agency, delegations: readonly Delegation[]): boolean =>
  !retired && delegations.some((one) => one.id === delegation && !one.retired)

const reporterKey = (item: ItemId, { delegation, agency }: Reporter): string => `${item} ${agency ?? `${delegation}-`}`
