// The plan as a calendar: what is due on which day, and the sessions; an item is dragged to another day, or moved there by keys.
import { createEffect, on, onCleanup, onMount, Show } from 'solid-js'
import { monthOf } from '../../../shared/roadmap/days.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { formatMonth } from '../../base/intl.ts'
import { useItemContext } from '../../item/ItemContext.tsx'
import { useItemWrites } from '../../item/itemWrites.ts'
import { useLive } from '../../live/LiveDocument.tsx'
import { useAnnounce } from '../../ui/Announcer.tsx'
import { Button } from '../../ui/Button.tsx'
import { createPhone } from '../../ui/phone.ts'
import { createRowDrag } from '../../ui/rowDrag.ts'
import type { FormProps } from '../FormProps.ts'
import { Agenda } from './Agenda.tsx'
import type { CalendarContext } from './calendarContext.ts'
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
  // It shows differences, but has no way from one to the next that its months would not break.
  props.onSteps(null)
  onMount(() => void compared.comparison.loadMoments())
  onCleanup(() => props.onSteps(null))

  // Without a day it stands on none: its panel is all that shows it.
  createEffect(
    on(
      () => props.named,
      (id) => {
        if (!id) return
        props.onOpen(id, 'keyboard')
        props.onNamed()
      },
    ),
  )

  const phone = createPhone()
  const month = () => props.view.state().month ?? monthOf(context.today())
  const canWrite = () => live.canWrite() && !compared.isPast()
  const calendar: CalendarContext = {
    items: props.view.shown,
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
  const undated = () => props.view.shown().filter(({ due }) => due === null).length
  const isEmpty = () => props.view.state().span === 'month' && !props.view.shown().some(({ due }) => due?.startsWith(month()))
  const nearest = () => nearestMonth(props.view.shown(), month(), 1) ?? nearestMonth(props.view.shown(), month(), -1)
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
                {text().calendar.toNearest(formatMonth(there(), language()))}
              </Button>
            )}
          </Show>
        </p>
      </Show>
      <Show
        when={props.view.state().span === 'year'}
        fallback={
          <Show
            when={phone()}
            fallback={
              <MonthGrid
                calendar={calendar}
                drag={drag}
                month={month()}
                view={props.view}
                onOpen={props.onOpen}
                onStream={props.onStream}
              />
            }
          >
            <Agenda calendar={calendar} drag={drag} month={month()} view={props.view} onOpen={props.onOpen} onStream={props.onStream} />
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
