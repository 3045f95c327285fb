// The visible part of the time axis, whose ticks are rendered, and the day that stays at its position while the scale changes. Positions
// are computed and not measured, because measuring would force a layout in the middle of a change.
import { type Accessor, createEffect, createMemo, createSignal, onCleanup, untrack } from 'solid-js'
import { sameValue } from '../../../shared/schema/sameValue.ts'
import type { TimelineModel } from './createTimeline.ts'
import type { DayNumber, Range } from './timelineScale.ts'

interface VisibleDaysDeps {
  readonly timeline: TimelineModel
  readonly scroller: HTMLElement
  readonly width: Accessor<number>
  /** The width of the titles beside the timeline. */
  readonly titlePx: Accessor<number>
  /** The day that is shown first. */
  readonly first: DayNumber
}
export interface VisibleDays {
  /** The visible days, with a margin on both sides, so that the axis is not empty while scrolling. */
  readonly days: Accessor<Range>
  /** Scrolls until this day is at the focal point, a third of the width from the left. */
  readonly look: (at: DayNumber) => void
  /** The day at the left edge of the visible part. */
  readonly from: Accessor<DayNumber>
  /** The scroll position of the left edge in CSS pixels. */
  readonly left: Accessor<number>
}
/** The rendered range changes in steps of this many CSS pixels. */
const PIECE_PX = 256
/** The tolerance in CSS pixels within which a scroll event confirms a requested position. */
const SAME_PX = 1

export const createVisibleDays = ({ timeline, scroller, width, titlePx, first }: VisibleDaysDeps): VisibleDays => {
  /** The focal point: a third of the width from the left. */
  const third = () => Math.max(0, width() - titlePx()) / 3
  const [held, setHeld] = createSignal({ day: first, at: untrack(third) })
  const most = () => Math.max(0, titlePx() + timeline.scale().width - width())
  const left = createMemo(() => Math.min(Math.max(0, timeline.x(held().day) - held().at), most()))
  let stands = scroller.scrollLeft

  createEffect(() => {
    const to = left()
    if (Math.abs(to - stands) > SAME_PX) scroller.scrollLeft = to
    stands = to
  })
  const scrolled = () => {
    if (Math.abs(scroller.scrollLeft - stands) <= SAME_PX || timeline.isPrinting()) return
    stands = scroller.scrollLeft
    const at = third()
    setHeld({ day: timeline.scale().dayAt(stands + at), at })
  }
  scroller.addEventListener('scroll', scrolled, { passive: true })
  onCleanup(() => scroller.removeEventListener('scroll', scrolled))

  const piece = createMemo(() => Math.floor(left() / PIECE_PX))
  return {
    left,
    from: createMemo(() => Math.floor(timeline.scale().dayAt(left()))),
    look: (day) => void setHeld({ day, at: third() }),
    days: createMemo(
      () => {
        const all = timeline.range()
        // Everything is rendered when printing, and before the element has a width.
        if (timeline.isPrinting() || width() === 0) return all
        return {
          from: Math.max(all.from, Math.floor(timeline.scale().dayAt((piece() - 1) * PIECE_PX))),
          to: Math.min(all.to, Math.ceil(timeline.scale().dayAt((piece() + 2) * PIECE_PX + width()))),
        }
      },
      undefined,
      { equals: sameValue },
    ),
  }
}
