// Where a bar stands on the axis, and whether it is outside the visible part.
import { type Accessor, createMemo } from 'solid-js'
import type { Violation } from '../../../shared/roadmap/violations.ts'
import { useItemContext } from '../../item/ItemContext.tsx'
import type { TimelineModel } from './createTimeline.ts'
import type { BarShape } from './timelineBars.ts'
import { numberOf, type TimelineScale } from './timelineScale.ts'

/** The smallest width in CSS pixels, which the marks need. */
const LEAST_PX = 26
/** A part of the bar of up to this width may be outside the view without a sign. */
const CUT_PX = 2

export interface BarPlaceProps {
  readonly timeline: TimelineModel
  readonly bar: BarShape
  /** The horizontal scroll position in CSS pixels. */
  readonly left: () => number
  /** The number of days overdue; 0 when it is not late. */
  readonly late: number
  readonly violation: Violation | null
}

/** `marks`: how many stand side by side in its caps. */
export const createBarPlace = (props: BarPlaceProps, marks: Accessor<number>) => {
  const context = useItemContext()
  const place = (bar: BarShape, { x }: TimelineScale) => {
    const [from, to] = [x(bar.from), x(bar.to)]
    const width = Math.max(to - from, LEAST_PX * Math.max(1, marks()))
    // An item with a known end is anchored at its end.
    return { from: bar.shape === 'due' || (bar.shape === 'span' && width > to - from) ? to - width : from, width }
  }
  const endOf = (bar: BarShape, scale: TimelineScale) => {
    const { from, width } = place(bar, scale)
    return from + width
  }
  const tailEnd = (scale: TimelineScale) => Math.max(endOf(props.bar, scale), props.late > 0 ? scale.x(numberOf(context.today())) : 0)
  const isPast = (x: number) => !props.timeline.isPrinting() && x < props.left() - CUT_PX
  return {
    place,
    endOf,
    /** The end of the bar, or of its tail. */
    tailEnd,
    /** The bar begins before the visible part. When printing, all of it is visible. */
    isCut: createMemo(() => isPast(place(props.bar, props.timeline.scale()).from)),
    /** The whole bar is before the visible part; the marks of its leads stay at the edge. */
    isGone: createMemo(() => isPast(tailEnd(props.timeline.scale()))),
  }
}
