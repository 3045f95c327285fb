// Sessions and milestones on a line of their own, above everything that leads up to them.
import { createMemo, For } from 'solid-js'
import type { MeetingInfo } from '../../../shared/api/meetings.ts'
import { pick } from '../../../shared/bilingual.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { cityOf } from '../../compare/momentWords.ts'
import { Icon } from '../../ui/Icon.tsx'
import type { Timeline } from './createTimeline.ts'
import { numberOf } from './scale.ts'

interface SessionPlace {
  readonly meeting: MeetingInfo
  /** CSS pixels. */
  readonly from: number
  readonly width: number
}
export const sessionsOn = ({ view, x }: Timeline): readonly SessionPlace[] =>
  view.compared.comparison.moments().meetings.flatMap((meeting) => {
    if (meeting.start === null) return []
    const from = x(numberOf(meeting.start))
    return [{ meeting, from, width: x(numberOf(meeting.end ?? meeting.start) + 1) - from }]
  })

export function SessionRow(props: { timeline: Timeline }) {
  const text = useText()
  const language = useLanguage()
  const meetings = createMemo(() => sessionsOn(props.timeline))
  /** Not those that are the session itself: its flag says so already. */
  const milestones = createMemo(() =>
    props.timeline.view
      .shown()
      .filter(({ kind, due }) => kind === 'milestone' && due !== null)
      .filter(
        ({ due }) =>
          !meetings().some(({ meeting: { start, end } }) => due !== null && start !== null && start <= due && due <= (end ?? start)),
      )
      .map(props.timeline.view.drawn),
  )
  return (
    <div class="timeline__sessions" role="presentation">
      <span class="timeline__t">{text().timeline.head}</span>
      <span class="timeline__c">
        <For each={milestones()}>
          {(item) => (
            <span class="timeline__milestone" style={{ 'inset-inline-start': `${props.timeline.x(numberOf(item.due ?? ''))}px` }}>
              <Icon name="diamond" size="s" />
              <span class="cut">{pick(item.title, language()).text || item.code}</span>
            </span>
          )}
        </For>
        <For each={meetings()}>
          {({ from, width, meeting }) => (
            <span class="timeline__session" style={{ 'inset-inline-start': `${from + width / 2}px` }}>
              <b>{text().timeline.session(meeting.number)}</b> {cityOf(pick(meeting.place, language()).text)}
            </span>
          )}
        </For>
      </span>
    </div>
  )
}
