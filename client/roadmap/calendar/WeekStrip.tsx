// The days of one week, above the agenda on a phone. Dots show how many items are due; pressing a day scrolls the list to it.
import { createMemo, createSignal, For, Index, Show } from 'solid-js'
import { addDays, monthOf, WEEK, weekdayOf } from '../../../shared/roadmap/days.ts'
import type { Day } from '../../../shared/roadmap/model.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { formatWeekday } from '../../base/intl.ts'
import { useItemContext } from '../../item/ItemContext.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import type { MonthGridProps } from './MonthGrid.tsx'

const mondayOf = (day: Day): Day => addDays(day, 1 - weekdayOf(day))
/** The largest number of dots that a day shows. */
const MOST_DOTS = 3

export function WeekStrip(props: Pick<MonthGridProps, 'calendar' | 'month' | 'view'> & { onDay: (day: Day) => void }) {
  const text = useText()
  const language = useLanguage()
  const context = useItemContext()
  const [chosen, setChosen] = createSignal<Day | null>(null)
  /**
   * The Monday of the chosen week if that week has a day of this month; otherwise of the current week, or of the first week of the month.
   */
  const monday = createMemo(() => {
    const own = chosen()
    if (own && (monthOf(own) === props.month || monthOf(addDays(own, WEEK - 1)) === props.month)) return own
    return mondayOf(monthOf(context.today()) === props.month ? context.today() : `${props.month}-01`)
  })
  const days = () => Array.from({ length: WEEK }, (_, at) => addDays(monday(), at))
  const dueOn = createMemo(() => Map.groupBy(props.calendar.items(), ({ due }) => due))
  const meeting = (day: Day) =>
    props.view.compared.comparison.moments().meetings.find(({ start, end }) => start !== null && start <= day && day <= (end ?? start))
  const label = (day: Day, count: number) => {
    const found = meeting(day)
    return [text().calendar.day(context.day(day), count), ...(found ? [text().calendar.session(found.number, '')] : [])].join(', ')
  }
  /** Days of another month are not in the list, so the list changes its month. */
  const goTo = (day: Day) => {
    if (monthOf(day) === props.month) return props.onDay(day)
    setChosen(monday())
    props.view.change({ month: monthOf(day) })
  }
  const go = (weeks: 1 | -1) => {
    const to = addDays(monday(), weeks * WEEK)
    setChosen(to)
    // The whole week may be outside the month shown.
    if (monthOf(to) !== props.month && monthOf(addDays(to, WEEK - 1)) !== props.month) props.view.change({ month: monthOf(to) })
  }
  return (
    <div class="week-strip" role="group" aria-label={text().calendar.week}>
      <IconButton icon="chevron-left" label={text().calendar.previousWeek} onClick={() => go(-1)} />
      <Index each={days()}>
        {(day) => {
          const count = () => dueOn().get(day())?.length ?? 0
          return (
            <button
              type="button"
              class="week-strip__day"
              classList={{ 'is-out': monthOf(day()) !== props.month, 'is-session': meeting(day()) !== undefined }}
              aria-current={day() === context.today() ? 'date' : undefined}
              aria-label={label(day(), count())}
              onClick={() => goTo(day())}
            >
              <span aria-hidden="true">{formatWeekday(day(), language()).slice(0, 2)}</span>
              <b aria-hidden="true">{Number(day().slice(8))}</b>
              <span class="week-strip__dots" aria-hidden="true">
                <Show when={count() > 0}>
                  <For each={Array.from({ length: Math.min(count(), MOST_DOTS) })}>{() => <i />}</For>
                </Show>
              </span>
            </button>
          )
        }}
      </Index>
      <IconButton icon="chevron-right" label={text().calendar.nextWeek} onClick={() => go(1)} />
    </div>
  )
}
