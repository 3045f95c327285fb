// The row of sessions and milestones at the top of the timeline.
import { createMemo, For } from 'solid-js'
import type { MeetingInfo } from '../../../shared/api/meetings.ts'
import { pick } from '../../../shared/bilingual.ts'
import { wasClosed } from '../../../shared/meeting/lifecycle.ts'
import { formatSpan } from '../../base/daySpans.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { cityInPlace } from '../../compare/momentWords.ts'
import { useItemContext } from '../../item/ItemContext.tsx'
import { PairWords } from '../../item/PairWords.tsx'
import { createRem } from '../../ui/rem.ts'
import type { TimelineModel } from './createTimeline.ts'
import { labelsOver, numberOf, type Range, sideBySide } from './timelineScale.ts'

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
/** The width in CSS pixels of a character in the label of a session, on average, and of the rest of it. */
const CHARACTER_PX = 6.4
const PADDING_PX = 16

export function SessionRow(props: { timeline: TimelineModel; visible: Range; sessions: readonly MeetingInfo[] }) {
  const text = useText()
  const language = useLanguage()
  const context = useItemContext()
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
  /** As much of *2 Cartagena, 24–26 Jun* as there is room for. */
  const labels = createMemo(() =>
    labelsOver(
      props.sessions
        .map((meeting) => {
          const { number, start, end } = meeting
          const city = cityInPlace(pick(meeting.place, language()).text)
          const span = start === null ? '' : formatSpan(start, end, language(), Number(context.today().slice(0, 4)))
          const named = [String(number), city].filter(Boolean).join(' ')
          return { one: meeting, x: middle(meeting), variants: [[named, span].filter(Boolean).join(', '), named, String(number)] }
        })
        .toSorted((a, b) => a.x - b.x),
      props.timeline.scale().width,
      (words) => words.length * CHARACTER_PX + PADDING_PX,
    ),
  )
  return (
    <div class="timeline__sessions" role="presentation">
      <span class="timeline__t">{text().timeline.head}</span>
      <span class="timeline__due" />
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
        <For each={labels()}>
          {({ one, words, from }) => (
            <span class="timeline__session" classList={{ 'timeline__session--coming': !wasClosed(one) }} style={{ left: `${from}px` }}>
              {words}
            </span>
          )}
        </For>
      </span>
    </div>
  )
}
