// Shifts the dates of many items by a number of days. Pure.
import type { ItemId } from '../../../shared/ids.ts'
import type { ItemChange } from '../../../shared/roadmap/changeItems.ts'
import { isDay } from '../../../shared/roadmap/checks.ts'
import { addDays } from '../../../shared/roadmap/days.ts'
import type { Item } from '../../../shared/roadmap/model.ts'

export interface Shift {
  readonly changes: readonly ItemChange[]
  /** The items without a date, or whose date would leave the calendar. */
  readonly staying: readonly ItemId[]
}

export const shiftedBy = (items: readonly Pick<Item, 'id' | 'start' | 'due'>[], days: number): Shift => {
  const found = items.map((item) => ({
    id: item.id,
    ...(isShiftable(item, days) ? daysMovedBy(item, days) : { start: null, due: null }),
  }))
  return {
    changes: found.flatMap(({ id, start, due }) => [
      ...(start === null ? [] : [{ id, set: 'start' as const, to: start }]),
      ...(due === null ? [] : [{ id, set: 'due' as const, to: due }]),
    ]),
    staying: found.flatMap(({ id, start, due }) => (start === null && due === null ? [id] : [])),
  }
}

/** In days: about ten years. */
export const MAX_SHIFT = 3660
const isShiftable = (dates: Pick<Item, 'start' | 'due'>, days: number): boolean =>
  Number.isInteger(days) &&
  Math.abs(days) <= MAX_SHIFT &&
  Object.values(daysMovedBy(dates, days)).every((day) => day === null || isDay(day))

export const daysMovedBy = ({ start, due }: Pick<Item, 'start' | 'due'>, days: number): Pick<Item, 'start' | 'due'> => ({
  start: start && addDays(start, days),
  due: due && addDays(due, days),
})
