// A year as twelve small grids. Each day shows how many items are due; the name of a month opens that month.
import { createMemo, For, Index, Show } from 'solid-js'
import type { Month } from '../../../shared/roadmap/days.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { formatMonth, formatWeekday } from '../../base/intl.ts'
import { dueState } from '../../item/due.ts'
import { useItemContext } from '../../item/ItemContext.tsx'
import type { PlanView } from '../createPlanView.ts'
import type { CalendarViewContext } from './calendarContext.ts'
import { weeksOf } from './calendarLayout.ts'

export function YearGrid(props: { calendar: CalendarViewContext; year: string; view: PlanView }) {
  return (
    <ul class="year">
      <For each={Array.from({ length: 12 }, (_, at) => `${props.year}-${String(at + 1).padStart(2, '0')}`)}>
        {(month) => <SmallMonth calendar={props.calendar} month={month} view={props.view} />}
      </For>
    </ul>
  )
}

function SmallMonth(props: { calendar: CalendarViewContext; month: Month; view: PlanView }) {
  const text = useText()
  const language = useLanguage()
  const context = useItemContext()
  const weeks = createMemo(() =>
    weeksOf({
      month: props.month,
      items: props.calendar.items(),
      drawn: (item) => item,
      meetings: props.view.compared.comparison.moments().meetings,
      wasDue: () => null,
    }),
  )
  const due = () => props.calendar.items().filter((item) => item.due?.startsWith(props.month)).length
  return (
    <li class="year__month">
      <button
        type="button"
        class="year__name"
        aria-label={text().calendar.dueIn(formatMonth(props.month, language()), due())}
        onClick={() => props.view.change({ month: props.month, span: 'month' }, 'step')}
      >
        {formatMonth(props.month, language()).split(' ')[0]}
        <Show when={due() > 0}>
          <span class="n">{due()}</span>
        </Show>
      </button>
      <span class="year__days" aria-hidden="true">
        <For each={weeks()[0] ?? []}>{({ day }) => <b>{formatWeekday(day, language()).slice(0, 2)}</b>}</For>
        <Index each={weeks().flat()}>
          {(entry) => (
            <i
              classList={{
                'is-around': !entry().inMonth,
                'is-today': entry().day === context.today(),
                'is-session': entry().inMonth && entry().meetings.length > 0,
                'is-due': entry().inMonth && entry().items.length > 0,
                'is-late': entry().inMonth && entry().items.some((item) => dueState(item, context.today()) === 'late'),
              }}
            >
              {entry().inMonth ? Number(entry().day.slice(8)) : ''}
            </i>
          )}
        </Index>
      </span>
    </li>
  )
}
