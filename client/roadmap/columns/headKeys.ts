// The keys of the header row: arrows move between headers, Enter sorts, Alt moves a column, Alt and Shift resize it.
import type { Columns } from './createColumns.ts'
import { WIDTH_STEP } from './sizes.ts'

export interface HeadKeysDeps {
  readonly columns: Columns
  readonly column: () => number
  /** Activates another header. */
  readonly goTo: (column: number) => void
  /** Activates the first row below the header. */
  readonly goDown: () => void
}

/** The function returns true when it has processed the key. */
export const createHeadKeys =
  ({ columns, column, goTo, goDown }: HeadKeysDeps) =>
  ({ key, altKey, shiftKey, ctrlKey, metaKey }: KeyboardEvent): boolean => {
    const field = columns.fields()[column()]
    const way = key === 'ArrowLeft' ? -1 : key === 'ArrowRight' ? 1 : null
    if (!field || ctrlKey || metaKey) return false
    if (key === 'ContextMenu' || (shiftKey && key === 'F10') || (altKey && key === 'ArrowDown')) {
      columns.setMenu(field)
      return true
    }
    if (altKey) {
      if (way === null) return false
      if (shiftKey) columns.resize(field, columns.sizeOf(field) + way * WIDTH_STEP)
      else columns.step(field, way)
      return true
    }
    if (shiftKey) return false
    const last = columns.fields().length - 1
    if (way !== null) goTo(Math.max(0, Math.min(last, column() + way)))
    else if (key === 'Home' || key === 'End') goTo(key === 'Home' ? 0 : last)
    else if (key === 'ArrowDown') goDown()
    else if (key === 'Enter' || key === ' ') columns.sort(field)
    else return key === 'ArrowUp'
    return true
  }
