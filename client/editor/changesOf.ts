// Differences of a marked text in display order, as a list.
import { RICH_TEXT_SCHEMA } from '../../shared/editor/richText.ts'
import type { DiffNode, TextChangeMark } from '../../shared/history/textDiff.ts'
import { lasting, type MarkedRow, markedGrid } from './markedGrid.ts'
import type { Signed } from './markedWords.ts'
import { withoutMovedAway } from './movedAway.ts'
import { stretchesOf } from './stretches.ts'

export const signedChanges = (doc: DiffNode): readonly Signed[] =>
  withoutMovedAway(doc.content ?? []).flatMap((block) => inBlock(block, null))

export const isTextLine = (node: DiffNode): boolean => RICH_TEXT_SCHEMA.nodes[node.type]?.text === true

const inBlock = (block: DiffNode, within: TextChangeMark | null): readonly Signed[] => {
  const change = block.attrs?.ychange ?? null
  const around = change ?? within
  const own = change !== null && !isPartOfChange(change, within) ? [change] : []
  if (block.type === 'table') return [...own, ...inTable(block, around)]
  const inside = block.content ?? []
  if (!isTextLine(block)) return [...own, ...inside.flatMap((child) => inBlock(child, around))]
  return [...own, ...stretchesOf(inside).flatMap(({ change: one }) => (one !== null && !isPartOfChange(one, around) ? [one] : []))]
}

/** An added or removed row or column is one difference, with all its cells. */
const inTable = (table: DiffNode, within: TextChangeMark | null): readonly Signed[] => {
  const { columns, rows } = markedGrid(table)
  const ownOf = (node: DiffNode) => {
    const change = node.attrs?.ychange ?? null
    return change !== null && !isPartOfChange(change, within) ? [change] : []
  }
  const inRow = ({ node, cells }: MarkedRow) =>
    cells.flatMap((cell, at) => {
      const around = lasting(node.attrs?.ychange) ?? lasting(columns[at]?.attrs?.ychange) ?? within
      return stretchesOf(cell?.content ?? []).flatMap(({ change }) => (change !== null && !isPartOfChange(change, around) ? [change] : []))
    })
  return [...columns.flatMap(ownOf), ...rows.flatMap((row) => [...ownOf(row.node), ...inRow(row)])]
}

/** It was added or removed together with its parent, and is not a separate difference. */
export const isPartOfChange = (change: Signed | null, around: TextChangeMark | null): boolean =>
  change !== null &&
  around !== null &&
  change.type === around.type &&
  change.account === around.account &&
  !('origin' in change && change.origin)
