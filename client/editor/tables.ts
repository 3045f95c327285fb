// Tables in the editor: keys, and protection of rows and columns. Structure is changed in the shared text only, for both languages at once
// (`tableVerbs.ts`); rows and columns removed by an edit here are restored empty.
import { type Editor, Extension } from '@tiptap/core'
import { Fragment, type Node } from '@tiptap/pm/model'
import { Plugin, PluginKey, TextSelection, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { Random } from '../../shared/ids.ts'
import { isRemote } from './sync.ts'
import { cellAt, type EditorCellPosition, editorTableRows, positionOfCell } from './tableCells.ts'
import { pastesTables } from './tablePaste.ts'
import { tableVerbs } from './tableVerbs.ts'
import { createTableView } from './tableView.ts'

export interface TablesOptions {
  readonly random: Random
  /** Sets the accessible name of tables, now and whenever the language changes; returns a function that stops it. */
  readonly label: (show: (label: string) => void) => () => void
  /** Called if a row cannot be added because the table has its maximum size. */
  readonly onFull?: (() => void) | undefined
}
export const tables = (options: TablesOptions) =>
  Extension.create({
    name: 'tables',
    priority: 200,
    addKeyboardShortcuts() {
      const { editor } = this
      const step = (by: -1 | 1) => {
        const at = cellAt(editor.state)
        if (!at) return false
        const [row, cell] = nextCell(at, by)
        const inside = positionOfCell(at.table, at.place, row, cell)
        if (inside !== null) select(editor, inside, true)
        else if (by > 0 && editor.isEditable) {
          tableVerbs(editor, options.random, options.onFull).addRow('after')
          const now = cellAt(editor.state)
          const first = now && now.rowAt > at.rowAt ? positionOfCell(now.table, now.place, now.rowAt, 0) : null
          if (first !== null) select(editor, first, true)
        } else leave(editor, at, by)
        return true
      }
      const upOrDown = (by: -1 | 1) => {
        const at = cellAt(editor.state)
        if (!at || !editor.state.selection.empty || !editor.view.endOfTextblock(by < 0 ? 'up' : 'down')) return false
        const inside = positionOfCell(at.table, at.place, at.rowAt + by, at.cellAt)
        if (inside === null) leave(editor, at, by)
        else select(editor, inside, false)
        return true
      }
      // TipTap's own command does nothing inside an isolating node.
      const newLine = () => {
        const { tr, schema } = editor.state
        if (editor.isEditable) editor.view.dispatch(tr.replaceSelectionWith(schema.node('hardBreak'), false).scrollIntoView())
        return true
      }
      const inCell = (act: () => boolean) => () => cellAt(editor.state) !== null && act()
      return {
        Tab: () => step(1),
        'Shift-Tab': () => step(-1),
        ArrowUp: () => upOrDown(-1),
        ArrowDown: () => upOrDown(1),
        Enter: inCell(newLine),
        'Shift-Enter': inCell(newLine),
        'Mod-Enter': inCell(() => {
          const at = cellAt(editor.state)
          if (at) leave(editor, at, 1)
          return true
        }),
      }
    },
    addProseMirrorPlugins() {
      return [keepsStructure(), headers(), createTableView(options.label), pastesTables(this.editor, options.random)]
    },
  })

const nextCell = ({ row, rowAt, cellAt: cell, table }: EditorCellPosition, by: -1 | 1): readonly [row: number, cell: number] => {
  if (by > 0) return cell + 1 < row.childCount ? [rowAt, cell + 1] : [rowAt + 1, 0]
  return cell > 0 ? [rowAt, cell - 1] : [rowAt - 1, (editorTableRows(table)[rowAt - 1]?.childCount ?? 0) - 1]
}
/** `whole`: selects the cell's content, as Tab does in tables. */
const select = (editor: Editor, inside: number, whole: boolean): void => {
  const { doc, tr } = editor.state
  const end = whole ? inside + doc.resolve(inside).parent.content.size : inside
  editor.view.dispatch(tr.setSelection(TextSelection.create(doc, inside, end)).scrollIntoView())
}
/** Moves the caret out of the table: into the next block or, if there is none, into a new paragraph. */
const leave = (editor: Editor, { table, place }: EditorCellPosition, by: -1 | 1): void => {
  const { doc, tr, schema } = editor.state
  const edge = by < 0 ? place : place + table.nodeSize
  const isEnd = by < 0 ? edge === 0 : edge === doc.content.size
  if (isEnd && !editor.isEditable) return
  if (isEnd) tr.insert(edge, schema.node('paragraph'))
  const beside = tr.doc.resolve(edge)
  const target = isEnd ? TextSelection.create(tr.doc, edge + 1) : TextSelection.near(beside, by)
  editor.view.dispatch(tr.setSelection(target).scrollIntoView())
}

/** Restores, without text, the rows and columns that the user's own edit would have removed from a table that still exists. */
const keepsStructure = () =>
  new Plugin({
    key: new PluginKey('ruta-table-structure'),
    appendTransaction: (transactions, before, after) => {
      if (!transactions.some(({ docChanged }) => docChanged) || transactions.some(isRemote)) return null
      const was = new Map<unknown, Node>()
      before.doc.forEach((block) => {
        if (block.type.name === 'table' && block.attrs.id !== null) was.set(block.attrs.id, block)
      })
      if (was.size === 0) return null
      let fixed: Transaction | null = null
      after.doc.forEach((block, place) => {
        const old = block.type.name === 'table' ? was.get(block.attrs.id) : undefined
        if (!old || old === block || sameStructure(old, block)) return
        fixed ??= after.tr
        fixed.replaceWith(fixed.mapping.map(place), fixed.mapping.map(place + block.nodeSize, -1), rebuilt(old, block))
        const { $head } = after.selection
        const inside = fixed.doc.resolve(Math.min(fixed.mapping.map($head.pos, -1), fixed.doc.content.size))
        fixed.setSelection(TextSelection.near(inside, -1))
      })
      return fixed
    },
  })
const sameStructure = (a: Node, b: Node): boolean =>
  a === b ||
  (a.type === b.type &&
    Object.entries(a.attrs).every(([name, value]) => value === b.attrs[name] || (name === 'id' && value === null)) &&
    (a.inlineContent || (a.childCount === b.childCount && a.children.every((child, at) => sameStructure(child, b.child(at))))))
const rebuilt = (old: Node, now: Node): Node => {
  const words = new Map<string, Fragment>()
  now.descendants((node) => {
    if (node.type.name === 'tableCell' && typeof node.attrs.id === 'string') words.set(node.attrs.id, node.content)
    return !node.inlineContent
  })
  const again = (node: Node): Node => {
    if (node.type.name === 'tableCell') return node.copy(words.get(String(node.attrs.id)) ?? Fragment.empty)
    return node.copy(Fragment.from(node.children.map(again)))
  }
  return again(old)
}

const headersKey = new PluginKey<DecorationSet>('ruta-table-headers')
/** The first row consists of header cells, for screen readers too. */
const headers = () =>
  new Plugin<DecorationSet>({
    key: headersKey,
    state: {
      init: (_config, { doc }) => headsIn(doc),
      apply: (transaction, before, _old, { doc }) => (transaction.docChanged ? headsIn(doc) : before),
    },
    props: { decorations: (state) => headersKey.getState(state) },
  })
const headsIn = (doc: Node): DecorationSet => {
  const found: Decoration[] = []
  doc.forEach((table, place) => {
    if (table.type.name !== 'table' || table.attrs.header !== true) return
    for (let cell = 0; ; cell++) {
      const inside = positionOfCell(table, place, 0, cell)
      if (inside === null) return
      const node = doc.resolve(inside).parent
      found.push(Decoration.node(inside - 1, inside - 1 + node.nodeSize, { role: 'columnheader' }))
    }
  })
  return found.length > 0 ? DecorationSet.create(doc, found) : DecorationSet.empty
}
