// Rows and columns of a table of a rich text, as they are read. Their changes are in `tables.ts`.
import * as Y from 'yjs'
import { isName } from '../ids.ts'
import { byOrder, isOrder } from '../order.ts'

export interface PlacedInTable {
  readonly id: string
  readonly order: string
  readonly element: Y.XmlElement
}
export interface TableColumn extends PlacedInTable {
  readonly name: string
}
export interface TableRow extends PlacedInTable {
  /** One per column; null for a missing cell. */
  readonly cells: readonly (Y.XmlElement | null)[]
  /** Cells with text but without a column, or duplicates. */
  readonly beside: readonly Y.XmlElement[]
}
interface TableShape {
  readonly columns: readonly TableColumn[]
  readonly rows: readonly TableRow[]
}

/** Total (SPEC I10). */
export const tableShape = (table: Y.XmlElement): TableShape => {
  const children = table.toArray().filter((child) => child instanceof Y.XmlElement)
  const placed = (name: string): PlacedInTable[] =>
    children
      .filter((child) => child.nodeName === name)
      .map((element, at) => ({ element, id: tableAttribute(element, 'id') || String(at), order: tableAttribute(element, 'order') }))
      .sort(byOrder)
  const names = new Set<string>()
  const columns = placed('tableColumn').flatMap((column): TableColumn[] => {
    const name = tableAttribute(column.element, 'name')
    if (names.has(name)) return []
    names.add(name)
    return [{ ...column, name }]
  })
  const rows = placed('tableRow').map((row): TableRow => {
    const own = new Map<string, Y.XmlElement>()
    const beside: Y.XmlElement[] = []
    for (const cell of row.element.toArray()) {
      if (!(cell instanceof Y.XmlElement)) continue
      const name = tableAttribute(cell, 'column')
      if (names.has(name) && !own.has(name)) own.set(name, cell)
      else if (cell.length > 0 && holdsWords(cell)) beside.push(cell)
    }
    return { ...row, cells: columns.map(({ name }) => own.get(name) ?? null), beside }
  })
  return { columns, rows }
}
const holdsWords = (cell: Y.XmlElement) => cell.toArray().some((child) => !(child instanceof Y.XmlText) || child.length > 0)

export const tableAttribute = (element: Y.XmlElement, key: string): string => {
  const value: unknown = element.getAttribute(key)
  return key === 'order' ? (isOrder(value) ? value : '') : isName(value) ? value : ''
}
