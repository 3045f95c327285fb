// A table of a file: cells are text, or calendar dates, which a spreadsheet sorts as such.
import type { Day } from '../../shared/roadmap/model.ts'

export type SheetCell = string | { readonly day: Day }
export interface DataSheet {
  readonly name: string
  /** The first row is the head of the columns: bold, frozen, and printed on each page. */
  readonly hasHead?: boolean
  readonly rows: readonly (readonly SheetCell[])[]
}

export const sheetCellText = (cell: SheetCell): string => (typeof cell === 'string' ? cell : cell.day)
