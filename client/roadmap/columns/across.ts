// Horizontal layout of the table: scrolls a cell into view beside the pinned columns, and measures the width that a column needs.
import type { FieldKey } from '../../../shared/roadmap/fields.ts'
import type { Columns } from './createColumns.ts'

/** Pinned cells cover the others, so a cell behind them is also out of view. */
export const scrollAcross = (cell: HTMLElement, grid: HTMLElement, scroller: HTMLElement): void => {
  if (scroller.scrollWidth <= scroller.clientWidth || cell.classList.contains('is-pinned')) return
  const pinned = grid.querySelectorAll('.grid__head .is-pinned')
  const edges = [...pinned].map((one) => one.getBoundingClientRect().right)
  const room = scroller.getBoundingClientRect()
  const from = Math.max(room.left, ...edges)
  const { left, right } = cell.getBoundingClientRect()
  if (left < from) scroller.scrollBy(left - from, 0)
  else if (right > room.left + scroller.clientWidth) scroller.scrollBy(Math.min(right - room.left - scroller.clientWidth, left - from), 0)
}

/** Measures the rendered rows, with the column set to the width of its content for the duration of the measurement. */
export const neededFor = (field: FieldKey, columns: Columns, grid: HTMLElement): number => {
  const at = columns.fields().indexOf(field)
  const tracks = getComputedStyle(grid).gridTemplateColumns.split(' ')
  grid.style.setProperty('--cols', tracks.map((track, index) => (index === at ? 'max-content' : track)).join(' '))
  const width = grid.querySelector(`.grid__head [data-field="${field}"]`)?.getBoundingClientRect().width ?? 0
  grid.style.setProperty('--cols', columns.template())
  return width
}
