// Dragging the handle: it moves to the pointer, at most once per animation frame.
import { onCleanup } from 'solid-js'

interface SlideRequest {
  readonly track: () => HTMLElement
  /** Percent. */
  readonly goTo: (place: number) => void
  readonly grab: () => void
}

export const createSlide = ({ track, goTo, grab }: SlideRequest) => {
  let frame = 0
  let place = 0
  const follow = (event: PointerEvent) => {
    const { left, width } = track().getBoundingClientRect()
    place = Math.max(0, Math.min(100, ((event.clientX - left) / Math.max(1, width)) * 100))
    frame ||= requestAnimationFrame(() => {
      frame = 0
      goTo(place)
    })
  }
  onCleanup(() => cancelAnimationFrame(frame))
  return {
    onPointerDown: (event: PointerEvent) => {
      if (event.button !== 0) return
      event.preventDefault()
      track().setPointerCapture(event.pointerId)
      grab()
      follow(event)
    },
    onPointerMove: (event: PointerEvent) => {
      if (track().hasPointerCapture(event.pointerId)) follow(event)
    },
  }
}
