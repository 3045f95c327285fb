// The number of due dates that have moved since the moment of the comparison, and the sum of their shifts. Pure.
import { daysBetween } from '../../../shared/roadmap/days.ts'
import type { Day, Item } from '../../../shared/roadmap/model.ts'

interface Moves {
  readonly count: number
  /** The sum over all items; moves to earlier dates count as negative. */
  readonly days: number
}

/** `wasDue`: null when the item had no due date or did not exist. */
export const movesOf = (items: readonly Pick<Item, 'id' | 'due'>[], wasDue: (id: Item['id']) => Day | null): Moves => {
  const moved = items.flatMap(({ id, due }) => {
    const was = wasDue(id)
    return due && was && was !== due ? [daysBetween(was, due)] : []
  })
  return { count: moved.length, days: moved.reduce((sum, days) => sum + days, 0) }
}
