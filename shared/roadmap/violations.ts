// Finds dependencies that the dates of an item violate. Pure.
import type { ItemId } from '../ids.ts'
import { daysBetween } from './days.ts'
import type { Dependency, Item } from './model.ts'

export interface Violation {
  readonly dependency: Dependency
  readonly on: Item
  /** The number of days by which the item begins too early. */
  readonly days: number
}

/** The dependencies that would require a later start. */
export const violationsOf = (
  item: Pick<Item, 'start' | 'due' | 'dependsOn'>,
  find: (id: ItemId) => Item | undefined,
): readonly Violation[] =>
  item.dependsOn.flatMap((dependency) => {
    const on = find(dependency.item)
    const begins = item.start ?? item.due
    if (!on || on.archived || begins === null) return []
    const anchor = dependency.type === 'FS' ? on.due : (on.start ?? on.due)
    if (anchor === null) return []
    const days = daysBetween(begins, anchor) + dependency.lag + (dependency.type === 'FS' ? 1 : 0)
    return days > 0 ? [{ dependency, on, days }] : []
  })
