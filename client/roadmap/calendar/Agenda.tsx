// A month as a list, for the width of a phone: first what is overdue, then each day on which something is due or people meet.
import { createMemo, For, type JSX, Show } from 'solid-js'
import { pick } from '../../../shared/bilingual.ts'
import { monthOf } from '../../../shared/roadmap/days.ts'
import type { Day, Item } from '../../../shared/roadmap/model.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { formatMonth, formatWeekday, monthNames } from '../../base/intl.ts'
import { cityOf } from '../../compare/momentWords.ts'
import { daysLate } from '../../item/due.ts'
import { useItemContext } from '../../item/ItemContext.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { agendaOf } from './calendarLayout.ts'
import { DueItem } from './DueItem.tsx'
import type { MonthGridProps } from './MonthGrid.tsx'

export function Agenda(props: MonthGridProps) {
  const text = useText()
  const language = useLanguage()
  const context = useItemContext()
  const agenda = createMemo(() =>
    agendaOf({
      month: props.month,
      items: props.calendar.items().map(props.view.drawn),
      meetings: props.view.compared.comparison.moments().meetings,
      isLate: (item) => daysLate(item, context.today()) > 0,
      withLate: monthOf(context.today()) === props.month,
    }),
  )
  const late = () => agenda().late.reduce((count, { items }) => count + items.length, 0)
  return (
    <div class="agenda-list">
      <Show when={late() > 0}>
        <section aria-labelledby="agenda-late">
          <h2 id="agenda-late" class="agenda-list__h agenda-list__h--late">
            <Icon name="clock-alert" size="s" />
            {text().roadmap.overdue(late())}
          </h2>
          <For each={agenda().late}>{({ day, items }) => <DayOf {...props} day={day} items={items} />}</For>
        </section>
      </Show>
      <section aria-labelledby="agenda-month">
        <h2 id="agenda-month" class="agenda-list__h">
          {formatMonth(props.month, language())}
        </h2>
        <For each={agenda().days}>
          {({ day, items, meetings }) => (
            <DayOf {...props} day={day} items={items}>
              <For each={meetings}>
                {(meeting) => (
                  <li class="agenda-list__session">
                    {text().calendar.session(meeting.number, cityOf(pick(meeting.place, language()).text))}
                  </li>
                )}
              </For>
            </DayOf>
          )}
        </For>
      </section>
    </div>
  )
}

function DayOf(props: MonthGridProps & { day: Day; items: readonly Item[]; children?: JSX.Element }) {
  const language = useLanguage()
  const context = useItemContext()
  const isToday = () => props.day === context.today()
  const short = () => (monthNames(language())[Number(props.day.slice(5, 7)) - 1] ?? '').slice(0, 3)
  return (
    <div class="agenda-list__day" classList={{ 'is-today': isToday() }}>
      <p class="agenda-list__date">
        <span class="vh">{context.day(props.day)}</span>
        <b aria-hidden="true">{Number(props.day.slice(8))}</b>
        <span aria-hidden="true">{formatWeekday(props.day, language())}</span>
        <span aria-hidden="true">{short()}</span>
      </p>
      <ul>
        {props.children}
        <For each={props.items}>
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
