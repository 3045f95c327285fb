// A list of days that may hold thousands of items, as what is overdue may: drawn as far as it was scrolled, and on paper completely. A button at its
// end says how many are left, and draws the next ones when it comes near or is pressed.
import { createMemo, createSignal, Show } from 'solid-js'
import { useText } from '../../base/i18n.tsx'
import { createPrinting } from '../../ui/printing.ts'
import { RestButton } from '../RestButton.tsx'
import { AgendaDays } from './AgendaDays.tsx'
import { type CalendarAgendaDay, countItems, firstDays } from './calendarLayout.ts'
import type { MonthGridProps } from './MonthGrid.tsx'

/** More than a high screen shows. */
const AT_ONCE = 30

export function GrowingDays(props: MonthGridProps & { days: readonly CalendarAgendaDay[]; brief?: boolean }) {
  const text = useText()
  const printing = createPrinting()
  const [wanted, setWanted] = createSignal(AT_ONCE)
  let list: HTMLDivElement | undefined
  /** What has the focus stays, when somebody adds an item before it. */
  const upToFocus = (): number => {
    const focused = document.activeElement
    const held = focused && list?.contains(focused) ? focused.getAttribute('data-item') : null
    return held === null ? 0 : props.days.flatMap(({ items }) => items).findIndex(({ id }) => id === held) + 1
  }
  const days = createMemo(() => firstDays(props.days, printing() ? Number.POSITIVE_INFINITY : Math.max(wanted(), upToFocus())))
  const rest = () => countItems(props.days) - countItems(days())
  const grow = () => setWanted(countItems(days()) + AT_ONCE)
  const press = () => {
    const before = countItems(days())
    grow()
    list?.querySelectorAll<HTMLElement>('[data-item]')[before]?.focus()
  }
  return (
    <div ref={list}>
      <AgendaDays {...props} days={days()} />
      <Show when={rest() > 0}>
        <RestButton
          class="day__more agenda-list__more"
          wanted={wanted()}
          onNear={grow}
          onPress={press}
          label={text().calendar.more(rest())}
        />
      </Show>
    </div>
  )
}
