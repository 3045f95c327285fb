// Time line from the last session to the next one, to scale: positions of today and of due items. Pure.
import { compareStrings } from '../../shared/order.ts'
import { daysBetween } from '../../shared/roadmap/days.ts'
import type { Day, Item } from '../../shared/roadmap/model.ts'
import { dueState } from '../item/due.ts'

export type StopState = 'done' | 'late' | 'open'
/** Items with due dates so close that they share one mark. */
export interface RouteStop {
  /** Percent of the line. */
  readonly at: number
  /** By due date. */
  readonly items: readonly Item[]
  /** The most urgent items of the mark, and the total count. */
  readonly stand: StopState
  readonly count: number
}
export interface RouteLine {
  readonly stops: readonly RouteStop[]
  /** Percent of the line. */
  readonly today: number
  /** Position of the next session: before the end of the line if its date has passed. */
  readonly next: number
  /** The station whose label, above the line, would overlap today's; undefined where today is far from both. */
  readonly near: 'last' | 'next' | undefined
  /** Counts everything due until the next session, including what was already overdue. */
  readonly counts: Readonly<Record<StopState, number>>
}

interface Way {
  /** The last session; null before the first one. */
  readonly from: Day | null
  /** The next session; null while none is planned. */
  readonly to: Day | null
  readonly today: Day
  readonly items: readonly Item[]
  /** Width of a mark in percent of the line. */
  readonly gap: number
}

/** Where a line is broken because today lies beyond it. */
const BROKEN = 88
/** How much of a mark's width a station's label takes from its dot inwards. */
const NAME = 2.25
/** Minimum distance of a mark from a station, in mark widths. */
const BESIDE = 0.75

export const routeLine = ({ from, to, today, items, gap }: Way): RouteLine => {
  const dated = items.flatMap((item) => (item.due !== null && isCounted(item) ? [{ item, due: item.due }] : []))
  const days = dated.map(({ due }) => due).sort(compareStrings)
  const first = from ?? min(today, days[0] ?? today)
  const end = to ?? max(today, days.at(-1) ?? today)
  // A session may close before its last planned day, and the next may have no date yet: the line must not run backwards.
  const start = first <= end ? first : min(today, end)
  const reach = today > end ? BROKEN : 100
  const length = Math.max(1, daysBetween(start, end))
  const at = (day: Day) => Math.max(0, Math.min(reach, (daysBetween(start, day) / length) * reach))
  /** Keeps marks off the stations. */
  const clear = (day: Day) => Math.max(gap * BESIDE, Math.min(reach - gap * BESIDE, at(day)))

  const onTheWay = dated.filter(({ due }) => due > start && due <= end)
  // As everywhere else, a milestone that has passed is overdue too, though it has no mark on the line.
  const late = items.filter((item) => !item.archived && standOf(item, today) === 'late').length
  const count = (stand: StopState) => onTheWay.filter(({ item }) => standOf(item, today) === stand).length
  const now = today > end ? 100 : at(today)
  return {
    stops: stopsOf(
      onTheWay.toSorted((a, b) => compareStrings(a.due, b.due) || a.item.number - b.item.number),
      clear,
      { gap, today },
    ),
    today: now,
    next: reach,
    near: now < NAME * gap ? 'last' : Math.abs(reach - now) < NAME * gap ? 'next' : undefined,
    counts: { done: count('done'), late, open: count('open') },
  }
}

/** The session is a station itself, and inactive items have no relevant due date. */
const isCounted = ({ archived, status, kind }: Item) => !archived && status !== 'withdrawn' && status !== 'deferred' && kind !== 'milestone'

export const standOf = (item: Item, today: Day): StopState =>
  item.status === 'done' ? 'done' : dueState(item, today) === 'late' ? 'late' : 'open'

interface Dated {
  readonly item: Item
  readonly due: Day
}
const stopsOf = (
  dated: readonly Dated[],
  at: (day: Day) => number,
  { gap, today }: { readonly gap: number; readonly today: Day },
): readonly RouteStop[] => {
  const stops: { at: number; items: Item[] }[] = []
  for (const { item, due } of dated) {
    const last = stops.at(-1)
    if (last && at(due) - last.at < gap) last.items.push(item)
    else stops.push({ at: at(due), items: [item] })
  }
  return stops.map((stop) => {
    const stands = stop.items.map((item) => standOf(item, today))
    const stand = worst(stands)
    return { ...stop, stand, count: stands.filter((one) => one === stand).length }
  })
}
const worst = (stands: readonly StopState[]): StopState => (stands.includes('late') ? 'late' : stands.includes('open') ? 'open' : 'done')
const min = (a: Day, b: Day): Day => (a < b ? a : b)
const max = (a: Day, b: Day): Day => (a > b ? a : b)
