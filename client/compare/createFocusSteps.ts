// Moves the focus from one difference to the next, in views that render all rows. Wraps around at the end.
import { type Accessor, createSignal, onCleanup, onMount } from 'solid-js'
import type { DifferenceSteps } from './Legend.tsx'

export const createFocusSteps = (places: () => readonly HTMLElement[], count: Accessor<number>): DifferenceSteps => {
  const [at, setAt] = createSignal(-1)
  const placeOf = (target: EventTarget | null) => (target instanceof HTMLElement ? places().indexOf(target) : -1)
  onMount(() => {
    const look = (event: FocusEvent) => {
      // The legend's own buttons do not change the position.
      if (!(event.target instanceof Element && event.target.closest('.legend'))) setAt(placeOf(event.target))
    }
    document.addEventListener('focusin', look)
    onCleanup(() => document.removeEventListener('focusin', look))
  })
  return {
    count,
    at: () => (at() < count() ? at() : -1),
    go: (step) => {
      const all = places()
      const next = at() < 0 && step < 0 ? all.length - 1 : (at() + step + all.length) % all.length
      const place = all[next]
      if (!place) return
      place.focus({ preventScroll: true })
      place.scrollIntoView({ block: 'center' })
      setAt(next)
    },
  }
}
