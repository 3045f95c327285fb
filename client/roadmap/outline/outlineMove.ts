// The move of an item in the outline when it is dropped, moved by key or sent by menu, as arguments for a write. Pure.
import type { ItemId } from '../../../shared/ids.ts'
import type { OutlineRow } from './outlineRows.ts'
import type { OutlineNode } from './outlineTree.ts'

export interface OutlineMove {
  /** Undefined keeps the parent. */
  readonly parent?: ItemId | null
  /** The neighbour among all items; null when the items are not in the arrangement of the group, or when there is no neighbour. */
  readonly place: { readonly after?: ItemId; readonly before?: ItemId } | null
}
export type OutlineStep = 'up' | 'down' | 'in' | 'out'

interface Outline {
  readonly rows: readonly OutlineRow[]
  /** All nodes, including those in collapsed branches. */
  readonly nodes: readonly OutlineNode[]
  /** Whether the items are in the arrangement of the group, so that a position among siblings is a position in the plan. */
  readonly arranged: boolean
}

/** The gap between two rows. `level` is the one at the pointer, limited to those that are possible there. */
export interface RowGap {
  readonly key: string
  readonly half: 'upper' | 'lower'
  readonly level: number
}

/** `circle`: the target is one of its own descendants. */
export const dropInto = (outline: Outline, id: ItemId, gap: RowGap): OutlineMove | 'circle' | null => {
  const stand = standAt(outline.rows, id, gap)
  if (stand === 'circle' || stand === null) return stand
  const { level, above, next } = stand
  const sibling = above?.level === level ? above : null
  const parent = sibling ? sibling.parent : (above?.item.id ?? null)
  if (sibling) return moveTo(outline, id, { parent, place: { after: sibling.item.id } })
  if (above?.folded) return lastUnder(outline, id, parent)
  return moveTo(outline, id, { parent, place: next?.level === level ? { before: next.item.id } : null })
}

/** The level that a drop there would give, at which the line is drawn; null when nothing can be dropped there. */
export const levelOfGap = (rows: readonly OutlineRow[], id: ItemId, gap: RowGap): number | null => {
  const stand = standAt(rows, id, gap)
  return stand === null || stand === 'circle' ? null : stand.level
}

const standAt = (rows: readonly OutlineRow[], id: ItemId, gap: RowGap) => {
  const met = rows.findIndex(({ key }) => key === gap.key)
  const from = rows.findIndex(({ item }) => item.id === id)
  const own = rows[from]
  if (met < 0 || !own) return null
  const end = rows.findIndex((row, index) => index > from && row.level <= own.level)
  const to = end < 0 ? rows.length : end
  if (met > from && met < to) return 'circle'
  const rest = [...rows.slice(0, from), ...rows.slice(to)]
  // Dropped on itself it keeps its neighbours, and only its level may change.
  const at = met === from ? from : rest.findIndex(({ key }) => key === gap.key) + (gap.half === 'lower' ? 1 : 0)
  const next = rest[at]
  // Not higher than the following row, which would lose its parent, and at most one level deeper than the row above.
  const level = Math.max(next?.level ?? 1, Math.min(gap.level, (rest[at - 1]?.level ?? 0) + 1))
  return { level, next, above: rest.slice(0, at).findLast((row) => row.level <= level) }
}

export const stepRow = (outline: Outline, id: ItemId, step: OutlineStep): OutlineMove | null => {
  const row = outline.nodes.find(({ item }) => item.id === id)
  if (!row) return null
  const siblings = outline.nodes.filter(({ parent }) => parent === row.parent)
  const [above, below] = [siblings[siblings.indexOf(row) - 1], siblings[siblings.indexOf(row) + 1]]
  switch (step) {
    case 'up':
      return outline.arranged && above ? { place: { before: above.item.id } } : null
    case 'down':
      return outline.arranged && below ? { place: { after: below.item.id } } : null
    case 'in':
      return above ? lastUnder(outline, id, above.item.id) : null
    case 'out': {
      // An item whose parent is unusable (an orphan or part of a cycle) has its parent removed.
      if (row.loose) return { parent: null, place: null }
      const parent = outline.nodes.find(({ item }) => item.id === row.parent)
      return parent ? moveTo(outline, id, { parent: parent.parent, place: { after: parent.item.id } }) : null
    }
  }
}

/** The position after the last child of `parent`; null is the top level. */
export const lastUnder = (outline: Outline, id: ItemId, parent: ItemId | null): OutlineMove => {
  const last = outline.nodes.findLast((node) => node.parent === parent && node.item.id !== id)
  return moveTo(outline, id, { parent, place: last ? { after: last.item.id } : null })
}

const moveTo = ({ nodes, arranged }: Outline, id: ItemId, { parent, place }: Required<OutlineMove>): OutlineMove => {
  const stays = nodes.find(({ item }) => item.id === id)?.parent === parent
  return { ...(stays ? {} : { parent }), place: arranged ? place : null }
}
