// A table of a file: cells are text, or calendar dates and amounts, which a spreadsheet sorts and sums as such.
import type { Day } from '../../shared/roadmap/model.ts'

/** `text`: the amount as other formats write it. */
export type SheetCell = string | { readonly day: Day } | { readonly amount: number; readonly text: string }
export interface DataSheet {
  readonly name: string
  /** The first row is the head of the columns: bold, frozen, and printed on each page. */
  readonly hasHead?: boolean
  readonly rows: readonly (readonly SheetCell[])[]
}

export const sheetCellText = (cell: SheetCell): string => (typeof cell === 'string' ? cell : 'day' in cell ? cell.day : cell.text)
