// State of a due date: late, soon or calm, and its slip. Calendar dates only, so no time zone can shift them.
import { daysBetween } from '../../shared/roadmap/days.ts'
import { dueState, slipDays } from '../../shared/roadmap/dueState.ts'
import type { Day, Item } from '../../shared/roadmap/model.ts'

export { dueState, slipDays } from '../../shared/roadmap/dueState.ts'

/** Whole days from the due date to today; 0 when it is not late. */
export const daysLate = (item: Pick<Item, 'due' | 'status'>, today: Day): number =>
  item.due && dueState(item, today) === 'late' ? daysBetween(item.due, today) : 0

/** `+46 d`, `−3 d`; null when the date has not moved. */
export const slipLabel = (item: Pick<Item, 'due' | 'originalDue'>): string | undefined => {
  const days = slipDays(item)
  return days === 0 ? undefined : `${days > 0 ? '+' : '−'}${Math.abs(days)} d`
}
