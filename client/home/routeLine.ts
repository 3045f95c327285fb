// The way from the last session to the next one as a line at true scale: where today is, and where each item is due. Pure.
import { compare } from '../../shared/order.ts'
import { daysBetween } from '../../shared/roadmap/days.ts'
import type { Day, Item } from '../../shared/roadmap/model.ts'
import { dueState } from '../item/due.ts'

export type Stand = 'done' | 'late' | 'open'
/** Items that are due so near to each other that one sign stands for them. */
export interface Stop {
  /** Percent of the line. */
  readonly at: number
  /** By due date. */
  readonly items: readonly Item[]
  /** Of those that most need to be looked at, and how many they are. */
  readonly stand: Stand
  readonly count: number
}
export interface RouteLine {
  readonly stops: readonly Stop[]
  /** Percent of the line. */
  readonly today: number
  /** Where the next session stands: before the end of the line when its day has passed. */
  readonly next: number
  /** The station whose name, above the line, would meet today's; none where today is far from both. */
  readonly near: 'last' | 'next' | undefined
  /** Of everything that is due on the way, and of what is late since earlier. */
  readonly counts: Readonly<Record<Stand, number>>
}

interface Way {
  /** The last session; null before the first one. */
  readonly from: Day | null
  /** The next session; null while none is planned. */
  readonly to: Day | null
  readonly today: Day
  readonly items: readonly Item[]
  /** Percent of the line that a sign takes. */
  readonly gap: number
}

/** A line that has to be broken, because today lies beyond it, ends here. */
const BROKEN = 88
/** Of a sign's width: what a station's name takes from its dot inwards. */
const NAME = 2.25
/** Of a sign's own width: how far it keeps from a station. */
const BESIDE = 0.75

export const routeLine = ({ from, to, today, items, gap }: Way): RouteLine => {
  const dated = items.flatMap((item) => (item.due !== null && isCounted(item) ? [{ item, due: item.due }] : []))
  const days = dated.map(({ due }) => due).sort(compare)
  const first = from ?? min(today, days[0] ?? today)
  const end = to ?? max(today, days.at(-1) ?? today)
  // A session that was closed before its last planned day, and a next one that has no day yet: the way does not go backwards.
  const start = first <= end ? first : min(today, end)
  const reach = today > end ? BROKEN : 100
  const length = Math.max(1, daysBetween(start, end))
  const at = (day: Day) => Math.max(0, Math.min(reach, (daysBetween(start, day) / length) * reach))
  /** A sign never stands on a station. */
  const clear = (day: Day) => Math.max(gap * BESIDE, Math.min(reach - gap * BESIDE, at(day)))

  const onTheWay = dated.filter(({ due }) => due > start && due <= end)
  // As everywhere else: a milestone that has passed is overdue too, though it has no sign on the way.
  const late = items.filter((item) => !item.archived && standOf(item, today) === 'late').length
  const count = (stand: Stand) => onTheWay.filter(({ item }) => standOf(item, today) === stand).length
  const now = today > end ? 100 : at(today)
  return {
    stops: stopsOf(
      onTheWay.toSorted((a, b) => compare(a.due, b.due) || a.item.number - b.item.number),
      clear,
      { gap, today },
    ),
    today: now,
    next: reach,
    near: now < NAME * gap ? 'last' : Math.abs(reach - now) < NAME * gap ? 'next' : undefined,
    counts: { done: count('done'), late, open: count('open') },
  }
}

/** The session itself is a station; what nobody works on any more has no due date that counts. */
const isCounted = ({ archived, status, kind }: Item) => !archived && status !== 'withdrawn' && status !== 'deferred' && kind !== 'milestone'

export const standOf = (item: Item, today: Day): Stand =>
  item.status === 'done' ? 'done' : dueState(item, today) === 'late' ? 'late' : 'open'

interface Dated {
  readonly item: Item
  readonly due: Day
}
const stopsOf = (
  dated: readonly Dated[],
  at: (day: Day) => number,
  { gap, today }: { readonly gap: number; readonly today: Day },
): readonly Stop[] => {
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
const worst = (stands: readonly Stand[]): Stand => (stands.includes('late') ? 'late' : stands.includes('open') ? 'open' : 'done')
const min = (a: Day, b: Day): Day => (a < b ? a : b)
const max = (a: Day, b: Day): Day => (a > b ? a : b)
