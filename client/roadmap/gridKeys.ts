// Which cell each navigation key leads to. Pure: it computes with indexes and does not read the DOM.

export interface GridPosition {
  readonly row: number
  readonly column: number
}
export interface GridSize {
  readonly rows: number
  readonly columns: number
  /** The number of rows that Page Up and Page Down move. */
  readonly page: number
}
interface Pressed {
  readonly key: string
  readonly ctrl: boolean
}

/** The cell to which the key leads, or null when it does not navigate. */
export const placeAfter = ({ key, ctrl }: Pressed, from: GridPosition, size: GridSize): GridPosition | null => {
  const to = target(key, ctrl, from, size)
  if (!to) return null
  const row = Math.min(Math.max(to.row, 0), size.rows - 1)
  const column = Math.min(Math.max(to.column, 0), size.columns - 1)
  return row === from.row && column === from.column ? null : { row, column }
}

const target = (key: string, ctrl: boolean, { row, column }: GridPosition, size: GridSize): GridPosition | null => {
  switch (key) {
    case 'ArrowDown':
      return { row: ctrl ? size.rows - 1 : row + 1, column }
    case 'ArrowUp':
      return { row: ctrl ? 0 : row - 1, column }
    case 'ArrowRight':
      return { row, column: ctrl ? size.columns - 1 : column + 1 }
    case 'ArrowLeft':
      return { row, column: ctrl ? 0 : column - 1 }
    case 'Home':
      return { row: ctrl ? 0 : row, column: 0 }
    case 'End':
      return { row: ctrl ? size.rows - 1 : row, column: size.columns - 1 }
    case 'PageDown':
      return { row: row + size.page, column }
    case 'PageUp':
      return { row: row - size.page, column }
    default:
      return null
  }
}
