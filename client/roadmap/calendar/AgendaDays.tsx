// A list of days, each with its due items and the sessions that begin, for the agenda and for the column beside a month.
import { For, Show } from 'solid-js'
import { pick } from '../../../shared/bilingual.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { formatWeekday, monthNames } from '../../base/intl.ts'
import { cityOf } from '../../compare/momentWords.ts'
import { useItemContext } from '../../item/ItemContext.tsx'
import type { AgendaDay } from './calendarLayout.ts'
import { DueItem } from './DueItem.tsx'
import type { MonthGridProps } from './MonthGrid.tsx'

/** `brief`: leaves out how late an item is, because the heading says it. */
export function AgendaDays(props: MonthGridProps & { days: readonly AgendaDay[]; brief?: boolean }) {
  return <For each={props.days}>{(entry) => <OneDay {...props} entry={entry} />}</For>
}

function OneDay(props: MonthGridProps & { entry: AgendaDay; brief?: boolean }) {
  const text = useText()
  const language = useLanguage()
  const context = useItemContext()
  const day = () => props.entry.day
  const isToday = () => day() === context.today()
  const short = () => (monthNames(language())[Number(day().slice(5, 7)) - 1] ?? '').slice(0, 3)
  return (
    <div class="agenda-list__day" classList={{ 'is-today': isToday() }} data-day={props.brief ? undefined : day()}>
      <p class="agenda-list__date">
        <span class="vh">{context.day(day())}</span>
        <b aria-hidden="true">{Number(day().slice(8))}</b>
        <Show when={!props.brief}>
          <span aria-hidden="true">{formatWeekday(day(), language())}</span>
        </Show>
        <span aria-hidden="true">{short()}</span>
        <Show when={day().slice(0, 4) !== context.today().slice(0, 4)}>
          <span aria-hidden="true">{day().slice(0, 4)}</span>
        </Show>
      </p>
      <ul>
        <For each={props.entry.meetings}>
          {(meeting) => (
            <li class="agenda-list__session">
              {text().calendar.session(meeting.number, cityOf(pick(meeting.place, language()).text))}
              <Show when={meeting.end !== null && meeting.end !== meeting.start}>
                <span class="agenda-list__until">{text().timeline.until(context.day(meeting.end ?? ''))}</span>
              </Show>
            </li>
          )}
        </For>
        <For each={props.entry.items}>
          {(item) => (
            <li>
              <DueItem
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
