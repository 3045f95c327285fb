// The dependencies between rows, with the range of rows that each line crosses. Pure.
import type { ItemId } from '../../../shared/ids.ts'
import type { Dependency, Item } from '../../../shared/roadmap/model.ts'

export interface TimelineLink {
  /** The dependent item and its predecessor. */
  readonly item: Item
  readonly on: Item
  readonly dependency: Dependency
  /** Indexes of their rows. */
  readonly itemRow: number
  readonly onRow: number
}

/** By a key that does not change as long as the dependency exists. */
export const timelineLinks = (items: readonly Item[], rowOf: (id: ItemId) => number | undefined): ReadonlyMap<string, TimelineLink> => {
  const shown = new Map(items.map((item) => [item.id, item]))
  const links = new Map<string, TimelineLink>()
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

/** The keys of the dependencies whose line crosses the rows from `first` to `last`. */
export const linksBetween = (links: ReadonlyMap<string, TimelineLink>, first: number, last: number): readonly string[] =>
  [...links].flatMap(([key, { itemRow, onRow }]) => (Math.max(itemRow, onRow) < first || Math.min(itemRow, onRow) > last ? [] : [key]))
