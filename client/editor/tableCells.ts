// Position of the caret in a table, and positions of its cells.
import type { Node } from '@tiptap/pm/model'
import type { EditorState } from '@tiptap/pm/state'

export interface EditorCellPosition {
  readonly table: Node
  /** Position before the table. */
  readonly place: number
  readonly row: Node
  /** Row index, from 0. */
  readonly rowAt: number
  /** Cell index in the row, from 0. */
  readonly cellAt: number
  readonly column: string | null
}
/** Null if the caret is in no table. */
export const cellAt = ({ selection: { $head } }: EditorState): EditorCellPosition | null => {
  if ($head.depth < 3 || $head.node(3).type.name !== 'tableCell') return null
  const [table, row, cell] = [$head.node(1), $head.node(2), $head.node(3)]
  const { column } = cell.attrs
  const rowAt = editorTableRows(table).indexOf(row)
  return { table, place: $head.before(1), row, rowAt, cellAt: $head.index(2), column: typeof column === 'string' ? column : null }
}
export const editorTableRows = (table: Node): readonly Node[] => table.children.filter(({ type }) => type.name === 'tableRow')

/** Start of a cell's content; null if there is no such cell. */
export const positionOfCell = (table: Node, place: number, rowAt: number, cell: number): number | null => {
  let found: number | null = null
  let row = -1
  table.forEach((part, offset) => {
    if (part.type.name !== 'tableRow' || ++row !== rowAt || cell < 0 || cell >= part.childCount) return
    let inside = place + 1 + offset + 1
    for (let before = 0; before < cell; before++) inside += part.child(before).nodeSize
    found = inside + 1
  })
  return found
}
