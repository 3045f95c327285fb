// Planned time of each day of the session, and whether it fits the day's hours, in words.
import { For, Show } from 'solid-js'
import type { AgendaDay } from '../../../shared/meeting/agenda.ts'
import { formatLongDay } from '../../base/daySpans.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { useItemContext } from '../../item/ItemContext.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { useAgenda } from './AgendaContext.tsx'

export function Days() {
  const text = useText()
  const { agenda } = useAgenda()
  // One day without hours adds nothing to the total.
  const days = () => (agenda().slots.length > 0 && agenda().days.some(({ free }) => free !== null) ? agenda().days : [])
  return (
    <Show when={days().length > 0}>
      <ol class="days">
        <For each={days()}>
          {(day, index) => (
            <li class="days__one">
              <b>
                <DayName day={day.day} at={index()} />
              </b>
              <span>{text().meeting.dayTotal(day.minutes)}</span>
              <Free day={day} />
            </li>
          )}
        </For>
      </ol>
    </Show>
  )
}

/** `jueves 19 nov`, or `Día 1` while the day has no date. */
export function DayName(props: { day: string | null; at: number }) {
  const text = useText()
  const language = useLanguage()
  const { today } = useItemContext()
  return <>{props.day ? formatLongDay(props.day, language(), Number(today().slice(0, 4))) : text().meeting.day(props.at + 1)}</>
}

function Free(props: { day: AgendaDay }) {
  const text = useText()
  return (
    <Show when={props.day.free !== null && { free: props.day.free }}>
      {(known) => (
        <Show
          when={known().free < 0}
          fallback={<span class="sub">{known().free === 0 ? text().meeting.dayFull : text().meeting.dayFree(known().free)}</span>}
        >
          <span class="over">
            <Icon name="clock-alert" size="s" />
            {text().meeting.dayOver(-known().free)}
          </span>
        </Show>
      )}
    </Show>
  )
}
