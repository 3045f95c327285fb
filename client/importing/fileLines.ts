// The lines of a sheet that say something, below its headings. What stands alone below the table (a note, what proves an export) is no line
// of it. Pure.

export interface FileLine {
  /** The line number in the file. */
  readonly number: number
  readonly cells: readonly string[]
  /** Columns whose text is a number with three decimals, and none of thousands. */
  readonly thousandths?: readonly number[] | undefined
}
export interface FileLines {
  readonly lines: readonly FileLine[]
  /** Left out below the table. */
  readonly notes: number
}

export const fileLines = (
  rows: readonly (readonly string[])[],
  head: number,
  thousandths: readonly (readonly [row: number, column: number])[] = [],
): FileLines => {
  const exact = Map.groupBy(thousandths, ([row]) => row)
  const all = rows.flatMap((cells, at): readonly FileLine[] => {
    const inLine = exact.get(at)?.map(([, column]) => column)
    return at > head ? [{ number: at + 1, cells, ...(inLine && { thousandths: inLine }) }] : []
  })
  const said = all.filter(({ cells }) => cells.some((text) => text.trim() !== ''))
  const lastBlank = all.findLast(({ cells }) => cells.every((text) => text.trim() === ''))?.number ?? Number.POSITIVE_INFINITY
  const below = said.filter(({ number }) => number > lastBlank)
  const areNotes =
    below.length > 0 && below.length < said.length && below.every(({ cells }) => cells.filter((text) => text.trim() !== '').length === 1)
  return areNotes ? { lines: said.filter(({ number }) => number < lastBlank), notes: below.length } : { lines: said, notes: 0 }
}
