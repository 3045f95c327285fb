// Cells of a table, by the columns that Word counts: one that goes on from the row above is part of the cell there.
import type { WordBlock, WordCell } from './model.ts'

export interface GridCell {
  readonly blocks: readonly WordBlock[]
  /** The first of its columns, and how many they are. */
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
