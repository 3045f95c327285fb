// What of the line is in sight: the part whose marks are drawn, and the day that stays where it is while the scale changes.
// Where it stands is reckoned, never asked of the page: that would lay it out in the middle of a change.
import { type Accessor, createEffect, createMemo, createSignal, onCleanup, untrack } from 'solid-js'
import { sameValue } from '../../../shared/schema/sameValue.ts'
import type { Timeline } from './createTimeline.ts'
import type { DayNumber, Range } from './timelineScale.ts'

interface VisibleDaysDeps {
  readonly timeline: Timeline
  readonly scroller: HTMLElement
  readonly width: Accessor<number>
  /** Of the titles, which lie beside the line. */
  readonly titlePx: Accessor<number>
  /** The day that is shown first. */
  readonly first: DayNumber
}
export interface VisibleDays {
  /** With a margin on both sides, so that the axis is never empty while scrolling. */
  readonly days: Accessor<Range>
  /** Scrolls to where this day is what one looks at. */
  readonly look: (at: DayNumber) => void
  /** At the left end of what is in sight. */
  readonly from: Accessor<DayNumber>
  /** The same end, in pixels of the line. */
  readonly left: Accessor<number>
}
/** Marks come and go by the piece. */
const PIECE_PX = 256
/** Where the page says that it has scrolled to what was asked for. */
const SAME_PX = 1

export const createVisibleDays = ({ timeline, scroller, width, titlePx, first }: VisibleDaysDeps): VisibleDays => {
  /** A third of the way from the titles: what one looks at. */
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
        // Paper shows everything; what has no width yet may.
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
