// A row that is put elsewhere loses the focus on the way. If it was in the table, it comes back to where it was.
import { createEffect, on, onCleanup, onMount } from 'solid-js'
import type { Row } from './tableLayout.ts'

export interface KeepFocusDeps {
  readonly grid: () => HTMLElement
  readonly rows: () => readonly Row[]
  /** The keyboard's cell, for when the element that had the focus is gone. */
  readonly backToCell: () => void
}

export const keepFocus = ({ grid, rows, backToCell }: KeepFocusDeps): void => {
  let last: HTMLElement | null = null
  const look = (event: Event) => {
    last = event.type === 'focusin' && event.target instanceof HTMLElement && grid().contains(event.target) ? event.target : null
  }
  onMount(() => {
    document.addEventListener('focusin', look)
    document.addEventListener('pointerdown', look)
    onCleanup(() => {
      document.removeEventListener('focusin', look)
      document.removeEventListener('pointerdown', look)
    })
  })
  createEffect(
    on(
      rows,
      () => {
        if (!last || document.activeElement !== document.body) return
        if (last.isConnected) last.focus({ preventScroll: true })
        else backToCell()
      },
      { defer: true },
    ),
  )
}
