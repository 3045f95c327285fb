// A row that is put elsewhere loses the focus on the way. If it was in the table, it comes back to where it was.
import { createEffect, on } from 'solid-js'
import { createLastFocus } from '../ui/lastFocus.ts'

export interface KeepFocusDeps {
  readonly grid: () => HTMLElement
  readonly rows: () => readonly unknown[]
  /** The keyboard's cell, for when the element that had the focus is gone. */
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
