// One month to choose a day from, by the keys of the ARIA date picker: arrows, Home and End, Page Up and Page Down, with Shift for years.
import { createEffect, createMemo, For, on } from 'solid-js'
import { isDay } from '../../shared/roadmap/checks.ts'
import { addDays, addMonthsToDay, monthOf, weekdayOf } from '../../shared/roadmap/days.ts'
import type { Day } from '../../shared/roadmap/model.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { formatMonth, formatWeekday } from '../base/intl.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { shortDayWords } from './dayWords.ts'
import { dayAfterKey, monthWeeks } from './monthWeeks.ts'

export interface MonthTableProps {
  /** The day that has the focus, or gets it with the next Tab. */
  readonly at: Day
  readonly chosen: Day | null
  readonly today: Day
  readonly original: Day | null
  /** Something else is due on it. */
  readonly isBusy: (day: Day) => boolean
  /** Keys are used in it: the focus follows `at`. */
  readonly hasKeys: boolean
  readonly onMove: (day: Day) => void
  readonly onChoose: (day: Day) => void
}

export function MonthTable(props: MonthTableProps) {
  const text = useText()
  const language = useLanguage()
  const month = createMemo(() => monthOf(props.at))
  const weeks = createMemo(() => monthWeeks(month()))
  let table!: HTMLDivElement
  createEffect(
    on([() => props.at, () => props.hasKeys], ([at, hasKeys]) => {
      if (hasKeys) table.querySelector<HTMLElement>(`[data-day="${at}"]`)?.focus()
    }),
  )
  const move = (day: Day) => isDay(day) && props.onMove(day)
  const label = (day: Day) => {
    const named = day === props.original ? text().dates.original(shortDayWords(day, language())) : shortDayWords(day, language())
    return props.isBusy(day) ? `${named}, ${text().dates.otherDue}` : named
  }
  return (
    <>
      <div class="date-month__bar">
        <IconButton icon="chevron-left" label={text().dates.previousMonth} onClick={() => move(addMonthsToDay(props.at, -1))} />
        <b aria-live="polite">{formatMonth(month(), language())}</b>
        <IconButton icon="chevron-right" label={text().dates.nextMonth} onClick={() => move(addMonthsToDay(props.at, 1))} />
      </div>
      {/* Not a <table>: a grid has roles of its own. */}
      <div
        ref={table}
        class="date-month"
        role="grid"
        tabindex={-1}
        aria-label={formatMonth(month(), language())}
        on:keydown={(event) => {
          const step = dayAfterKey(props.at, event.key, event.shiftKey)
          if (step === null) return
          event.preventDefault()
          move('days' in step ? addDays(props.at, step.days) : addMonthsToDay(props.at, step.months))
        }}
      >
        <div role="row" class="date-month__week">
          <For each={weeks()[0] ?? []}>
            {(day) => (
              <span role="columnheader" aria-label={formatWeekday(day, language(), 'long')}>
                {formatWeekday(day, language()).slice(0, 2)}
              </span>
            )}
          </For>
        </div>
        <For each={weeks()}>
          {(week) => (
            <div role="row" class="date-month__week">
              <For each={week}>
                {(day) => (
                  <div
                    role="gridcell"
                    aria-selected={day === props.chosen}
                    classList={{
                      'is-out': monthOf(day) !== month(),
                      'is-weekend': weekdayOf(day) > 5,
                      'is-original': day === props.original,
                      'is-busy': props.isBusy(day),
                    }}
                  >
                    <button
                      type="button"
                      data-day={day}
                      tabindex={day === props.at ? 0 : -1}
                      aria-label={label(day)}
                      aria-current={day === props.today ? 'date' : undefined}
                      onClick={() => props.onChoose(day)}
                    >
                      {Number(day.slice(8))}
                    </button>
                  </div>
                )}
              </For>
            </div>
          )}
        </For>
      </div>
    </>
  )
}
