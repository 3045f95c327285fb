// What waits for what among the rows: each dependency between two that have one, with the rows that its line passes. Pure.
import type { ItemId } from '../../../shared/ids.ts'
import type { Dependency, Item } from '../../../shared/roadmap/model.ts'

export interface Link {
  /** What waits, and what it waits for. */
  readonly item: Item
  readonly on: Item
  readonly dependency: Dependency
  /** Indexes of their rows. */
  readonly itemRow: number
  readonly onRow: number
}

/** By a key that is the same as long as the dependency lives. */
export const linksOf = (items: readonly Item[], rowOf: (id: ItemId) => number | undefined): ReadonlyMap<string, Link> => {
  const shown = new Map(items.map((item) => [item.id, item]))
  const links = new Map<string, Link>()
  for (const item of items) {
    const itemRow = item.dependsOn.length === 0 ? undefined : rowOf(item.id)
    if (itemRow === undefined) continue
    for (const dependency of item.dependsOn) {
      const on = shown.get(dependency.item)
      const onRow = rowOf(dependency.item)
      if (on && onRow !== undefined) links.set(`${item.id} ${on.id}`, { item, on, dependency, itemRow, onRow })
    }
  }
  return links
}

/** Keys of those that pass between two rows. */
export const linksBetween = (links: ReadonlyMap<string, Link>, first: number, last: number): readonly string[] =>
  [...links].flatMap(([key, { itemRow, onRow }]) => (Math.max(itemRow, onRow) < first || Math.min(itemRow, onRow) > last ? [] : [key]))
