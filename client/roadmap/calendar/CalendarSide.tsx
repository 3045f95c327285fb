// The column beside a month, on wide screens: overdue items of all months, and the next days with due items after this month.
import { createMemo, createUniqueId, type JSX, Show } from 'solid-js'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { formatMonthWithin } from '../../base/intl.ts'
import { daysLate } from '../../item/due.ts'
import { useItemContext } from '../../item/ItemContext.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { AgendaDays } from './AgendaDays.tsx'
import { aroundMonth, countItems } from './calendarLayout.ts'
import { GrowingDays } from './GrowingDays.tsx'
import type { MonthGridProps } from './MonthGrid.tsx'

export function CalendarSide(props: MonthGridProps) {
  const text = useText()
  const language = useLanguage()
  const context = useItemContext()
  const around = createMemo(() =>
    aroundMonth({
      month: props.month,
      items: props.calendar.items(),
      isLate: (item) => daysLate(item, context.today()) > 0,
    }),
  )
  const late = () => countItems(around().late)
  const monthName = () => formatMonthWithin(props.month, language())
  return (
    <Show when={around().late.length + around().next.length > 0}>
      <aside class="calendar__side" aria-label={text().calendar.beside}>
        <Show when={late() > 0}>
          <Section
            late
            title={
              <>
                <Icon name="clock-alert" size="s" />
                {text().roadmap.overdue(late())}
              </>
            }
          >
            <GrowingDays {...props} days={around().late} brief />
          </Section>
        </Show>
        <Show when={around().next.length > 0}>
          <Section title={text().calendar.nextAfter(monthName())}>
            <AgendaDays {...props} days={around().next} brief />
          </Section>
        </Show>
      </aside>
    </Show>
  )
}

function Section(props: { title: JSX.Element; late?: boolean; children: JSX.Element }) {
  const id = createUniqueId()
  return (
    <section aria-labelledby={id}>
      <h2 id={id} class="agenda-list__h" classList={{ 'agenda-list__h--late': props.late === true }}>
        {props.title}
      </h2>
      {props.children}
    </section>
  )
}
