// What numbers and places of rows depend on, and most keys leave as it is: kinds, numbered paragraphs, footnotes, and whether there is a word.
import type { Accessor } from 'solid-js'
import type { RowBlock } from '../../../shared/pairs/pairRows.ts'
import type { PairedTextRow } from '../../../shared/pairs/textRows.ts'
import { createSteady, sameList } from '../../base/createSteady.ts'

/** Notifies only when the shape of a row changes, or the rows do. Read the rows themselves with `untrack`. */
export const createRowShapes = (rows: Accessor<readonly PairedTextRow[]>): Accessor<readonly string[]> =>
  createSteady(() => rows().map(shapeOf), sameList)

/** A row that stays keeps its string, so that comparing hundreds of them costs no letter. */
const known = new WeakMap<PairedTextRow, string>()
const shapeOf = (row: PairedTextRow): string => {
  const before = known.get(row)
  if (before !== undefined) return before
  const shape = `${of(row.es)}/${of(row.en)}`
  known.set(row, shape)
  return shape
}
const of = (block: RowBlock | null): string =>
  block ? JSON.stringify([block.kind, block.clause?.depth, block.clause?.start, block.notes ?? [], /\S/.test(block.text)]) : ''
