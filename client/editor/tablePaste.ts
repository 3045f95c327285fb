// Pasted tables: a table gets new row and column ids; pasted into a cell it fills cells from there, and adds missing rows and columns. Tab-separated
// text, as from spreadsheets, is a table too.
import type { Editor } from '@tiptap/core'
import { Fragment, type Node, type Schema, Slice } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state'
import { MOST_CELLS, MOST_ROWS, MOST_TABLE_COLUMNS } from '../../shared/editor/tables.ts'
import { newBlockId, type Random } from '../../shared/ids.ts'
import { orderBetween } from '../../shared/order.ts'
import { cellAt, type EditorCellPosition, editorTableRows, positionOfCell } from './tableCells.ts'
import { tableVerbs } from './tableVerbs.ts'

/** Inline content per cell, row by row. */
type Grid = readonly (readonly Fragment[])[]

export const pastesTables = (editor: Editor, random: Random) =>
  new Plugin({
    key: new PluginKey('ruta-table-paste'),
    props: {
      transformPasted: (slice) => wholeTables(slice, editor.schema, random),
      clipboardTextParser: (text) => sliceOfTabs(text, editor.schema, random) as Slice,
      clipboardTextSerializer: (slice) => tabsOf(slice) as string,
      handlePaste: (_view, _event, slice) => {
        const at = cellAt(editor.state)
        if (!at) return false
        const [only] = slice.content.content
        if (slice.content.childCount === 1 && only?.type.name === 'table') fill(editor, at, gridOf(only), random)
        else editor.view.dispatch(editor.state.tr.replaceSelection(new Slice(linesOf(slice.content, editor.schema), 0, 0)).scrollIntoView())
        return true
      },
    },
  })

/** False if the table would exceed the allowed rows, columns or cells: then nothing is pasted. */
export const tablesFit = (slice: Slice, state: EditorState): boolean => {
  const at = cellAt(state)
  const [only] = slice.content.content
  if (at && slice.content.childCount === 1 && only?.type.name === 'table') {
    const { rows, columns } = sizeOf(only)
    return isRoom(Math.max(editorTableRows(at.table).length, at.rowAt + rows), Math.max(at.row.childCount, at.cellAt + columns))
  }
  return at !== null || slice.content.content.every(tableFits)
}
/** Whether a table is within the allowed size; true for any other node. */
export const tableFits = (block: Node): boolean => block.type.name !== 'table' || isRoom(sizeOf(block).rows, sizeOf(block).columns)
const sizeOf = (table: Node) => ({
  rows: editorTableRows(table).length,
  columns: editorTableRows(table).reduce((most, { childCount }) => Math.max(most, childCount), 0),
})
const isRoom = (rows: number, columns: number) => rows <= MOST_ROWS && columns <= MOST_TABLE_COLUMNS && rows * columns <= MOST_CELLS

const gridOf = (table: Node): Grid => editorTableRows(table).map((row) => row.children.map(({ content }) => content))

const fill = (editor: Editor, { rowAt, cellAt: first, table: { attrs } }: EditorCellPosition, grid: Grid, random: Random): void => {
  const wide = Math.max(...grid.map((row) => row.length))
  const now = () => {
    let found: readonly [Node, number] | null = null
    editor.state.doc.forEach((block, place) => {
      if (block.type.name === 'table' && block.attrs.id === attrs.id) found = [block, place]
    })
    return found as readonly [Node, number] | null
  }
  const size = () => {
    const [table] = now() ?? []
    const rows = table ? editorTableRows(table) : []
    return { rows: rows.length, columns: rows[rowAt]?.childCount ?? 0 }
  }
  const verbs = tableVerbs(editor, random)
  const last = () => {
    const [table, place] = now() ?? []
    const { rows, columns } = size()
    const inside = table && place !== undefined ? positionOfCell(table, place, rows - 1, columns - 1) : null
    if (inside !== null) editor.commands.setTextSelection(inside)
  }
  for (let more = Math.min(rowAt + grid.length, MOST_ROWS) - size().rows; more > 0; more--) {
    last()
    verbs.addRow('after')
  }
  for (let more = Math.min(first + wide, MOST_TABLE_COLUMNS) - size().columns; more > 0; more--) {
    last()
    verbs.addColumn('after')
  }
  const { tr } = editor.state
  const [table, place] = now() ?? []
  if (!table || place === undefined) return
  // From the end, so that earlier positions stay valid.
  for (let row = grid.length - 1; row >= 0; row--)
    for (let cell = (grid[row]?.length ?? 0) - 1; cell >= 0; cell--) {
      const inside = positionOfCell(table, place, rowAt + row, first + cell)
      if (inside !== null) tr.replaceWith(inside, inside + tr.doc.resolve(inside).parent.content.size, grid[row]?.[cell] ?? Fragment.empty)
    }
  editor.view.dispatch(tr.scrollIntoView())
}

/** Plain text, a line per block. */
const linesOf = (content: Fragment, schema: Schema): Fragment => {
  let lines = Fragment.empty
  content.descendants((node) => {
    if (!node.isTextblock) return !node.isInline
    lines = lines.append(lines.size > 0 ? Fragment.from(schema.node('hardBreak')).append(node.content) : node.content)
    return false
  })
  return lines.size > 0 || content.size === 0 || !content.firstChild?.isInline ? lines : content
}

/** Completes a partial table: a single cell becomes its content, rows get a table, and tables get columns. */
export const wholeTables = (slice: Slice, schema: Schema, random: Random): Slice => {
  const children = slice.content.content
  const names = new Set(children.map(({ type }) => type.name))
  if (names.has('tableCell') && children.length === 1)
    return new Slice(Fragment.from(schema.node('paragraph', null, children[0]?.content)), 1, 1)
  const isPart = (name: string) => name === 'tableCell' || name === 'tableRow' || name === 'tableColumn'
  if (![...names].some((name) => name === 'table' || isPart(name))) return slice
  const cells = children.filter(({ type }) => type.name === 'tableCell')
  const rows = children.filter(({ type }) => type.name === 'tableRow').map((row) => row.children.map(({ content }) => content))
  const around = rows.length > 0 ? rows : cells.length > 0 ? [cells.map(({ content }) => content)] : []
  const kept = children
    .filter(({ type }) => !isPart(type.name))
    .flatMap((block) => {
      if (block.type.name !== 'table') return [block]
      const grid = gridOf(block)
      const [row] = grid
      // A single cell becomes its content.
      if (grid.length === 1 && row?.length === 1) return [schema.node('paragraph', null, row[0])]
      return grid.length > 0 ? [tableOf(grid, block.attrs.header === true, schema, random)] : []
    })
  const all = around.length > 0 ? [...kept, tableOf(around, false, schema, random)] : kept
  const [first, last] = [all[0], all.at(-1)]
  if (all.length === 1 && first?.isTextblock) return new Slice(Fragment.from(first), 1, 1)
  return new Slice(Fragment.from(all), first?.isTextblock && slice.openStart > 0 ? 1 : 0, last?.isTextblock && slice.openEnd > 0 ? 1 : 0)
}

const tableOf = (grid: Grid, header: boolean, schema: Schema, random: Random): Node => {
  const wide = grid.reduce((most, row) => Math.max(most, row.length), 1)
  const names = Array.from({ length: wide }, () => newBlockId(random))
  const orders = (count: number) => {
    const found: string[] = []
    for (let at = 0; at < count; at++) found.push(orderBetween(found.at(-1) ?? null, null, random))
    return found
  }
  const [columnOrders, rowOrders] = [orders(wide), orders(grid.length)]
  return schema.node('table', { header: header || null }, [
    ...names.map((name, at) => schema.node('tableColumn', { name, order: columnOrders[at] })),
    ...grid.map((row, at) =>
      schema.node(
        'tableRow',
        { order: rowOrders[at] },
        names.map((name, cell) => schema.node('tableCell', { column: name }, row[cell])),
      ),
    ),
  ])
}

/** Null if the text is no table: every line must have the same number of tabs, at least one. */
const sliceOfTabs = (text: string, schema: Schema, random: Random): Slice | null => {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '').split('\n')
  const tabs = (line: string) => line.split('\t').length
  if (!lines.every((line) => tabs(line) > 1 && tabs(line) === tabs(lines[0] ?? ''))) return null
  const words = (cell: string) => (cell === '' ? Fragment.empty : Fragment.from(schema.text(cell)))
  const grid = lines.map((line) => line.split('\t').map((cell) => words(cell.trim())))
  return new Slice(Fragment.from(tableOf(grid, false, schema, random)), 0, 0)
}
/** Null if there is no table. */
const tabsOf = ({ content }: Slice): string | null => {
  if (!content.content.some(({ type }) => type.name === 'table')) return null
  const line = (node: Node) => node.textBetween(0, node.content.size, '\n', '\n')
  return content.content
    .map((block) =>
      block.type.name === 'table'
        ? editorTableRows(block)
            .map((row) => row.children.map((cell) => line(cell).replace(/\s+/g, ' ')).join('\t'))
            .join('\n')
        : line(block),
    )
    .join('\n\n')
}
