// Finds pasted cells that would make an item its own ancestor or its own dependency, checked in the order in which they are written. Pure.
import type { ItemId } from '../../../shared/ids.ts'
import type { FieldChange } from '../../../shared/roadmap/changeItems.ts'
import { isReached } from '../../../shared/roadmap/circle.ts'
import type { Item } from '../../../shared/roadmap/model.ts'
import type { PasteLine } from './pasteLine.ts'

export const refuseCircles = (lines: readonly PasteLine[], all: readonly Item[]): readonly PasteLine[] => {
  const links = {
    parent: new Map(all.map(({ id, parent }) => [id, parent === null ? [] : [parent]])),
    dependsOn: new Map(all.map(({ id, dependsOn }) => [id, dependsOn.map(({ item }) => item)])),
  }
  /** False when the link would close a cycle; otherwise the link is added. */
  const link = (id: ItemId, change: FieldChange | null): boolean => {
    const linked = change && linkedBy(change)
    if (!linked) return true
    const known = links[linked.by]
    if (isReached(id, linked.to, (one) => known.get(one) ?? [])) return false
    known.set(id, linked.to)
    return true
  }
  return lines.map(({ item, cells }) => ({
    item,
    cells: cells.map((cell) =>
      // A new item cannot close a cycle, since nothing refers to it yet.
      item === null || link(item.id, cell.change)
        ? cell
        : { ...cell, does: 'refused', why: { trouble: 'circle', part: cell.text }, change: null },
    ),
  }))
}

const linkedBy = (change: FieldChange): { readonly by: 'parent' | 'dependsOn'; readonly to: ItemId[] } | null => {
  if ('dependsOn' in change) return { by: 'dependsOn', to: change.dependsOn.map(({ item }) => item) }
  if ('set' in change && change.set === 'parent') return { by: 'parent', to: change.to === null ? [] : [change.to] }
  return null
}
