// A handle that is dragged or pressed: a menu would open when the pointer goes down, so the handle first waits to know which it is.
import { onCleanup } from 'solid-js'

export interface GripDeps {
  /** With the event of the pointer's going down. */
  readonly drag: (event: PointerEvent) => void
  readonly press: () => void
}

/** A press that goes further than this drags. */
const STILL_PX = 5

/** What a handle does when the pointer goes down on it. */
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
