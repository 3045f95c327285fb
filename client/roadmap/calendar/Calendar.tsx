// The plan as a calendar of due dates and sessions. Items are moved to another day by drag and drop or by key.
import { createMemo, onCleanup, onMount, Show } from 'solid-js'
import { monthOf } from '../../../shared/roadmap/days.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { formatMonthWithin } from '../../base/intl.ts'
import { useItemContext } from '../../item/ItemContext.tsx'
import { useItemWrites } from '../../item/itemWrites.ts'
import { useLive } from '../../live/LiveDocument.tsx'
import { useAnnounce } from '../../ui/Announcer.tsx'
import { Button } from '../../ui/Button.tsx'
import { createPhone } from '../../ui/phone.ts'
import { createRowDrag } from '../../ui/rowDrag.ts'
import type { FormProps } from '../FormProps.ts'
import { showNamed } from '../showNamed.ts'
import { CalendarAgenda } from './Agenda.tsx'
import { CalendarSide } from './CalendarSide.tsx'
import type { CalendarViewContext } from './calendarContext.ts'
import { nearestMonth } from './calendarLayout.ts'
import { MonthGrid } from './MonthGrid.tsx'
import { YearGrid } from './YearGrid.tsx'

export function Calendar(props: FormProps) {
  const text = useText()
  const language = useLanguage()
  const live = useLive()
  const write = useItemWrites()
  const announce = useAnnounce()
  const context = useItemContext()
  const { compared } = props.view
  // Differences are marked, but there are no buttons to the next one, because it may be in another month.
  props.onSteps(null)
  onMount(() => void compared.comparison.loadMoments())
  onCleanup(() => props.onSteps(null))

  // An item without a due date is not in the calendar, so it is shown in the panel.
  showNamed(props, (id) => props.onOpen(id, 'keyboard'))

  const phone = createPhone()
  const month = () => props.view.state().month ?? monthOf(context.today())
  const canWrite = () => live.canWrite() && !compared.isPast()
  /** The items that pass the filter; done items only if asked for. */
  const shown = createMemo(() =>
    props.view.state().withDone ? props.view.shown() : props.view.shown().filter(({ status }) => status !== 'done'),
  )
  const calendar: CalendarViewContext = {
    items: shown,
    canWrite,
    wasDue: (item) => {
      const before = compared.comparison.difference(item.id)?.before
      return before?.due && before.due !== item.due ? before.due : null
    },
    moveTo: (item, day) => {
      if (!canWrite() || item.archived || item.due === day) return
      const done = write.setValue(item.id, 'due', day)
      context.report(done)
      if (done.ok) announce(text().calendar.moved(item.code, context.day(day)))
    },
  }
  const drag = createRowDrag({
    scroller: () => props.scroller,
    drop: (dragged, { key }) => {
      const item = props.view.shown().find(({ id }) => `item:${id}` === dragged)
      if (item && key.startsWith('day:')) calendar.moveTo(item, key.slice('day:'.length))
    },
  })
  const undated = () => shown().filter(({ due }) => due === null).length
  const isEmpty = () => props.view.state().span !== 'year' && !shown().some(({ due }) => due?.startsWith(month()))
  const nearest = () => nearestMonth(shown(), month(), 1) ?? nearestMonth(shown(), month(), -1)
  const given = { calendar, drag, view: props.view, onOpen: props.onOpen, onStream: props.onStream }
  return (
    <div class="calendar">
      <p class="vh" id="calendar-keys">
        {text().calendar.keys}
      </p>
      <Show when={isEmpty()}>
        <p class="calendar__note">
          {text().calendar.nothing}
          <Show when={nearest()}>
            {(there) => (
              <Button kind="ghost" icon="arrow-right" onClick={() => props.view.change({ month: there() })}>
                {text().calendar.toNearest(formatMonthWithin(there(), language()))}
              </Button>
            )}
          </Show>
        </p>
      </Show>
      <Show
        when={props.view.state().span === 'year'}
        fallback={
          <Show
            when={phone() || props.view.state().span === 'agenda'}
            fallback={
              <div class="calendar__month-and-side">
                <MonthGrid {...given} month={month()} />
                <CalendarSide {...given} month={month()} />
              </div>
            }
          >
            <CalendarAgenda {...given} month={month()} withWeek={phone()} />
          </Show>
        }
      >
        <YearGrid calendar={calendar} year={month().slice(0, 4)} view={props.view} />
      </Show>
      <Show when={undated() > 0}>
        <p class="calendar__note soft">{text().calendar.undated(undated())}</p>
      </Show>
    </div>
  )
}
