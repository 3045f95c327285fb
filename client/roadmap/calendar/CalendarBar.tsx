// Shows the month or year of the calendar, and the buttons to other months and years.
import { A } from '@solidjs/router'
import { Show } from 'solid-js'
import { addMonths, monthOf } from '../../../shared/roadmap/days.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { formatMonth } from '../../base/intl.ts'
import { useItemContext } from '../../item/ItemContext.tsx'
import { Button } from '../../ui/Button.tsx'
import { Switch } from '../../ui/Check.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { createPhone } from '../../ui/phone.ts'
import { Segmented } from '../../ui/Segmented.tsx'
import type { PlanView } from '../createPlanView.ts'
import type { CalendarSpan } from '../viewState.ts'

export function CalendarBar(props: { view: PlanView }) {
  const text = useText()
  const language = useLanguage()
  const { today } = useItemContext()
  const phone = createPhone()
  const month = () => props.view.state().month ?? monthOf(today())
  const isYear = () => props.view.state().span === 'year'
  const go = (step: 1 | -1) => props.view.change({ month: addMonths(month(), step * (isYear() ? 12 : 1)) })
  return (
    <span class="row calendar__bar">
      <IconButton icon="chevron-left" label={isYear() ? text().calendar.previousYear : text().calendar.previous} onClick={() => go(-1)} />
      <b class="calendar__month" aria-live="polite">
        <Show when={isYear()} fallback={formatMonth(month(), language())}>
          {month().slice(0, 4)}
        </Show>
      </b>
      <IconButton icon="chevron-right" label={isYear() ? text().calendar.nextYear : text().calendar.next} onClick={() => go(1)} />
      <Button onClick={() => props.view.change({ month: null })}>{text().calendar.today}</Button>
      <Switch
        label={text().calendar.showDone}
        checked={props.view.state().withDone}
        onChange={(withDone) => props.view.change({ withDone })}
      />
      <Segmented<CalendarSpan>
        small
        label={text().calendar.span}
        value={phone() && !isYear() ? 'agenda' : props.view.state().span}
        segments={[
          { value: 'agenda', label: text().calendar.agenda },
          // On a phone a month is always shown as a list, so this choice is missing.
          ...(phone() ? [] : [{ value: 'month' as const, label: text().calendar.month }]),
          { value: 'year', label: text().calendar.year },
        ]}
        onChange={(span) => props.view.change({ span })}
      />
      <A class="btn btn--default" href="/me#calendar">
        <Icon name="calendar-plus" />
        <span class="toolbar__word">{text().subscription.subscribe}</span>
      </A>
    </span>
  )
}
