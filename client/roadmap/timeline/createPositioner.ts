// Where things stand on the line. All follow its scale in one step: hundreds of followers cost more than what each of them does.
import { type Accessor, createRenderEffect, onCleanup, untrack } from 'solid-js'
import type { Scale } from './timelineScale.ts'

/** In CSS pixels; without a width it is as wide as what it holds. */
export interface HorizontalExtent {
  readonly from: number
  readonly width?: number
}
/** Puts an element there, until its owner goes. What `at` reads besides the scale is followed. */
export type Put = (element: HTMLElement, at: (scale: Scale) => HorizontalExtent) => void

export const createPositioner = (scale: Accessor<Scale>): Put => {
  const all = new Set<(scale: Scale) => void>()
  createRenderEffect(() => {
    const now = scale()
    untrack(() => {
      for (const place of all) place(now)
    })
  })
  return (element, at) => {
    const place = (now: Scale) => {
      const { from, width } = at(now)
      element.style.left = `${from}px`
      if (width !== undefined) element.style.width = `${width}px`
    }
    all.add(place)
    onCleanup(() => all.delete(place))
    createRenderEffect(() => place(untrack(scale)))
  }
}
