// Where an item goes in the outline when it is dropped, stepped or sent. Pure: the answer is what the plan is asked for.
import type { ItemId } from '../../../shared/ids.ts'
import type { OutlineRow } from './outlineRows.ts'
import type { OutlineNode } from './outlineTree.ts'

export interface OutlineMove {
  /** Absent: it stays part of what it is part of. */
  readonly parent?: ItemId | null
  /** Among all items; null where the order is not the group's own, or nothing stands beside it. */
  readonly place: { readonly after?: ItemId; readonly before?: ItemId } | null
}
export type Step = 'up' | 'down' | 'in' | 'out'

export interface Outline {
  readonly rows: readonly OutlineRow[]
  /** What is folded away as well. */
  readonly nodes: readonly OutlineNode[]
  /** In the group's own order: a place among siblings is a place in the plan. */
  readonly arranged: boolean
}

/** Between two rows; `level` is the one that the pointer asks for, held to those that are possible there. */
export interface Gap {
  readonly key: string
  readonly half: 'upper' | 'lower'
  readonly level: number
}

/** `circle`: the target is one of its own descendants. */
export const dropInto = (outline: Outline, id: ItemId, gap: Gap): OutlineMove | 'circle' | null => {
  const stand = standAt(outline.rows, id, gap)
  if (stand === 'circle' || stand === null) return stand
  const { level, above, next } = stand
  const sibling = above?.level === level ? above : null
  const parent = sibling ? sibling.parent : (above?.item.id ?? null)
  if (sibling) return moveTo(outline, id, { parent, place: { after: sibling.item.id } })
  if (above?.folded) return lastUnder(outline, id, parent)
  return moveTo(outline, id, { parent, place: next?.level === level ? { before: next.item.id } : null })
}

/** The level at which a drop there would stand, where the line is drawn; null where nothing can be dropped. */
export const levelOfGap = (rows: readonly OutlineRow[], id: ItemId, gap: Gap): number | null => {
  const stand = standAt(rows, id, gap)
  return stand === null || stand === 'circle' ? null : stand.level
}

const standAt = (rows: readonly OutlineRow[], id: ItemId, gap: Gap) => {
  const met = rows.findIndex(({ key }) => key === gap.key)
  const from = rows.findIndex(({ item }) => item.id === id)
  const own = rows[from]
  if (met < 0 || !own) return null
  const end = rows.findIndex((row, index) => index > from && row.level <= own.level)
  const to = end < 0 ? rows.length : end
  if (met > from && met < to) return 'circle'
  const rest = [...rows.slice(0, from), ...rows.slice(to)]
  // On itself it stays between its neighbours, and may change its level.
  const at = met === from ? from : rest.findIndex(({ key }) => key === gap.key) + (gap.half === 'lower' ? 1 : 0)
  const next = rest[at]
  // Not higher than the following row, which would lose its parent, and at most one level deeper than the row above.
  const level = Math.max(next?.level ?? 1, Math.min(gap.level, (rest[at - 1]?.level ?? 0) + 1))
  return { level, next, above: rest.slice(0, at).findLast((row) => row.level <= level) }
}

export const stepRow = (outline: Outline, id: ItemId, step: Step): OutlineMove | null => {
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
      // What names a parent that it cannot stand under is set free of it.
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
