// Months as weeks with the entries of each day. It uses calendar days, not instants, so no time zone can shift a day. Pure.
import type { MeetingInfo } from '../../../shared/api/meetings.ts'
import { addDays, addMonths, type Month, monthOf, WEEK, weekdayOf } from '../../../shared/roadmap/days.ts'
import type { Day, Item } from '../../../shared/roadmap/model.ts'

export interface DayEntry {
  readonly day: Day
  /** Whether the day is in the month shown; other days are dimmed. */
  readonly inMonth: boolean
  readonly items: readonly Item[]
  /** Items that were due on this day at the earlier moment of the comparison, and are now due on another day. */
  readonly ghosts: readonly Item[]
  readonly meetings: readonly MeetingInfo[]
}
export interface MonthRequest {
  readonly month: Month
  readonly items: readonly Item[]
  /** Returns the object that a day holds for an item. */
  readonly drawn: (item: Item) => Item
  readonly meetings: readonly MeetingInfo[]
  /** The due date at the earlier moment of the comparison; null when it has not changed. */
  readonly wasDue: (item: Item) => Day | null
}

/** The whole weeks that contain the month. They begin on Monday in both languages, so that all members of a group see the same table. */
export type Weeks = readonly (readonly DayEntry[])[]
export const weeksOf = ({ month, items, drawn, meetings, wasDue }: MonthRequest): Weeks => {
  const first: Day = `${month}-01`
  const start = addDays(first, 1 - weekdayOf(first))
  const end = addDays(addMonths(month, 1) + '-01', -1)
  const due = Map.groupBy(items, (item) => item.due)
  const ghosts = Map.groupBy(items, wasDue)
  const weeks: DayEntry[][] = []
  for (let day = start; day <= end; day = addDays(day, WEEK))
    weeks.push(
      Array.from({ length: WEEK }, (_, at): DayEntry => {
        const own = addDays(day, at)
        return {
          day: own,
          inMonth: own.startsWith(month),
          items: (due.get(own) ?? []).map(drawn),
          ghosts: (ghosts.get(own) ?? []).map(drawn),
          meetings: meetings.filter(({ start, end }) => start !== null && start <= own && own <= (end ?? start)),
        }
      }),
    )
  return weeks
}

/** Returns the previous objects wherever they are equal to the new ones, so that only changed days are rendered again. */
export const reuseWeeks = (before: Weeks, after: Weeks): Weeks => {
  const known = new Map(before.flat().map((entry) => [entry.day, entry]))
  const kept = after.map((week) => week.map((entry) => sameDay(known.get(entry.day), entry)))
  return kept.map((week, at) => (sameList(before[at], week) ? (before[at] ?? week) : week))
}
const sameDay = (before: DayEntry | undefined, after: DayEntry): DayEntry =>
  before &&
  before.inMonth === after.inMonth &&
  sameList(before.items, after.items) &&
  sameList(before.ghosts, after.ghosts) &&
  sameList(before.meetings, after.meetings)
    ? before
    : after
const sameList = (before: readonly unknown[] | undefined, after: readonly unknown[]): boolean =>
  before?.length === after.length && after.every((one, at) => one === before[at])

interface AgendaRequest {
  readonly month: Month
  readonly items: readonly Item[]
  readonly meetings: readonly MeetingInfo[]
  readonly isLate: (item: Item) => boolean
  /** Whether overdue items of all months come first, which is so in the current month; otherwise they are listed on their day. */
  readonly withLate: boolean
}
export interface CalendarAgendaDay {
  readonly day: Day
  readonly items: readonly Item[]
  /** The sessions that begin on this day, or that continue into a month on its first day. */
  readonly meetings: readonly MeetingInfo[]
}
/** The days of a month with due items or sessions, in order. */
export const calendarAgenda = ({
  month,
  items,
  meetings,
  isLate,
  withLate,
}: AgendaRequest): Readonly<Record<'late' | 'days', readonly CalendarAgendaDay[]>> => {
  const isFirst = (item: Item) => withLate && isLate(item)
  const here = items.filter((item) => item.due?.startsWith(month) && !isFirst(item))
  const first: Day = `${month}-01`
  const held = meetings.flatMap((meeting) => {
    const { start, end } = meeting
    if (start === null || monthOf(start) > month || (end ?? start) < first) return []
    return [{ meeting, day: start < first ? first : start }]
  })
  return { late: byDay(items.filter(isFirst), []), days: byDay(here, held) }
}
export const countItems = (days: readonly CalendarAgendaDay[]): number => days.reduce((sum, { items }) => sum + items.length, 0)
/** The days that hold the first `count` items; the last of them may be cut. */
export const firstDays = (days: readonly CalendarAgendaDay[], count: number): readonly CalendarAgendaDay[] => {
  let left = count
  return days.flatMap((one) => {
    if (left <= 0) return []
    const fits = one.items.length <= left
    const cut = fits ? one : { ...one, items: one.items.slice(0, left) }
    left -= cut.items.length
    return [cut]
  })
}

/** The number of later days with due items that are shown beside a month. */
const NEXT_DAYS = 4
/** The overdue items of all months, and the next days after this month on which an open item is due. */
export const aroundMonth = ({
  month,
  items,
  isLate,
}: Pick<AgendaRequest, 'month' | 'items' | 'isLate'>): Readonly<Record<'late' | 'next', readonly CalendarAgendaDay[]>> => {
  const isNext = (item: Item) => item.due !== null && monthOf(item.due) > month && item.status !== 'done' && !isLate(item)
  return { late: byDay(items.filter(isLate), []), next: byDay(items.filter(isNext), []).slice(0, NEXT_DAYS) }
}
const byDay = (
  items: readonly Item[],
  meetings: readonly { readonly meeting: MeetingInfo; readonly day: Day }[],
): readonly CalendarAgendaDay[] => {
  const due = Map.groupBy(items, (item) => item.due ?? '')
  const met = Map.groupBy(meetings, ({ day }) => day)
  return [...new Set([...due.keys(), ...met.keys()])]
    .toSorted()
    .map((day) => ({ day, items: due.get(day) ?? [], meetings: (met.get(day) ?? []).map(({ meeting }) => meeting) }))
}

/** The nearest month in this direction in which an item is due. */
export const nearestMonth = (items: readonly Item[], month: Month, direction: 1 | -1): Month | null => {
  const months = items.flatMap(({ due }) => (due ? [monthOf(due)] : [])).filter((one) => (direction > 0 ? one > month : one < month))
  const sorted = months.sort()
  return (direction > 0 ? sorted[0] : sorted.at(-1)) ?? null
}
