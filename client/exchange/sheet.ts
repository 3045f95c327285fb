// A table of a file: cells are text, or calendar dates, which a spreadsheet sorts as such.
import type { Day } from '../../shared/roadmap/model.ts'

export type Cell = string | { readonly day: Day }
export interface Sheet {
  readonly name: string
  /** The header row. */
  readonly rows: readonly (readonly Cell[])[]
}

export const textOf = (cell: Cell): string => (typeof cell === 'string' ? cell : cell.day)
