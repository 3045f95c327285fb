// How many due dates have moved since the moment that is compared with, and how far all of them together. Pure.
import { daysBetween } from '../../../shared/roadmap/days.ts'
import type { Day, Item } from '../../../shared/roadmap/model.ts'

export interface Moves {
  readonly count: number
  /** Of all; earlier ones count backwards. */
  readonly days: number
}

/** `wasDue`: null where it had none, or was not there. */
export const movesOf = (items: readonly Pick<Item, 'id' | 'due'>[], wasDue: (id: Item['id']) => Day | null): Moves => {
  const moved = items.flatMap(({ id, due }) => {
    const was = wasDue(id)
    return due && was && was !== due ? [daysBetween(was, due)] : []
  })
  return { count: moved.length, days: moved.reduce((sum, days) => sum + days, 0) }
}
