// A rectangle of cells, and the values that a paste puts into it. Pure.

export interface Corner {
  readonly row: number
  readonly column: number
}
/** All four edges are inclusive. */
export interface Rectangle {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

export const rectangleBetween = (a: Corner, b: Corner): Rectangle => ({
  top: Math.min(a.row, b.row),
  bottom: Math.max(a.row, b.row),
  left: Math.min(a.column, b.column),
  right: Math.max(a.column, b.column),
})

export const isInRectangle = ({ top, bottom, left, right }: Rectangle, row: number, column: number): boolean =>
  top <= row && row <= bottom && left <= column && column <= right

/** The pasted block is repeated if the rectangle is a whole multiple of it; otherwise it is pasted once. */
export const tiled = (lines: readonly (readonly string[])[], rows: number, columns: number): readonly (readonly string[])[] => {
  const wide = lines[0]?.length ?? 0
  if (wide === 0 || rows % lines.length > 0 || columns % wide > 0 || lines.some((line) => line.length !== wide)) return lines
  return Array.from({ length: rows }, (_, row) => {
    const line = lines[row % lines.length] ?? []
    return Array.from({ length: columns }, (_, column) => line[column % wide] ?? '')
  })
}
