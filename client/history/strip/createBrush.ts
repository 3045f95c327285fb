// Selection of a range of weeks by pointer or keyboard. The feed is updated when it stops changing.
import { type Accessor, createMemo, createSignal, onCleanup } from 'solid-js'
import type { Instant } from '../../../shared/ids.ts'
import { columnAt, movedRangeEnd, type SpanMarks, type StripColumn, type StripSpan, spanOf, stripMarks } from './columns.ts'

interface BrushSource {
  readonly columns: Accessor<readonly StripColumn[]>
  /** The requested range; null for an open end. */
  readonly ends: Accessor<{ readonly from: Instant | null; readonly to: Instant | null }>
  readonly onChange: (marks: SpanMarks) => void
}
/** Delay that combines consecutive keys into one request. */
const REST_MS = 300
/** Movement in pixels below which a drag is a click. */
const STILL_PX = 3

export const createBrush = ({ columns, ends, onChange }: BrushSource) => {
  let track: HTMLElement | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const [held, setHeld] = createSignal<StripSpan | null>(null)
  const asked = createMemo(() => spanOf(columns(), ends().from, ends().to))
  const span = () => held() ?? asked()
  const last = () => columns().length - 1
  const isAll = () => span().first === 0 && span().last === last()
  onCleanup(() => clearTimeout(timer))

  const settle = () => {
    clearTimeout(timer)
    const found = held()
    if (!found) return
    setHeld(null)
    onChange(stripMarks(columns(), found))
  }
  const columnUnder = ({ clientX }: PointerEvent): number => {
    const box = track?.getBoundingClientRect()
    return box && box.width > 0 ? columnAt((clientX - box.left) / box.width, columns().length) : 0
  }
  const between = (one: number, other: number): StripSpan => ({ first: Math.min(one, other), last: Math.max(one, other) })
  const withEnd = (end: keyof StripSpan, to: number): StripSpan => {
    const now = span()
    return end === 'first' ? { first: Math.min(to, now.last), last: now.last } : { first: now.first, last: Math.max(to, now.first) }
  }
  const drag = (event: PointerEvent & { readonly currentTarget: HTMLElement }, spanAt: (column: number) => StripSpan) => {
    if (event.button !== 0) return
    event.preventDefault()
    const target = event.currentTarget
    const begun = event.clientX
    let isMoving = false
    target.setPointerCapture?.(event.pointerId)
    const follow = (next: PointerEvent) => {
      isMoving ||= Math.abs(next.clientX - begun) >= STILL_PX
      if (isMoving) setHeld(spanAt(columnUnder(next)))
    }
    const end = (next: PointerEvent) => {
      target.removeEventListener('pointermove', follow)
      target.removeEventListener('pointerup', end)
      target.removeEventListener('pointercancel', end)
      if (next.type === 'pointercancel') return void setHeld(null)
      // A click selects its week.
      if (!isMoving) setHeld(spanAt(columnUnder(next)))
      settle()
    }
    target.addEventListener('pointermove', follow)
    target.addEventListener('pointerup', end)
    target.addEventListener('pointercancel', end)
  }
  return {
    span,
    isAll,
    setTrack: (element: HTMLElement) => {
      track = element
    },
    track: {
      onPointerDown: (event: PointerEvent & { readonly currentTarget: HTMLElement }) => {
        const begun = columnUnder(event)
        drag(event, (column) => between(begun, column))
      },
      /** Clears the range. */
      onDblClick: () => onChange({ from: null, to: null }),
    },
    handle: (end: keyof StripSpan) => ({
      onPointerDown: (event: PointerEvent & { readonly currentTarget: HTMLElement }) => {
        event.stopPropagation()
        event.currentTarget.focus({ preventScroll: true })
        drag(event, (column) => withEnd(end, column))
      },
      onKeyDown: (event: KeyboardEvent) => {
        const to = movedRangeEnd(event.key, event.shiftKey, span()[end], last())
        if (to === null) return
        event.preventDefault()
        setHeld(withEnd(end, to))
        clearTimeout(timer)
        timer = setTimeout(settle, REST_MS)
      },
    }),
  }
}
