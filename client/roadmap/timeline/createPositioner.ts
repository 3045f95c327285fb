// Positions elements on the time axis. One effect updates all of them when the scale changes, because hundreds of separate effects cost
// more than their work.
import { type Accessor, createRenderEffect, onCleanup, untrack } from 'solid-js'
import type { TimelineScale } from './timelineScale.ts'

/** In CSS pixels; without `width` the element has the width of its content. */
export interface HorizontalExtent {
  readonly from: number
  readonly width?: number
}
/** Positions an element until its owner is disposed. `at` is tracked, so other signals that it reads also update the position. */
export type Put = (element: HTMLElement, at: (scale: TimelineScale) => HorizontalExtent) => void

export const createPositioner = (scale: Accessor<TimelineScale>): Put => {
  const all = new Set<(scale: TimelineScale) => void>()
  createRenderEffect(() => {
    const now = scale()
    untrack(() => {
      for (const place of all) place(now)
    })
  })
  return (element, at) => {
    const place = (now: TimelineScale) => {
      const { from, width } = at(now)
      element.style.left = `${from}px`
      if (width !== undefined) element.style.width = `${width}px`
    }
    all.add(place)
    onCleanup(() => all.delete(place))
    createRenderEffect(() => place(untrack(scale)))
  }
}
