// The rows of the outline: the tree without collapsed items, with the number of items below each.
import type { ItemId } from '../../../shared/ids.ts'
import type { Item } from '../../../shared/roadmap/model.ts'
import { fold } from '../../base/foldAccents.ts'
import { itemKey } from '../tableLayout.ts'
import type { OutlineNode } from './outlineTree.ts'

export interface OutlineRow extends OutlineNode {
  readonly key: string
  /** Among those that stand under the same one, from 1. */
  readonly place: number
  readonly of: number
  /** Null: nothing stands under it. */
  readonly folded: boolean | null
  /** What stands under it at any depth, archived items left out. */
  readonly done: number
  readonly all: number
  /** The filter does not ask for it: it only leads to what it asks for. */
  readonly leads: boolean
}

export interface OutlineRequest {
  /** As it is shown, and as it is: what a filter hides is counted all the same. */
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

/** The same rows, but those that say what they said are the very same objects, and so is the list where all do: nothing is drawn anew. */
export const keepRows = (before: readonly OutlineRow[], after: readonly OutlineRow[]): readonly OutlineRow[] => {
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
/** The row whose number, code or title begins so: the next one, or for further letters also the one that the first letters found. */
export const rowThatBegins = (rows: readonly OutlineRow[], { from, letters, titleOf }: Typed): OutlineRow | null => {
  const wanted = fold(letters)
  const first = from + (letters.length > 1 ? 0 : 1)
  const around = [...rows.slice(first), ...rows.slice(0, first)]
  return around.find(({ item }) => [String(item.number), item.code, titleOf(item)].some((said) => fold(said).startsWith(wanted))) ?? null
}
