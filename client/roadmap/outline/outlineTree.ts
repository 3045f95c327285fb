// The plan by what is part of what, from top to bottom. Total: whatever parents hostile or simultaneous edits have written, each item
// stands exactly once, for every reader at the same place. Loops, because a chain of parents may be as long as the plan.
import type { ItemId } from '../../../shared/ids.ts'
import { compare } from '../../../shared/order.ts'
import type { Item } from '../../../shared/roadmap/model.ts'

export interface OutlineNode {
  readonly item: Item
  /** 1 is the top. */
  readonly level: number
  /** What it stands under: the node before it that is one level higher. */
  readonly parent: ItemId | null
  /** Why it stands at the top although it names a parent. */
  readonly loose: 'orphan' | 'circle' | null
}

/** What stands under one item stands in the order of `items`. */
export const outlineTree = (items: readonly Item[]): readonly OutlineNode[] => {
  const known = new Map(items.map((item) => [item.id, item]))
  const cuts = circleCuts(known)
  const parentOf = ({ id, parent }: Item) => (parent !== null && known.has(parent) && !cuts.has(id) ? parent : null)
  const children = Map.groupBy(items, parentOf)
  const nodes: OutlineNode[] = []
  const waiting: OutlineNode[] = []
  const stand = (parent: ItemId | null, level: number) => {
    for (const item of children.get(parent)?.toReversed() ?? []) {
      const loose = cuts.has(item.id) ? 'circle' : parent === null && item.parent !== null ? 'orphan' : null
      waiting.push({ item, level, parent, loose })
    }
  }
  stand(null, 1)
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    nodes.push(node)
    stand(node.item.id, node.level + 1)
  }
  return nodes
}

/** Of each cycle the item with the least id, so that the choice does not depend on order or filter. */
const circleCuts = (known: ReadonlyMap<ItemId, Item>): ReadonlySet<ItemId> => {
  const cuts = new Set<ItemId>()
  const walked = new Set<ItemId>()
  for (const start of known.keys()) {
    const path: ItemId[] = []
    let id: ItemId | null = start
    while (id !== null && known.has(id) && !walked.has(id)) {
      walked.add(id)
      path.push(id)
      id = known.get(id)?.parent ?? null
    }
    const closes = id === null ? -1 : path.indexOf(id)
    const least = closes < 0 ? undefined : path.slice(closes).toSorted(compare)[0]
    if (least) cuts.add(least)
  }
  return cuts
}

/** Without what is not wanted, unless it leads to something that is. */
export const pruned = (nodes: readonly OutlineNode[], wanted: ReadonlySet<ItemId>): readonly OutlineNode[] => {
  const led = new Set<ItemId>()
  return nodes
    .toReversed()
    .filter(({ item, parent }) => {
      const stays = wanted.has(item.id) || led.has(item.id)
      if (stays && parent !== null) led.add(parent)
      return stays
    })
    .reverse()
}

/** The items of the outline, as they are read from top to bottom. */
export const outlineOf = (view: { readonly all: () => readonly Item[]; readonly shown: () => readonly Item[] }): readonly Item[] =>
  pruned(outlineTree(view.all()), new Set(view.shown().map(({ id }) => id))).map(({ item }) => item)
