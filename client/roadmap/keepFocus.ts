// A row that moves in the DOM loses the focus. If the focus was in the table, it is restored to the same element.
import { createEffect, on } from 'solid-js'
import { createLastFocus } from '../ui/lastFocus.ts'

export interface KeepFocusDeps {
  readonly grid: () => HTMLElement
  readonly rows: () => readonly unknown[]
  /** Focuses the active cell, when the element that had the focus no longer exists. */
  readonly backToCell: () => void
}

export const keepFocus = ({ grid, rows, backToCell }: KeepFocusDeps): void => {
  const lastFocus = createLastFocus(grid)
  createEffect(
    on(
      rows,
      () => {
        const last = lastFocus()
        if (!last || document.activeElement !== document.body) return
        if (last.isConnected) last.focus({ preventScroll: true })
        else backToCell()
      },
      { defer: true },
    ),
  )
}
