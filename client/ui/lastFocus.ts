// What had the focus inside an element, as long as nobody has pressed or gone elsewhere: a row that is put elsewhere loses it on the way.
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
