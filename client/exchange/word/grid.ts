// The cells of a table by grid column; a vertically merged cell belongs to the cell above it.
import type { WordBlock, WordCell } from './model.ts'

export interface GridCell {
  readonly blocks: readonly WordBlock[]
  /** The first grid column, and how many the cell spans. */
  readonly at: number
  readonly wide: number
  readonly goesOn: boolean
}

export const gridOf = (rows: readonly (readonly GridCell[])[]): readonly (readonly WordCell[])[] =>
  rows.map((row, index) =>
    row.flatMap((cell): WordCell[] => {
      if (cell.goesOn) return []
      let high = 1
      while (rows[index + high]?.some(({ at, goesOn }) => goesOn && at === cell.at)) high += 1
      return [{ blocks: cell.blocks, wide: cell.wide, high }]
    }),
  )
