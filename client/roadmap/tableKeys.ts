// The keys of the table while a cell itself has the focus, and not an element inside it.
import type { ItemId } from '../../shared/ids.ts'
import { isTyped, typeInto } from './cells/typing.ts'
import { createHeadKeys } from './columns/headKeys.ts'
import type { TableState } from './createTable.ts'
import { placeAfter } from './gridKeys.ts'
import { createLetterKeys } from './selection/letterKeys.ts'
import { createSelectKeys } from './selection/selectKeys.ts'
import { useStep } from './step.ts'
import { itemKey } from './tableLayout.ts'

export interface TableKeysDeps {
  readonly table: TableState
  /** The number of rows that Page Up and Page Down move. */
  readonly page: () => number
  readonly open: (id: ItemId, by: 'keyboard') => void
  /** Clears the active cell or all marked cells; false when none of them may be empty. */
  readonly clear: () => boolean
  /** Fills the marked cells from their first row, or the active cell from the one above it. */
  readonly fillDown: () => void
}

export const createTableKeys = ({ table, page, open, clear, fillDown }: TableKeysDeps): ((event: KeyboardEvent) => void) => {
  const step = useStep(() => table)
  const at = () => {
    const row = table.view.rows()[table.activeIndex()]
    return row?.type === 'item' ? row.item.id : null
  }
  const letter = createLetterKeys({
    bulk: table.view.bulk,
    at,
    edit: (id, field) => {
      const row = table.view.rows()[table.activeIndex()]
      if (!row || !table.columns().includes(field) || !table.canEdit(row, field)) return false
      table.beginEdit(id, field, 'letter')
      return true
    },
  })
  const select = createSelectKeys({
    selection: table.view.selection,
    order: table.order,
    at,
    go: (id) => table.goTo(itemKey(id), table.activeColumn()),
  })
  const head = createHeadKeys({
    columns: table.columnsOf,
    column: table.activeColumn,
    goTo: table.goToHead,
    goDown: () => {
      const first = table.view.rows()[0]
      if (first) table.goTo(first.key, table.activeColumn())
    },
  })
  const { range } = table
  /** The keys of a spreadsheet, for cells of an item that is not selected. On the cell of the number, keys apply to the whole item. */
  const useCells = (event: KeyboardEvent, id: ItemId): boolean => {
    const { key, shiftKey, altKey } = event
    const ctrl = event.ctrlKey || event.metaKey
    if (key === 'Escape' && range.isOn()) {
      range.clear()
      return true
    }
    if (ctrl && !shiftKey && !altKey && key.toLowerCase() === 'd') {
      fillDown()
      return true
    }
    const isAcross = key === 'ArrowLeft' || key === 'ArrowRight'
    if (!shiftKey || ctrl || altKey || table.narrow() || !(isAcross || key === 'ArrowUp' || key === 'ArrowDown')) return false
    const isItself = table.columns()[table.activeColumn()] === 'number' || table.view.selection.has(id)
    return range.isOn() || isAcross || !isItself ? range.step(key) || range.isOn() : false
  }
  const type = (event: KeyboardEvent): boolean => {
    const row = table.view.rows()[table.activeIndex()]
    const field = table.columns()[table.activeColumn()]
    if (row?.type !== 'item' || !field || !isTyped(event) || table.view.selection.has(row.item.id)) return false
    if (!table.canEdit(row, field)) return false
    table.beginEdit(row.item.id, field, 'typed')
    typeInto(event)
    return true
  }
  const use = (event: KeyboardEvent): boolean => {
    const on = at()
    if (on && useCells(event, on)) return true
    if (select(event)) return true
    if (table.activeIndex() < 0) return head(event)
    const row = table.view.rows()[table.activeIndex()]
    if (!row) return false
    if (letter(event)) return true
    const { key } = event
    if (row.type === 'item') {
      if (event.altKey && event.shiftKey && (key === 'ArrowUp' || key === 'ArrowDown')) {
        step(row.item, key === 'ArrowUp' ? -1 : 1)
        return true
      }
      if (key === 'ContextMenu' || (key === 'F10' && event.shiftKey)) {
        table.setMenu(row.item.id)
        return true
      }
      if (key === 'Delete' || key === 'Backspace') return clear()
      if (key === ' ') {
        open(row.item.id, 'keyboard')
        return true
      }
      if (key === 'Enter' || key === 'F2') {
        const here = table.columns()[table.activeColumn()]
        // F2 on a cell that has no editor edits the title.
        const field = key === 'F2' && !(here && table.canEdit(row, here)) ? 'title' : here
        if (field && table.canEdit(row, field)) table.beginEdit(row.item.id, field)
        else open(row.item.id, 'keyboard')
        return true
      }
    }
    if (row.type === 'group') {
      const isFolded = table.view.isFolded(row.key)
      if (key === 'Enter' || key === ' ' || (key === 'ArrowLeft' && !isFolded) || (key === 'ArrowRight' && isFolded)) {
        table.view.toggleFold(row.key)
        return true
      }
      if (key === 'ArrowLeft' || key === 'ArrowRight') return true
    }
    if (event.altKey || event.shiftKey || event.metaKey) return false
    if (key === 'ArrowUp' && !event.ctrlKey && table.activeIndex() === 0 && !table.narrow()) {
      table.goToHead(table.activeColumn())
      return true
    }
    const place = placeAfter(
      { key, ctrl: event.ctrlKey },
      { row: table.activeIndex(), column: table.activeColumn() },
      { rows: table.view.rows().length, columns: table.columns().length, page: page() },
    )
    const to = place && table.view.rows()[place.row]
    if (to && place) table.goTo(to.key, place.column)
    return place !== null
  }
  return (event) => {
    // Editors and buttons in a cell process their own keys; so do menus, whose events bubble to the table.
    if (event.defaultPrevented || !(event.target instanceof HTMLElement) || event.target.dataset.column === undefined) return
    // The key event goes on to the editor that was just opened.
    if (type(event)) return
    if (use(event)) event.preventDefault()
  }
}
