// A month as a list: overdue items first, then each day with due items or sessions. On a phone the days of one week are shown above it.
import { createMemo, Show } from 'solid-js'
import { monthOf } from '../../../shared/roadmap/days.ts'
import type { Day } from '../../../shared/roadmap/model.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { formatMonth } from '../../base/intl.ts'
import { daysLate } from '../../item/due.ts'
import { useItemContext } from '../../item/ItemContext.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { AgendaDays } from './AgendaDays.tsx'
import { calendarAgenda, countItems } from './calendarLayout.ts'
import { GrowingDays } from './GrowingDays.tsx'
import type { MonthGridProps } from './MonthGrid.tsx'
import { WeekStrip } from './WeekStrip.tsx'

export function CalendarAgenda(props: MonthGridProps & { withWeek: boolean }) {
  const text = useText()
  const language = useLanguage()
  const context = useItemContext()
  const agenda = createMemo(() =>
    calendarAgenda({
      month: props.month,
      items: props.calendar.items(),
      meetings: props.view.compared.comparison.moments().meetings,
      isLate: (item) => daysLate(item, context.today()) > 0,
      withLate: monthOf(context.today()) === props.month,
    }),
  )
  const late = () => countItems(agenda().late)
  let list!: HTMLDivElement
  /** Scrolls to the day, or to the next day that has an entry. */
  const showDay = (day: Day) => {
    const days = [...list.querySelectorAll<HTMLElement>('[data-day]')]
    const found = days.find((one) => one.dataset.day === day) ?? days.find((one) => (one.dataset.day ?? '') > day)
    found?.scrollIntoView({ block: 'center' })
    found?.querySelector<HTMLElement>('button')?.focus({ preventScroll: true })
  }
  return (
    <div class="agenda-list" ref={list}>
      <Show when={props.withWeek}>
        <WeekStrip calendar={props.calendar} month={props.month} view={props.view} onDay={showDay} />
      </Show>
      <Show when={late() > 0}>
        <section aria-labelledby="agenda-late">
          <h2 id="agenda-late" class="agenda-list__h agenda-list__h--late">
            <Icon name="clock-alert" size="s" />
            {text().roadmap.overdue(late())}
          </h2>
          <GrowingDays {...props} days={agenda().late} />
        </section>
      </Show>
      <section aria-labelledby="agenda-month">
        <h2 id="agenda-month" class="agenda-list__h">
          {formatMonth(props.month, language())}
        </h2>
        <AgendaDays {...props} days={agenda().days} />
      </section>
    </div>
  )
}
