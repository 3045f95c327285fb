// Restores the focus of a row that is moved or re-rendered.
import { type Accessor, createEffect, on } from 'solid-js'
import { createLastFocus } from '../../ui/lastFocus.ts'

export interface KeepRowFocusDeps {
  readonly within: () => HTMLElement
  /** Changes whenever rows move. */
  readonly moved: Accessor<unknown>
}

const CONTROLS = 'a, button, input, textarea, [contenteditable="true"]'

export const keepRowFocus = ({ within, moved }: KeepRowFocusDeps): void => {
  const lastFocus = createLastFocus(within)
  /** The same control in the row's new element. */
  const again = (last: HTMLElement): Element | undefined => {
    if (last.isConnected) return last
    const row = last.closest<HTMLElement>('[data-row]')
    if (!row) return undefined
    const at = [...row.querySelectorAll(CONTROLS)].indexOf(last)
    return within().querySelector(`[data-row="${row.dataset.row}"]`)?.querySelectorAll(CONTROLS)[at]
  }
  createEffect(
    on(
      moved,
      () => {
        const last = lastFocus()
        if (!last || document.activeElement !== document.body) return
        const control = again(last)
        if (!(control instanceof HTMLElement)) return
        control.focus({ preventScroll: true })
        control.scrollIntoView({ block: 'nearest' })
      },
      { defer: true },
    ),
  )
}
