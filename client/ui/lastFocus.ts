// The last focused element inside a container, until the user presses or moves elsewhere: a row that is moved in the DOM loses the focus.
import { onCleanup, onMount } from 'solid-js'

export const createLastFocus = (within: () => HTMLElement): (() => HTMLElement | null) => {
  let last: HTMLElement | null = null
  const look = (event: Event) => {
    last = event.type === 'focusin' && event.target instanceof HTMLElement && within().contains(event.target) ? event.target : null
  }
  onMount(() => {
    document.addEventListener('focusin', look)
    document.addEventListener('pointerdown', look)
    onCleanup(() => {
      document.removeEventListener('focusin', look)
      document.removeEventListener('pointerdown', look)
    })
  })
  return () => last
}
