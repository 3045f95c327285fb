// The rows of the outline: the tree without collapsed items, with the number of items below each.

import { fold } from '../../../shared/foldAccents.ts'
import type { ItemId } from '../../../shared/ids.ts'
import type { Item } from '../../../shared/roadmap/model.ts'
import { itemKey } from '../tableLayout.ts'
import type { OutlineNode } from './outlineTree.ts'

export interface OutlineRow extends OutlineNode {
  readonly key: string
  /** The position among its siblings, from 1. */
  readonly place: number
  readonly of: number
  /** Whether the branch is collapsed; null when the item has no children. */
  readonly folded: boolean | null
  /** The numbers of done and of all descendants, without archived ones. */
  readonly done: number
  readonly all: number
  /** The item does not match the filter and is shown only because a descendant does. */
  readonly leads: boolean
}

export interface OutlineRequest {
  /** The visible nodes, and all nodes: descendants that the filter hides are counted, too. */
  readonly shown: readonly OutlineNode[]
  readonly whole: readonly OutlineNode[]
  readonly wanted: ReadonlySet<ItemId>
  readonly folded: ReadonlySet<ItemId>
}

export const outlineRows = ({ shown, whole, wanted, folded }: OutlineRequest): readonly OutlineRow[] => {
  const counts = countsOf(whole)
  const siblings = new Map<ItemId | null, number>()
  for (const { parent } of shown) siblings.set(parent, (siblings.get(parent) ?? 0) + 1)
  const places = new Map<ItemId | null, number>()
  const rows: OutlineRow[] = []
  let hiddenBelow = Number.POSITIVE_INFINITY
  for (const node of shown) {
    const { item, level, parent } = node
    const place = (places.get(parent) ?? 0) + 1
    places.set(parent, place)
    if (level > hiddenBelow) continue
    const isFolded = siblings.has(item.id) ? folded.has(item.id) : null
    hiddenBelow = isFolded ? level : Number.POSITIVE_INFINITY
    rows.push({
      ...node,
      key: itemKey(item.id),
      place,
      of: siblings.get(parent) ?? 0,
      folded: isFolded,
      ...(counts.get(item.id) ?? NOTHING),
      leads: !wanted.has(item.id),
    })
  }
  return rows
}

interface Counts {
  readonly done: number
  readonly all: number
}
const NOTHING: Counts = { done: 0, all: 0 }
const countsOf = (nodes: readonly OutlineNode[]): ReadonlyMap<ItemId, Counts> => {
  const counts = new Map<ItemId, Counts>()
  for (const { item, parent } of nodes.toReversed()) {
    if (parent === null) continue
    const [above, below] = [counts.get(parent) ?? NOTHING, counts.get(item.id) ?? NOTHING]
    const own = item.archived ? 0 : 1
    counts.set(parent, {
      done: above.done + below.done + (item.status === 'done' ? own : 0),
      all: above.all + below.all + own,
    })
  }
  return counts
}

/**
 * Returns the previous row objects, and the previous list, wherever they are equal to the new ones, so that nothing is rendered again for
 * them.
 */
export const reuseOutlineRows = (before: readonly OutlineRow[], after: readonly OutlineRow[]): readonly OutlineRow[] => {
  const known = new Map(before.map((row) => [row.key, row]))
  const kept = after.map((row) => {
    const old = known.get(row.key)
    return old && SAID.every((name) => old[name] === row[name]) ? old : row
  })
  return kept.length === before.length && kept.every((row, at) => row === before[at]) ? before : kept
}
const SAID: readonly (keyof OutlineRow)[] = ['item', 'level', 'parent', 'loose', 'place', 'of', 'folded', 'done', 'all', 'leads']

interface Typed {
  readonly from: number
  readonly letters: string
  readonly titleOf: (item: Item) => string
}
/** The next row whose number, code or title begins with the typed letters; from the second letter on, the present row may match, too. */
export const rowThatBegins = (rows: readonly OutlineRow[], { from, letters, titleOf }: Typed): OutlineRow | null => {
  const wanted = fold(letters)
  const first = from + (letters.length > 1 ? 0 : 1)
  const around = [...rows.slice(first), ...rows.slice(0, first)]
  return around.find(({ item }) => [String(item.number), item.code, titleOf(item)].some((said) => fold(said).startsWith(wanted))) ?? null
}
