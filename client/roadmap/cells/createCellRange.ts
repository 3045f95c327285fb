// The selected rectangle of cells, from the cell where the selection began to the active cell. Group rows within it have no cells.
import { type Accessor, batch, createMemo, createSignal } from 'solid-js'
import type { FieldKey } from '../../../shared/roadmap/fields.ts'
import type { Item } from '../../../shared/roadmap/model.ts'
import { sameValue } from '../../../shared/schema/sameValue.ts'
import type { PlanRow } from '../tableLayout.ts'
import { type Corner, isInRectangle, rectangleBetween } from './range.ts'

export interface CellRange {
  readonly isOn: Accessor<boolean>
  /** Null when only the focused cell is selected. */
  readonly cells: () => { readonly items: readonly Item[]; readonly fields: readonly FieldKey[] } | null
  readonly holds: (row: number, column: number) => boolean
  /** Extends the rectangle from the active cell to `corner`, which becomes active. */
  readonly to: (corner: Corner) => void
  /** Extends the rectangle by one key; false when there is nothing in that direction. */
  readonly step: (key: string) => boolean
  readonly clear: () => void
}
export interface CellRangeDeps {
  readonly rows: Accessor<readonly PlanRow[]>
  readonly columns: Accessor<readonly FieldKey[]>
  /** The active cell. */
  readonly active: Accessor<Corner>
  readonly goTo: (corner: Corner) => void
  readonly say: (rows: number, columns: number) => void
}
interface Began {
  readonly key: string
  readonly column: number
}

export const createCellRange = ({ rows, columns, active, goTo, say }: CellRangeDeps): CellRange => {
  const [began, setBegan] = createSignal<Began | null>(null, { equals: sameValue })
  const rectangle = createMemo(
    () => {
      const from = began()
      const row = from ? rows().findIndex(({ key }) => key === from.key) : -1
      return from && row >= 0 ? rectangleBetween({ row, column: Math.min(from.column, columns().length - 1) }, active()) : null
    },
    null,
    { equals: sameValue },
  )
  const itemsIn = (top: number, bottom: number) =>
    rows()
      .slice(top, bottom + 1)
      .flatMap((row) => (row.type === 'item' ? [row.item] : []))
  const cells = () => {
    const now = rectangle()
    return now && { items: itemsIn(now.top, now.bottom), fields: columns().slice(now.left, now.right + 1) }
  }
  const to = (corner: Corner) => {
    const here = rows()[active().row]
    if (rows()[corner.row]?.type !== 'item' || here?.type !== 'item') return
    batch(() => {
      const from = began() ?? { key: here.key, column: active().column }
      goTo(corner)
      setBegan(from)
    })
    const now = cells()
    if (now) say(now.items.length, now.fields.length)
  }
  const next = (from: number, way: 1 | -1) => {
    let row = from + way
    while (rows()[row] && rows()[row]?.type !== 'item') row += way
    return row
  }
  return {
    isOn: () => rectangle() !== null,
    cells,
    holds: (row, column) => {
      const now = rectangle()
      return now !== null && isInRectangle(now, row, column)
    },
    to,
    step: (key) => {
      const { row, column } = active()
      const corner =
        key === 'ArrowUp' || key === 'ArrowDown'
          ? { row: next(row, key === 'ArrowUp' ? -1 : 1), column }
          : { row, column: column + (key === 'ArrowLeft' ? -1 : 1) }
      if (!rows()[corner.row] || !columns()[corner.column]) return false
      to(corner)
      return true
    },
    clear: () => setBegan(null),
  }
}
