// The bar of an item, and how dragging changes its dates and those of dependent items. Pure.
import type { ItemId } from '../../../shared/ids.ts'
import type { Day, Item, Progress } from '../../../shared/roadmap/model.ts'
import { violationsOf } from '../../../shared/roadmap/violations.ts'
import { daysMovedBy } from '../selection/shift.ts'
import { type DayNumber, numberOf } from './timelineScale.ts'

export interface BarShape {
  /** `due`: only the due date is known; `start`: only the start. */
  readonly shape: 'span' | 'due' | 'start' | 'milestone'
  readonly from: DayNumber
  /** The day after the last one. */
  readonly to: DayNumber
}
export type Dated = Pick<Item, 'kind' | 'start' | 'due'>

/** Null without any date. If the start is after the due date, they are swapped for display. */
export const barOf = ({ kind, start, due }: Dated): BarShape | null => {
  const [first, last] = [start === null ? null : numberOf(start), due === null ? null : numberOf(due)]
  if (kind === 'milestone') {
    const at = last ?? first
    return at === null ? null : { shape: 'milestone', from: at, to: at + 1 }
  }
  if (first !== null && last !== null) return { shape: 'span', from: Math.min(first, last), to: Math.max(first, last) + 1 }
  if (last !== null) return { shape: 'due', from: last, to: last + 1 }
  return first === null ? null : { shape: 'start', from: first, to: first + 1 }
}

const DONE: Readonly<Record<Progress, number>> = { notStarted: 0, limited: 1 / 3, substantial: 2 / 3, completed: 1 }
/** How much of the bar is filled. */
export const filledOf = ({ status, progress }: Pick<Item, 'status' | 'progress'>): number => (status === 'done' ? 1 : DONE[progress])

export interface Dates {
  readonly start: Day | null
  readonly due: Day | null
}
export type Grip = 'move' | 'start' | 'due'

/** The dates after dragging by this number of days; one end never passes the other. */
export const dragged = ({ start, due }: Dates, grip: Grip, days: number): Dates => {
  const later = daysMovedBy({ start: start ?? due, due: due ?? start }, days)
  if (grip === 'move') return daysMovedBy({ start, due }, days)
  const moved = grip === 'start' ? { start: later.start, due } : { start, due: later.due }
  if (moved.start === null || moved.due === null || moved.start <= moved.due) return moved
  return grip === 'start' ? { start: due, due } : { start, due: start }
}

/** Moves all direct and indirect dependents that begin too early, as little as necessary. */
export const shiftFollowers = (items: readonly Item[], from: ItemId): readonly (Dates & { readonly id: ItemId })[] => {
  const now = new Map<ItemId, Item>(items.map((item) => [item.id, item]))
  const followers = Map.groupBy(
    items.flatMap((item) => item.dependsOn.map((dependency) => ({ on: dependency.item, id: item.id }))),
    ({ on }) => on,
  )
  const moved = new Map<ItemId, Dates & { readonly id: ItemId }>()
  const queue: ItemId[] = [from]
  // Dependencies have no cycle unless a hostile client wrote one; the limit ends the loop then.
  for (let steps = 0; queue.length > 0 && steps < items.length * items.length; steps++) {
    const id = queue.shift()
    for (const follower of (id && followers.get(id)) ?? []) {
      const item = now.get(follower.id)
      if (!item || item.archived || item.status === 'done') continue
      const days = Math.max(0, ...violationsOf(item, (other) => now.get(other)).map((violation) => violation.days))
      if (days === 0) continue
      const dates = dragged(item, 'move', days)
      now.set(item.id, { ...item, ...dates })
      moved.set(item.id, { id: item.id, ...dates })
      queue.push(item.id)
    }
  }
  return [...moved.values()]
}

export type BarSpan = Omit<BarShape, 'shape'>
/** The time that the children with dates take, by parent; archived children are ignored. */
export const childrenSpans = (items: readonly Item[]): ReadonlyMap<ItemId, BarSpan> => {
  const spans = new Map<ItemId, BarSpan>()
  for (const item of items) {
    const bar = item.parent !== null && !item.archived && barOf(item)
    if (item.parent === null || !bar) continue
    const known = spans.get(item.parent) ?? bar
    spans.set(item.parent, { from: Math.min(known.from, bar.from), to: Math.max(known.to, bar.to) })
  }
  return spans
}
