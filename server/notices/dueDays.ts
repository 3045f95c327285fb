// On which days the facts of a group change by themselves, so that it need not be looked at before. Pure.
import { addDays, weekdayOf } from '../../shared/roadmap/days.ts'
import type { Day } from '../../shared/roadmap/model.ts'
import { clockIn } from '../../shared/zones.ts'
import { SOON_DAYS, untilDayOrMorning } from './facts.ts'
import type { NoticedSession, PlannedItem, TokenOfGroup } from './groupNow.ts'
import { isOpenItem } from './holders.ts'

export interface DueSources {
  readonly items: readonly PlannedItem[]
  readonly sessions: readonly NoticedSession[]
  readonly tokens: readonly TokenOfGroup[]
  /** So long before a session its reports are asked for. */
  readonly reportDays: number
  /** Something waits for the mail of a Monday. */
  readonly isMondayAwaited: boolean
}

const WEEK = 7
const HOUR_MS = 3_600_000
/** More than any zone is ahead of UTC. */
const AHEAD_MS = 15 * HOUR_MS
/** Before a token ends: more days than `tokenFacts` counts, in whatever zone. */
const TOKEN_DAYS = 9
/** Where nothing is due: looked at again all the same. */
export const LONGEST_REST_MS = 90 * 24 * HOUR_MS

/** In ms. `zones`: of people, group and sessions. */
export const untilDue = (sources: DueSources, zones: ReadonlySet<string>, now: number): number => {
  // No zone's morning is later than the end of its day in UTC.
  const today = clockIn(now, '').day
  const day = dueDays(sources, today).reduce<Day | null>((first, one) => (one < today || (first && first <= one) ? first : one), null)
  if (day === null) return LONGEST_REST_MS
  const begins = Date.parse(day) - AHEAD_MS
  return Math.min(LONGEST_REST_MS, now < begins ? begins - now : untilDayOrMorning(now, zones))
}

const dueDays = ({ items, sessions, tokens, reportDays, isMondayAwaited }: DueSources, today: Day): readonly Day[] => [
  ...items.filter(isOpenItem).flatMap(({ due }) => (due === null ? [] : [addDays(due, -SOON_DAYS), onceAWeek(addDays(due, 1), today)])),
  ...sessions.flatMap(({ start, end, closedAt }) =>
    start === null || closedAt !== null ? [] : [addDays(start, -reportDays), start, addDays(end ?? start, 1)],
  ),
  ...tokens.flatMap(({ expiresAt }) => {
    const end = addDays(clockIn(expiresAt, '').day, 1)
    const from = addDays(end, -TOKEN_DAYS)
    return today > end ? [] : [from < today ? today : from]
  }),
  ...(isMondayAwaited ? [addDays(today, (MONDAY + WEEK - weekdayOf(today)) % WEEK)] : []),
]
const MONDAY = 1

/** That day, or today if a whole number of weeks has passed since, or else the next such day. */
const onceAWeek = (day: Day, today: Day): Day => {
  if (day >= today) return day
  const passed = Math.round((Date.parse(today) - Date.parse(day)) / (24 * HOUR_MS))
  return addDays(today, (WEEK - (passed % WEEK)) % WEEK)
}
