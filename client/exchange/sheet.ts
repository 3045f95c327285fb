// A table as files hold it: text, or a calendar day, which a spreadsheet sorts as one.
import type { Day } from '../../shared/roadmap/model.ts'

export type Cell = string | { readonly day: Day }
export interface Sheet {
  readonly name: string
  /** The first row names the columns. */
  readonly rows: readonly (readonly Cell[])[]
}

export const textOf = (cell: Cell): string => (typeof cell === 'string' ? cell : cell.day)
