// Commands for rows and columns, applied to the shared text for both languages at once. Then the caret moves to the changed place.
import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { TextSelection } from '@tiptap/pm/state'
import * as Y from 'yjs'
import {
  addColumn,
  addRow,
  emptyCopyOf,
  moveRow,
  moveTableColumn,
  newTable,
  removeColumn,
  removeRow,
  removeTables,
  setHeader,
  type TableSide,
  type Tables,
} from '../../shared/editor/tables.ts'
import type { Random } from '../../shared/ids.ts'
import { LOCAL } from '../../shared/origins.ts'
import { noteAt } from './footnotes/noteCaret.ts'
import { bindingOf } from './sync.ts'
import { cellAt, type EditorCellPosition, editorTableRows, positionOfCell } from './tableCells.ts'

/** The table at the caret, and the same table in the other language. */
const tablesAt = (editor: Editor): Tables | null => {
  const at = cellAt(editor.state)
  const { type, mapping } = bindingOf(editor.state)
  const index = at ? editor.state.doc.resolve(at.place).index(0) : -1
  const own = type.toArray().find((child) => child instanceof Y.XmlElement && mapping.get(child) === at?.table)
  if (!at || !(own instanceof Y.XmlElement) || !editor.isEditable) return null
  const beside = editor.storage.clauses.beside(index)
  return beside?.nodeName === 'table' ? [own, beside] : [own]
}

export interface TableVerbs {
  readonly addRow: (side: TableSide) => void
  readonly addColumn: (side: TableSide) => void
  readonly removeRow: () => void
  readonly removeColumn: () => void
  readonly moveRow: (by: -1 | 1) => void
  readonly moveColumn: (by: -1 | 1) => void
  readonly toggleHeader: () => void
  readonly remove: () => void
}
const browserRandom: Random = (bytes) => crypto.getRandomValues(new Uint8Array(bytes))

/** `onFull`: called if the table has its maximum size, and nothing was added. */
export const tableVerbs = (editor: Editor, random: Random = browserRandom, onFull: () => void = () => {}): TableVerbs => {
  const act = (change: (tables: Tables, at: EditorCellPosition) => void) => {
    const [at, tables] = [cellAt(editor.state), tablesAt(editor)]
    if (at && tables) change(tables, at)
  }
  const rowOf = ({ row }: EditorCellPosition): string => String(row.attrs.id)
  const sameBefore = ({ table, row, rowAt }: EditorCellPosition): number =>
    editorTableRows(table)
      .slice(0, rowAt)
      .filter(({ attrs }) => attrs.id === row.attrs.id).length
  return {
    addRow: (side) =>
      act((tables, at) => {
        const id = addRow(tables, rowOf(at), side, random)
        if (id === null) onFull()
        else goTo(editor, at.table.attrs.id, (row) => row.attrs.id === id, at.cellAt)
      }),
    addColumn: (side) =>
      act((tables, { column }) => {
        if (addColumn(tables, column, side, random) === null) onFull()
      }),
    // A table without rows or columns would be invisible and could not be edited or removed.
    removeRow: () =>
      act((tables, at) => (editorTableRows(at.table).length > 1 ? removeRow(tables, rowOf(at), sameBefore(at)) : removeTables(tables))),
    removeColumn: () =>
      act((tables, { table, column }) => {
        if (column === null) return
        const names = table.children.flatMap(({ type, attrs }) => (type.name === 'tableColumn' ? [attrs.name] : []))
        if (names.length === 1 && names[0] === column) removeTables(tables)
        else removeColumn(tables, column)
      }),
    moveRow: (by) => act((tables, at) => moveRow(tables, rowOf(at), by, random)),
    moveColumn: (by) => act((tables, { column }) => column !== null && moveTableColumn(tables, column, by, random)),
    toggleHeader: () => act((tables, { table }) => setHeader(tables, table.attrs.header !== true)),
    remove: () => act((tables) => removeTables(tables)),
  }
}

/** After the block of the caret, in both languages. */
export const insertTable = (editor: Editor, random: Random = browserRandom): void => {
  const { type } = bindingOf(editor.state)
  if (!editor.isEditable || cellAt(editor.state) || noteAt(editor.state)) return
  const index = editor.state.selection.$head.index(0)
  const table = newTable({ rows: 3, columns: 3 }, random)
  const beside = editor.storage.clauses.beside(index)
  type.doc?.transact(() => {
    type.insert(Math.min(index + 1, type.length), [table])
    if (beside?.parent instanceof Y.XmlFragment) beside.parent.insert(beside.parent.toArray().indexOf(beside) + 1, [emptyCopyOf(table)])
  }, LOCAL)
  goTo(editor, table.getAttribute('id'), () => true, 0)
}

const goTo = (editor: Editor, table: unknown, isRow: (row: Node) => boolean, cell: number): void => {
  const { doc, tr } = editor.state
  doc.forEach((block, place) => {
    if (block.type.name !== 'table' || block.attrs.id !== table) return
    const row = editorTableRows(block).findIndex(isRow)
    const inside = positionOfCell(block, place, row, cell)
    if (inside !== null) editor.view.dispatch(tr.setSelection(TextSelection.create(doc, inside)).scrollIntoView())
  })
  editor.view.focus()
}
