// Pasted cells by which an item would be part of itself, or wait for itself; reckoned as they are written, one after the other. Pure.
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
  /** False when it would close a circle; otherwise it stands from now on. */
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
      // What is new is part of nothing yet, and nothing waits for it.
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
