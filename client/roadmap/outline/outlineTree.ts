// The tree of items by parent. Total: whatever parents concurrent or hostile edits have written, each item occurs exactly once, and at the
// same place for every reader. Written with loops instead of recursion, because a chain of parents may be as long as the plan.
import type { ItemId } from '../../../shared/ids.ts'
import { compareStrings } from '../../../shared/order.ts'
import type { Item } from '../../../shared/roadmap/model.ts'

export interface OutlineNode {
  readonly item: Item
  /** From 1, the top level. */
  readonly level: number
  /** The parent in the tree: the preceding node that is one level higher. */
  readonly parent: ItemId | null
  /** Why the item is at the top level although it has a parent: the parent is missing, or the parents form a cycle. */
  readonly loose: 'orphan' | 'circle' | null
}

/** Siblings are in the order of `items`. */
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
    const least = closes < 0 ? undefined : path.slice(closes).toSorted(compareStrings)[0]
    if (least) cuts.add(least)
  }
  return cuts
}

/** Without the nodes that are not wanted, except ancestors of wanted ones. */
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

/** The items of the outline from top to bottom. */
export const itemOutline = (view: { readonly all: () => readonly Item[]; readonly shown: () => readonly Item[] }): readonly Item[] =>
  pruned(outlineTree(view.all()), new Set(view.shown().map(({ id }) => id))).map(({ item }) => item)
