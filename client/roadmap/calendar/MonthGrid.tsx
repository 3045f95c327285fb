// A month as a grid of days with one tab stop. Each due item is a button in the cell of its day.
import { createMemo, createSignal, For, Show } from 'solid-js'
import { pick } from '../../../shared/bilingual.ts'
import type { ItemId, StreamId } from '../../../shared/ids.ts'
import { addDays, type Month, monthOf, WEEK, weekdayOf } from '../../../shared/roadmap/days.ts'
import type { Day, Item } from '../../../shared/roadmap/model.ts'
import { useLanguage, useText } from '../../base/i18n.tsx'
import { formatDay, formatMonth, formatWeekday } from '../../base/intl.ts'
import { cityInPlace } from '../../compare/momentWords.ts'
import { useItemContext } from '../../item/ItemContext.tsx'
import { useOverwritten } from '../../item/overwritten.ts'
import { Icon } from '../../ui/Icon.tsx'
import type { RowDrag } from '../../ui/rowDrag.ts'
import type { PlanView } from '../createPlanView.ts'
import { createLetterKeys } from '../selection/letterKeys.ts'
import type { CalendarViewContext } from './calendarContext.ts'
import { type DayEntry, reuseWeeks, type Weeks, weeksOf } from './calendarLayout.ts'
import { DueItemEntry } from './DueItem.tsx'

export interface MonthGridProps {
  readonly calendar: CalendarViewContext
  readonly drag: RowDrag
  readonly month: Month
  readonly view: PlanView
  readonly onOpen: (id: ItemId, by: 'pointer' | 'keyboard') => void
  readonly onStream: (stream: StreamId | null) => void
}

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -WEEK, ArrowDown: WEEK }

export function MonthGrid(props: MonthGridProps) {
  const text = useText()
  const language = useLanguage()
  const context = useItemContext()
  const weeks = createMemo<Weeks>(
    (before) =>
      reuseWeeks(
        before,
        weeksOf({
          month: props.month,
          items: props.calendar.items(),
          drawn: props.view.drawn,
          meetings: props.view.compared.comparison.moments().meetings,
          wasDue: props.calendar.wasDue,
        }),
      ),
    [],
  )
  const [chosen, setChosen] = createSignal<Day | null>(null)
  const active = () => {
    const day = chosen()
    if (day && weeks().some((week) => week.some((one) => one.day === day))) return day
    return monthOf(context.today()) === props.month ? context.today() : `${props.month}-01`
  }
  let grid!: HTMLDivElement
  const focus = (day: Day, item?: ItemId) => {
    setChosen(day)
    if (monthOf(day) !== props.month && !weeks().some((week) => week.some((one) => one.day === day)))
      props.view.change({ month: monthOf(day) })
    queueMicrotask(() => {
      const cell = grid.querySelector(`[data-row="day:${day}"]`)
      const target = item ? cell?.querySelector(`[data-item="${item}"]`) : cell
      if (target instanceof HTMLElement) target.focus()
    })
  }
  const focused = (): ItemId | null => {
    const named = document.activeElement?.getAttribute('data-item')
    return props.calendar.items().find(({ id }) => id === named)?.id ?? null
  }
  const letter = createLetterKeys({ bulk: props.view.bulk, at: focused })
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key]
    const target = event.target instanceof HTMLElement ? event.target : null
    if (event.defaultPrevented) return
    if (letter(event)) return event.preventDefault()
    const day = target?.closest('[data-row]')?.getAttribute('data-row')?.slice('day:'.length)
    if (step === undefined || !day || event.ctrlKey || event.metaKey || event.shiftKey) return
    const named = target?.getAttribute('data-item')
    const item = named ? props.calendar.items().find(({ id }) => id === named) : undefined
    if (event.altKey) {
      if (!item?.due || !props.calendar.canWrite()) return
      const to = addDays(item.due, step)
      props.calendar.moveTo(item, to)
      focus(to, item.id)
    } else focus(addDays(day, step))
    event.preventDefault()
  }
  return (
    <div
      ref={grid}
      class="month"
      role="grid"
      aria-label={text().calendar.label(formatMonth(props.month, language()))}
      onKeyDown={onKeyDown}
    >
      <div role="row" class="month__row">
        <For each={weeks()[0] ?? []}>
          {({ day }) => (
            <span role="columnheader" class="month__day">
              {formatWeekday(day, language())}
            </span>
          )}
        </For>
      </div>
      <For each={weeks()}>
        {(week) => (
          <div role="row" class="month__row">
            <For each={week}>
              {(entry) => (
                <DayCell
                  {...props}
                  entry={entry}
                  isActive={entry.day === active()}
                  isToday={entry.day === context.today()}
                  onFocus={(item) => {
                    setChosen(entry.day)
                    if (item) props.onStream(item.stream)
                  }}
                />
              )}
            </For>
          </div>
        )}
      </For>
    </div>
  )
}

interface DayCellProps extends MonthGridProps {
  readonly entry: DayEntry
  readonly isActive: boolean
  readonly isToday: boolean
  readonly onFocus: (item: Item | null) => void
}
/** The number of items that fit a day; a button shows the rest. */
const AT_FIRST = 4

function DayCell(props: DayCellProps) {
  const text = useText()
  const language = useLanguage()
  const context = useItemContext()
  const overwritten = useOverwritten()
  const [all, setAll] = createSignal(false)
  const items = () => (all() ? props.entry.items : props.entry.items.slice(0, AT_FIRST))
  const key = () => `day:${props.entry.day}`
  /** The accessible name: the day, the sessions on it, and the number of due items. */
  const label = () => {
    const meets = props.entry.meetings.map(({ number }) => text().calendar.session(number, ''))
    return [text().calendar.day(context.day(props.entry.day), props.entry.items.length), ...meets].join(', ')
  }
  return (
    <div
      role="gridcell"
      class="day"
      classList={{
        'day--around': !props.entry.inMonth,
        'day--today': props.isToday,
        'day--weekend': weekdayOf(props.entry.day) > 5,
        'day--session': props.entry.meetings.length > 0,
        'day--target': props.drag.fallsAt(`${key()} upper`) || props.drag.fallsAt(`${key()} lower`),
      }}
      data-row={key()}
      tabindex={props.isActive ? 0 : -1}
      aria-label={label()}
      aria-current={props.isToday ? 'date' : undefined}
      aria-describedby="calendar-keys"
      onFocusIn={() => props.onFocus(null)}
    >
      <span class="day__n">{Number(props.entry.day.slice(8))}</span>
      <Show when={props.entry.day.endsWith('-01')}>
        <span class="day__name">{formatDay(props.entry.day, language(), Number(props.entry.day.slice(0, 4))).replace(/[\d\s]+/g, '')}</span>
      </Show>
      <Show when={props.isToday}>
        <span class="day__name day__name--today">{text().calendar.today}</span>
      </Show>
      <For each={props.entry.meetings}>
        {(meeting) => (
          <span
            class="day__session"
            classList={{
              'is-first': props.entry.day === meeting.start,
              'is-last': props.entry.day === (meeting.end ?? meeting.start),
              // The name is shown once in each week.
              'is-named': props.entry.day === meeting.start || weekdayOf(props.entry.day) === 1,
            }}
          >
            <span class="day__session-words">
              {text().calendar.session(
                meeting.number,
                props.entry.day === meeting.start ? cityInPlace(pick(meeting.place, language()).text) : '',
              )}
            </span>
          </span>
        )}
      </For>
      <ul>
        <For each={items()}>
          {(item) => (
            <li>
              <DueItemEntry
                item={item}
                calendar={props.calendar}
                view={props.view}
                drag={props.drag}
                reachable={props.isActive}
                onOpen={props.onOpen}
                onFocus={() => props.onFocus(item)}
              />
              {overwritten(() => item)}
            </li>
          )}
        </For>
        <For each={props.entry.ghosts}>
          {(item) => (
            <li class="due-item due-item--was">
              <Icon name="triangle" size="s" />
              <s>{item.code}</s>
              <span class="vh"> {text().calendar.was}</span>
            </li>
          )}
        </For>
      </ul>
      <Show when={props.entry.items.length > AT_FIRST}>
        <button type="button" class="day__more" tabindex={props.isActive ? 0 : -1} onClick={() => setAll(!all())}>
          {all() ? text().calendar.less : text().calendar.more(props.entry.items.length - AT_FIRST)}
        </button>
      </Show>
    </div>
  )
}
