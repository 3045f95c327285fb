// A handle that can be dragged or pressed. A menu would open on pointerdown, so the handle first waits to know which one it is.
import { onCleanup } from 'solid-js'

export interface GripDeps {
  /** Called with the pointerdown event. */
  readonly drag: (event: PointerEvent) => void
  readonly press: () => void
}

/** The distance in CSS pixels from which a press becomes a drag. */
const STILL_PX = 5

/** Returns the handler of pointerdown. */
export const createGrip = (deps: GripDeps): ((down: PointerEvent) => void) => {
  let waiting: AbortController | null = null
  onCleanup(() => waiting?.abort())
  return (down) => {
    if (down.button !== 0) return
    down.preventDefault()
    waiting?.abort()
    waiting = new AbortController()
    const { signal } = waiting
    const moved = (now: PointerEvent) => {
      if (Math.hypot(now.clientX - down.clientX, now.clientY - down.clientY) < STILL_PX) return
      waiting?.abort()
      deps.drag(down)
    }
    const up = () => {
      waiting?.abort()
      deps.press()
    }
    window.addEventListener('pointermove', moved, { signal })
    window.addEventListener('pointerup', up, { signal })
    window.addEventListener('pointercancel', () => waiting?.abort(), { signal })
  }
}
