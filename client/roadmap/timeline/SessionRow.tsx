// The row of sessions and milestones at the top of the timeline.
import { createMemo, For, Show } from 'solid-js'
import type { MeetingInfo } from '../../../shared/api/meetings.ts'
import { pick } from '../../../shared/bilingual.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { cityInPlace } from '../../compare/momentWords.ts'
import { PairWords } from '../../item/PairWords.tsx'
import { createRem } from '../../ui/rem.ts'
import type { TimelineModel } from './createTimeline.ts'
import { numberOf, type Range, sideBySide } from './timelineScale.ts'

/** From the first day to the day after the last one; null without a date. */
export const daysOf = ({ start, end }: MeetingInfo): Range | null =>
  start === null ? null : { from: numberOf(start), to: numberOf(end ?? start) + 1 }

/** The sessions with a date in the visible range. */
export const sessionsIn = ({ view }: TimelineModel, visible: Range): readonly MeetingInfo[] =>
  view.compared.comparison.moments().meetings.filter((meeting) => {
    const days = daysOf(meeting)
    return days !== null && days.from < visible.to && visible.from < days.to
  })

/** The smallest width in CSS pixels at which a label can be read. */
const LEAST_WORD_PX = 48
/** Half the width of the diamond of a milestone. */
const HALF_REM = 0.36
/** The smallest distance in CSS pixels between two sessions at which both have a label with a city. */
const LEAST_NAME_PX = 76
const LEAST_CITY_PX = 176

export function SessionRow(props: { timeline: TimelineModel; visible: Range; sessions: readonly MeetingInfo[] }) {
  const text = useText()
  const language = useLanguage()
  const dated = createMemo(() =>
    props.timeline.view
      .shown()
      .flatMap((item) => (item.kind === 'milestone' && item.due !== null ? [{ item, day: numberOf(item.due) }] : []))
      .toSorted((a, b) => a.day - b.day),
  )
  /** Without milestones that represent a session which is already shown by its flag. */
  const milestones = createMemo(() => {
    const sessions = props.sessions.flatMap((meeting) => daysOf(meeting) ?? [])
    const { from: first, to: last } = props.visible
    const here = dated().filter(({ day }) => first <= day && day < last && !sessions.some(({ from, to }) => from <= day && day < to))
    const { x } = props.timeline.scale()
    return sideBySide(here, ({ day }) => x(day))
  })
  const rem = createRem()
  /** One path for all, because zooming changes dozens at once. */
  const diamonds = () => {
    const half = HALF_REM * rem()
    return milestones()
      .map(({ x }) => `M${x - half} 0l${half} ${half} ${half} ${-half} ${-half} ${-half}z`)
      .join('')
  }
  const named = createMemo(() => new Map(milestones().flatMap((one) => (one.room >= LEAST_WORD_PX ? [[one.one.item, one]] : []))))
  const middle = (meeting: MeetingInfo) => {
    const { from, to } = daysOf(meeting) ?? props.visible
    return (props.timeline.x(from) + props.timeline.x(to)) / 2
  }
  const roomOf = (meeting: MeetingInfo) =>
    Math.min(
      ...props.sessions.flatMap((other) => (other === meeting ? [] : [Math.abs(middle(other) - middle(meeting))])),
      Number.POSITIVE_INFINITY,
    )
  return (
    <div class="timeline__sessions" role="presentation">
      <span class="timeline__t">{text().timeline.head}</span>
      <span class="timeline__c">
        <svg class="timeline__diamonds" aria-hidden="true">
          <path d={diamonds()} />
        </svg>
        <For each={[...named().keys()]}>
          {(item) => (
            <span
              class="timeline__milestone"
              style={{ left: `${named().get(item)?.x ?? 0}px`, '--room': `${named().get(item)?.room ?? 0}px` }}
            >
              <PairWords class="cut" pair={item.title} otherwise={item.code} />
            </span>
          )}
        </For>
        <For each={props.sessions}>
          {(meeting) => (
            <span class="timeline__session" style={{ left: `max(${middle(meeting)}px, 2.5rem)` }}>
              <b>{roomOf(meeting) < LEAST_NAME_PX ? meeting.number : text().timeline.session(meeting.number)}</b>
              <Show when={Math.min(roomOf(meeting), 2 * middle(meeting)) >= LEAST_CITY_PX}>
                {' '}
                {cityInPlace(pick(meeting.place, language()).text)}
              </Show>
            </span>
          )}
        </For>
      </span>
    </div>
  )
}
