// A row that is put elsewhere loses the focus on the way, or is drawn anew. Whoever was in it goes on where they were.
import { type Accessor, createEffect, on, onCleanup, onMount } from 'solid-js'

export interface KeepRowFocusDeps {
  readonly within: () => HTMLElement
  /** Whatever changes when rows move. */
  readonly moved: Accessor<unknown>
}

interface Focus {
  readonly element: HTMLElement
  readonly row: string
  /** Which of the row's controls. */
  readonly at: number
}
const CONTROLS = 'a, button, input, textarea, [contenteditable="true"]'

export const keepRowFocus = ({ within, moved }: KeepRowFocusDeps): void => {
  let last: Focus | null = null
  const look = (event: Event) => {
    const element = event.type === 'focusin' && event.target instanceof HTMLElement && within().contains(event.target) ? event.target : null
    const row = element?.closest<HTMLElement>('[data-row]')
    last = element && row ? { element, row: row.dataset.row ?? '', at: [...row.querySelectorAll(CONTROLS)].indexOf(element) } : null
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
      moved,
      () => {
        if (!last || document.activeElement !== document.body) return
        const again = last.element.isConnected
          ? last.element
          : within().querySelector(`[data-row="${last.row}"]`)?.querySelectorAll(CONTROLS)[last.at]
        if (!(again instanceof HTMLElement)) return
        again.focus({ preventScroll: true })
        again.scrollIntoView({ block: 'nearest' })
      },
      { defer: true },
    ),
  )
}
