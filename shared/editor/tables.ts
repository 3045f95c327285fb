// Tables of a rich text: rows and columns in order, and their changes, in the parallel tables of both languages in one transaction. Text is edited
// by editors. Nothing is repaired here: a missing cell (row and column were added concurrently) is shown empty and written on the first edit; text
// whose column was deleted is shown after the last one.
import * as Y from 'yjs'
import { newBlockId, type Random } from '../ids.ts'
import { orderBetween } from '../order.ts'
import { LOCAL } from '../origins.ts'
import { type PlacedInTable, tableAttribute, tableShape } from './tableShape.ts'

export const MOST_TABLE_COLUMNS = 40
export const MOST_ROWS = 1000
/** Undoing a removal restores all of them, in both languages, in one update; the relay accepts 20,000 structs at once. */
export const MOST_CELLS = 1500

interface Start {
  readonly rows: number
  readonly columns: number
}
export const newTable = ({ rows, columns }: Start, random: Random): Y.XmlElement => {
  const names = Array.from({ length: Math.min(columns, MOST_TABLE_COLUMNS) }, () => newBlockId(random))
  const table = make('table', { id: newBlockId(random), header: true })
  let [last, below]: (string | null)[] = [null, null]
  const all: Y.XmlElement[] = []
  for (const name of names) {
    last = orderBetween(last ?? null, null, random)
    all.push(make('tableColumn', { id: newBlockId(random), name, order: last }))
  }
  for (let row = 0; row < Math.min(rows, MOST_ROWS); row++) {
    below = orderBetween(below ?? null, null, random)
    all.push(
      newRow(
        newBlockId(random),
        below,
        names.map((name) => [name, newBlockId(random)]),
      ),
    )
  }
  table.insert(0, all)
  return table
}
/** The same rows and columns with the same ids, without text: for the other language. */
export const emptyCopyOf = (table: Y.XmlElement): Y.XmlElement => {
  const { columns, rows } = tableShape(table)
  const copy = make('table', table.getAttributes())
  copy.insert(0, [
    ...columns.map(({ element }) => make('tableColumn', element.getAttributes())),
    ...rows.map(({ id, order, cells }) =>
      newRow(
        id,
        order,
        cells.flatMap((cell, at) => (cell && columns[at] ? [[columns[at].name, tableAttribute(cell, 'id')] as const] : [])),
      ),
    ),
  ])
  return copy
}

export type TableSide = 'before' | 'after'
/** The first of them is the current one; `row` is the id of one of its rows. */
export type Tables = readonly [Y.XmlElement, ...Y.XmlElement[]]

/** Returns the new row's id; null if the table is full. */
export const addRow = (tables: Tables, row: string | null, side: TableSide, random: Random): string | null =>
  inOneStep(tables, () => {
    const { rows, columns } = tableShape(tables[0])
    if (rows.length >= MOST_ROWS || (rows.length + 1) * columns.length > MOST_CELLS) return null
    const order = between(rows, row, side, random)
    const id = newBlockId(random)
    const ids = new Map(columns.map(({ name }) => [name, newBlockId(random)]))
    for (const table of tables) {
      const own = tableShape(table).columns
      table.push([
        newRow(
          id,
          order,
          own.map(({ name }) => [name, ids.get(name) ?? newBlockId(random)]),
        ),
      ])
    }
    return id
  })
/** Returns the new column's name. */
export const addColumn = (tables: Tables, column: string | null, side: TableSide, random: Random): string | null =>
  inOneStep(tables, () => {
    const { columns, rows } = tableShape(tables[0])
    if (columns.length >= MOST_TABLE_COLUMNS || (columns.length + 1) * rows.length > MOST_CELLS) return null
    const order = between(
      columns.map((one) => ({ ...one, id: one.name })),
      column,
      side,
      random,
    )
    const [name, id] = [newBlockId(random), newBlockId(random)]
    const ids = new Map(rows.map((row) => [row.id, newBlockId(random)]))
    for (const table of tables) {
      table.push([make('tableColumn', { id, name, order })])
      for (const row of tableShape(table).rows) row.element.push([newCell(name, ids.get(row.id) ?? newBlockId(random))])
    }
    return name
  })
/** `which`: index among several with the same id, restored concurrently. The others stay, in each language. */
export const removeRow = (tables: Tables, row: string, which = 0): void =>
  inOneStep(tables, () => {
    const all = tables.map((table) => tableShape(table).rows.filter(({ element }) => element.getAttribute('id') === row))
    for (const [at, table] of tables.entries()) {
      const own = all[at] ?? []
      const gone = own[which] ?? own[0]
      if (gone && own.length >= (all[0]?.length ?? 0)) drop(table, (child) => child === gone.element)
    }
  })
export const removeColumn = (tables: Tables, column: string): void =>
  inOneStep(tables, () => {
    for (const table of tables) {
      for (const { element } of tableShape(table).rows) drop(element, (cell) => cell.getAttribute('column') === column)
      drop(table, (child) => child.nodeName === 'tableColumn' && child.getAttribute('name') === column)
    }
  })
export const removeTables = (tables: Tables): void =>
  inOneStep(tables, () => {
    for (const table of tables) if (table.parent instanceof Y.XmlFragment) drop(table.parent, (child) => child === table)
  })
/** False at the edge. Concurrent edits inside it are kept. */
export const moveRow = (tables: Tables, row: string, by: -1 | 1, random: Random): boolean =>
  move(tables, tableShape(tables[0]).rows, row, by, random, (table) => tableShape(table).rows.find(({ id }) => id === row))
export const moveTableColumn = (tables: Tables, column: string, by: -1 | 1, random: Random): boolean =>
  move(
    tables,
    tableShape(tables[0]).columns.map((one) => ({ ...one, id: one.name })),
    column,
    by,
    random,
    (table) => tableShape(table).columns.find(({ name }) => name === column),
  )
export const setHeader = (tables: Tables, header: boolean): void =>
  inOneStep(tables, () => {
    for (const table of tables) put(table, 'header', header || null)
  })

const move = (
  tables: Tables,
  all: readonly PlacedInTable[],
  id: string,
  by: -1 | 1,
  random: Random,
  find: (table: Y.XmlElement) => PlacedInTable | undefined,
): boolean => {
  const at = all.findIndex((one) => one.id === id)
  const neighbour = all[at + by]
  if (at === -1 || !neighbour) return false
  const others = all.filter((one) => one.id !== id)
  return inOneStep(tables, () => {
    const order = between(others, neighbour.id, by > 0 ? 'after' : 'before', random)
    for (const table of tables) {
      const one = find(table)
      if (one) put(one.element, 'order', order)
    }
    return true
  })
}
const between = (all: readonly PlacedInTable[], id: string | null, side: TableSide, random: Random): string => {
  const at = all.findIndex((one) => one.id === id)
  const place = at === -1 ? all.length : side === 'before' ? at : at + 1
  return orderBetween(all[place - 1]?.order ?? null, all[place]?.order ?? null, random)
}
const inOneStep = <Answer>([table]: Tables, change: () => Answer): Answer => (table.doc ? table.doc.transact(change, LOCAL) : change())

type Attribute = string | number | boolean | object
const make = (name: string, attributes: Readonly<Record<string, Attribute | undefined>>): Y.XmlElement => {
  const element = new Y.XmlElement(name)
  // A missing name stays missing: the relay accepts no empty one.
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined && value !== '') put(element, key, value)
  return element
}
/** Called through the prototype: the typed method accepts only strings. */
const put = (element: Y.XmlElement, key: string, value: Attribute | null): void => {
  if (value === null) element.removeAttribute(key)
  else Y.XmlElement.prototype.setAttribute.call(element, key, value as string)
}
/** The Y.XmlText is created with the cell, so that two people who start typing in it concurrently share it. */
const newCell = (column: string, id: string): Y.XmlElement => {
  const cell = make('tableCell', { id, column })
  cell.insert(0, [new Y.XmlText()])
  return cell
}
const newRow = (id: string, order: string, cells: readonly (readonly [column: string, id: string])[]): Y.XmlElement => {
  const row = make('tableRow', { id, order })
  row.insert(
    0,
    cells.map(([column, cell]) => newCell(column, cell)),
  )
  return row
}
const drop = (parent: Y.XmlFragment, isIt: (child: Y.XmlElement) => boolean): void => {
  for (const [at, child] of [...parent.toArray().entries()].reverse())
    if (child instanceof Y.XmlElement && isIt(child)) parent.delete(at, 1)
}
