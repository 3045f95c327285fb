// A list of days, each with its due items and the sessions that begin, for the agenda and for the column beside a month.
import { For, Show } from 'solid-js'
import { pick } from '../../../shared/bilingual.ts'
import type { Day } from '../../../shared/roadmap/model.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { formatWeekday, monthNames } from '../../base/intl.ts'
import { cityInPlace } from '../../compare/momentWords.ts'
import { useItemContext } from '../../item/ItemContext.tsx'
import type { CalendarAgendaDay } from './calendarLayout.ts'
import { DueItemEntry } from './DueItem.tsx'
import type { MonthGridProps } from './MonthGrid.tsx'

/** `brief`: leaves out how late an item is, because the heading says it. */
export function AgendaDays(props: MonthGridProps & { days: readonly CalendarAgendaDay[]; brief?: boolean }) {
  // By the day itself, which is the same when something changes on it: the focus stays, and so does what a finger has begun.
  const days = () => props.days.map(({ day }) => day)
  const entryOf = (day: Day) => props.days.find((entry) => entry.day === day)
  return (
    <For each={days()}>
      {(day) => <OneDay {...props} day={day} items={entryOf(day)?.items ?? []} meetings={entryOf(day)?.meetings ?? []} />}
    </For>
  )
}

function OneDay(props: MonthGridProps & CalendarAgendaDay & { brief?: boolean }) {
  const text = useText()
  const language = useLanguage()
  const context = useItemContext()
  const isToday = () => props.day === context.today()
  const short = () => (monthNames(language())[Number(props.day.slice(5, 7)) - 1] ?? '').slice(0, 3)
  return (
    <div class="agenda-list__day" classList={{ 'is-today': isToday() }} data-day={props.brief ? undefined : props.day}>
      <p class="agenda-list__date">
        <span class="vh">{context.day(props.day)}</span>
        <b aria-hidden="true">{Number(props.day.slice(8))}</b>
        <Show when={!props.brief}>
          <span aria-hidden="true">{formatWeekday(props.day, language())}</span>
        </Show>
        <span aria-hidden="true">{short()}</span>
        <Show when={props.day.slice(0, 4) !== context.today().slice(0, 4)}>
          <span aria-hidden="true">{props.day.slice(0, 4)}</span>
        </Show>
      </p>
      <ul>
        <For each={props.meetings}>
          {(meeting) => (
            <li class="agenda-list__session">
              {text().calendar.session(meeting.number, cityInPlace(pick(meeting.place, language()).text))}
              <Show when={meeting.end !== null && meeting.end !== meeting.start}>
                <span class="agenda-list__until">{text().timeline.until(context.day(meeting.end ?? ''))}</span>
              </Show>
            </li>
          )}
        </For>
        <For each={props.items.map(props.view.drawn)}>
          {(item) => (
            <li>
              <DueItemEntry
                listed
                item={item}
                calendar={props.calendar}
                view={props.view}
                drag={props.drag}
                reachable
                onOpen={props.onOpen}
                onFocus={() => props.onStream(item.stream)}
              />
            </li>
          )}
        </For>
      </ul>
    </div>
  )
}
