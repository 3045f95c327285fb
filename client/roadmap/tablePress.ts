// What a click in the table does: it selects, marks cells, opens the editor of a cell or the panel of an item.
import type { ItemId } from '../../shared/ids.ts'
import type { TableState } from './createTable.ts'
import type { FormProps } from './FormProps.ts'
import { selectPress } from './selection/selectPress.ts'

interface TablePressDeps {
  readonly table: TableState
  readonly grid: () => HTMLElement
  readonly open: FormProps['onOpen']
}

export const createTablePress = ({ table, grid, open }: TablePressDeps): ((event: MouseEvent) => void) => {
  const { view } = table
  let onTitle: ItemId | null = null
  return (event) => {
    const target = event.target instanceof Element ? event.target : null
    const cell = target?.closest('[data-column]')
    const key = target?.closest('[data-row]')?.getAttribute('data-row')
    const row = key ? view.rows()[table.indexOf(key)] : undefined
    // Buttons, links and cell editors process their own clicks.
    if (!row || !grid().contains(target) || target?.closest('a, button, input, textarea, select, .cell--mine')) return
    const column = Number(cell?.getAttribute('data-column') ?? 0)
    const isCell = row.type === 'item' && table.columns()[column] !== 'number' && !table.narrow()
    if (isCell && event.shiftKey && view.selection.items().length === 0) return table.range.to({ row: table.indexOf(row.key), column })
    if (row.type === 'item' && selectPress(event, view.selection, row.item.id, table.order)) return table.goTo(row.key, column)
    // The first click may have opened the panel and shifted the layout, so the second click uses the target of the first one.
    if (event.detail > 1) {
      if (event.detail === 2 && onTitle) table.beginEdit(onTitle, 'title')
      return
    }
    onTitle = row.type === 'item' && table.columns()[column] === 'title' && table.canEdit(row, 'title') ? row.item.id : null
    table.goTo(row.key, column)
    if (row.type === 'group') return view.toggleFold(row.key)
    if (row.type !== 'item') return
    const field = table.columns()[column]
    if (field && field !== 'title' && table.canEdit(row, field)) table.beginEdit(row.item.id, field)
    else open(row.item.id, 'pointer')
  }
}
