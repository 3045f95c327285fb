// Moves a column by dragging its header, or resizes it by dragging its edge. The address changes only at the end of the drag.
import { type Accessor, createSignal, onCleanup } from 'solid-js'
import type { FieldKey } from '../../../shared/roadmap/fields.ts'
import type { Columns } from './createColumns.ts'
import { held } from './sizes.ts'

export interface ColumnDrag {
  readonly dragged: Accessor<FieldKey | null>
  /** The column before which it would be dropped; `end` is after the last one. */
  readonly falls: Accessor<FieldKey | 'end' | null>
  readonly move: (down: PointerEvent, field: FieldKey) => void
  readonly resize: (down: PointerEvent, field: FieldKey) => void
  /** Whether the click that follows was the end of a drag and must be ignored. */
  readonly wasDragged: () => boolean
}
export interface ColumnDragDeps {
  readonly columns: Columns
  readonly head: () => HTMLElement
  readonly rem: Accessor<number>
}

/** The distance in CSS pixels from which a press becomes a drag. */
const STILL_PX = 5

export const createColumnDrag = ({ columns, head, rem }: ColumnDragDeps): ColumnDrag => {
  const [dragged, setDragged] = createSignal<FieldKey | null>(null)
  const [falls, setFalls] = createSignal<FieldKey | 'end' | null>(null)
  let listening: AbortController | null = null
  let moved = false
  const end = () => {
    listening?.abort()
    listening = null
    setDragged(null)
    setFalls(null)
  }
  onCleanup(end)
  const listen = (cancelled: () => void) => {
    end()
    listening = new AbortController()
    const { signal } = listening
    const cancel = () => {
      end()
      cancelled()
    }
    window.addEventListener('pointercancel', cancel, { signal })
    window.addEventListener('keydown', (pressed) => pressed.key === 'Escape' && cancel(), { signal })
    return signal
  }

  /** The first column whose middle is to the right of the pointer; nothing can be dropped before number and title. */
  const before = (x: number): FieldKey | 'end' => {
    const cells = [...head().querySelectorAll('[data-field]')]
    const at = cells.findIndex((cell) => {
      const { left, width } = cell.getBoundingClientRect()
      return x < left + width / 2
    })
    const movable = columns.fields().filter((field) => !columns.isFixed(field))
    const field = at < 0 ? undefined : columns.fields()[at]
    return field === undefined ? 'end' : columns.isFixed(field) ? (movable[0] ?? 'end') : field
  }
  return {
    dragged,
    falls,
    wasDragged: () => moved,
    move(down, field) {
      moved = false
      // Touch scrolls the table instead; on a touch screen columns are moved by their menu.
      if (down.button !== 0 || down.pointerType === 'touch' || columns.isFixed(field)) return
      const signal = listen(() => undefined)
      window.addEventListener(
        'pointermove',
        (now) => {
          if (!moved && Math.abs(now.clientX - down.clientX) < STILL_PX) return
          moved = true
          setDragged(field)
          setFalls(before(now.clientX))
        },
        { signal },
      )
      window.addEventListener(
        'pointerup',
        () => {
          const to = falls()
          end()
          if (to === null || to === field) return
          const others = columns.fields().filter((one) => one !== field && !columns.isFixed(one))
          columns.move(field, to === 'end' ? others.length : others.indexOf(to))
        },
        { signal },
      )
    },
    resize(down, field) {
      if (down.button !== 0) return
      down.preventDefault()
      down.stopPropagation()
      const cell = down.currentTarget instanceof HTMLElement ? down.currentTarget.parentElement : null
      const from = cell?.getBoundingClientRect().width ?? 0
      const sizeAt = (now: PointerEvent) => held(((from + now.clientX - down.clientX) * 4) / rem())
      let touched = false
      const signal = listen(() => columns.showSize(field, null))
      window.addEventListener(
        'pointermove',
        (now) => {
          touched ||= Math.abs(now.clientX - down.clientX) > 1
          if (touched) columns.showSize(field, sizeAt(now))
        },
        { signal },
      )
      window.addEventListener(
        'pointerup',
        (now) => {
          end()
          if (touched) columns.resize(field, sizeAt(now))
        },
        { signal },
      )
    },
  }
}
