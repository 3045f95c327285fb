// Sessions as stations on a time line: past ones solid, future ones dashed, today between them.
import { A } from '@solidjs/router'
import { createEffect, For, Show } from 'solid-js'
import type { MeetingInfo } from '../../shared/api/meetings.ts'
import { pickWords } from '../../shared/bilingual.ts'
import { wasClosed } from '../../shared/meeting/lifecycle.ts'
import type { Day } from '../../shared/roadmap/model.ts'
import { useGroup } from '../base/group.tsx'
import { useLanguage, useText } from '../base/i18n.tsx'
import { formatDay } from '../base/intl.ts'
import { stationsOf } from './stations.ts'

export function SessionRoute(props: { meetings: readonly MeetingInfo[]; today: Day }) {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const line = () => stationsOf(props.meetings, props.today)
  const day = (date: Day) => formatDay(date, language(), Number(props.today.slice(0, 4)))
  const edge = (at: number) => ({ 'at-start': at <= 2, 'at-end': at >= 98 })
  return (
    <Show when={line()}>
      {(known) => (
        <ol
          class="stations desk"
          ref={(list) => createEffect(() => list.style.setProperty('--today', `${known().today}%`))}
          aria-label={text().meeting.route}
        >
          <For each={known().stations}>
            {({ meeting, at, start }) => (
              <li class="stations__stop" classList={edge(at)} ref={(stop) => stop.style.setProperty('--at', `${at}%`)}>
                <A href={`/g/${group().id}/sessions/${meeting.id}`}>
                  <span class="stations__a">{text().meeting.session(meeting.number)}</span>
                  <span class="stations__dot" classList={{ 'stations__dot--next': !wasClosed(meeting) }} />
                  <span class="stations__b">
                    {pickWords(meeting.place, language())}
                    <br />
                    <time datetime={start}>{day(start)}</time>
                  </span>
                </A>
              </li>
            )}
          </For>
          <li class="stations__stop" ref={(stop) => createEffect(() => stop.style.setProperty('--at', `${known().today}%`))}>
            <span class="stations__now" />
            <span class="stations__today">{text().meeting.today}</span>
          </li>
        </ol>
      )}
    </Show>
  )
}
