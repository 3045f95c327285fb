// A table of a file: cells are text, or calendar dates, which a spreadsheet sorts as such.
import type { Day } from '../../shared/roadmap/model.ts'

export type SheetCell = string | { readonly day: Day }
export interface DataSheet {
  readonly name: string
  /** The header row. */
  readonly rows: readonly (readonly SheetCell[])[]
}

export const sheetCellText = (cell: SheetCell): string => (typeof cell === 'string' ? cell : cell.day)
