// Drags a row by its handle. The pointer determines a row and its upper or lower half; near an edge the container scrolls.
import { type Accessor, createSelector, createSignal, onCleanup } from 'solid-js'

/** The row and the half below the pointer, and the horizontal position of the pointer. */
export interface DropTarget {
  readonly key: string
  readonly half: 'upper' | 'lower'
  readonly x: number
}
export interface RowDrag {
  readonly dragged: Accessor<string | null>
  readonly target: Accessor<DropTarget | null>
  readonly isDragged: (key: string) => boolean
  /** Whether it would be dropped here: `<row> upper` or `<row> lower`. */
  readonly fallsAt: (place: string) => boolean
  readonly begin: (event: PointerEvent, key: string) => void
}
export interface RowDragDeps {
  readonly scroller: Accessor<HTMLElement>
  readonly drop: (dragged: string, on: DropTarget) => void
}

const EDGE_PX = 48
const STEP_PX = 10

export const createRowDrag = (deps: RowDragDeps): RowDrag => {
  const [dragged, setDragged] = createSignal<string | null>(null)
  const [target, setTarget] = createSignal<DropTarget | null>(null)
  const isDragged = createSelector(dragged)
  const fallsAt = createSelector(() => {
    const now = target()
    return now ? `${now.key} ${now.half}` : null
  })
  let listening: AbortController | null = null
  let frame = 0

  const end = () => {
    listening?.abort()
    listening = null
    cancelAnimationFrame(frame)
    setDragged(null)
    setTarget(null)
  }
  onCleanup(end)

  const look = (x: number, y: number) => {
    const row = document.elementFromPoint(x, y)?.closest('[data-row]')
    if (!(row instanceof HTMLElement)) return setTarget(null)
    const { top, height } = row.getBoundingClientRect()
    setTarget({ key: row.dataset.row ?? '', half: y < top + height / 2 ? 'upper' : 'lower', x })
  }
  const scrollOn = (x: number, y: number) => {
    const { top, bottom, left, right } = deps.scroller().getBoundingClientRect()
    const down = y < top + EDGE_PX ? -STEP_PX : y > bottom - EDGE_PX ? STEP_PX : 0
    const across = x < left + EDGE_PX ? -STEP_PX : x > right - EDGE_PX ? STEP_PX : 0
    cancelAnimationFrame(frame)
    if (down === 0 && across === 0) return
    deps.scroller().scrollBy(across, down)
    look(x, y)
    frame = requestAnimationFrame(() => scrollOn(x, y))
  }

  return {
    dragged,
    target,
    isDragged: (key) => isDragged(key),
    fallsAt: (place) => fallsAt(place),
    begin: (event, key) => {
      if (event.button !== 0) return
      event.preventDefault()
      listening = new AbortController()
      const { signal } = listening
      setDragged(key)
      window.addEventListener(
        'pointermove',
        (moved) => {
          look(moved.clientX, moved.clientY)
          scrollOn(moved.clientX, moved.clientY)
        },
        { signal },
      )
      window.addEventListener(
        'pointerup',
        () => {
          const on = target()
          end()
          if (on) deps.drop(key, on)
        },
        { signal },
      )
      window.addEventListener('pointercancel', end, { signal })
      window.addEventListener('keydown', (pressed) => pressed.key === 'Escape' && end(), { signal })
    },
  }
}
