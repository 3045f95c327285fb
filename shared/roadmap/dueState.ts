// State of a due date: late, soon or calm, and its slip. Calendar dates only, so no time zone can shift them.
import { daysBetween } from './days.ts'
import type { Day, Item } from './model.ts'
import { isOpenStatus } from './status.ts'

type DueState = 'late' | 'soon' | 'calm'
const SOON_DAYS = 14

/** Done, deferred and withdrawn items are never late. */
export const dueState = (item: Pick<Item, 'due' | 'status'>, today: Day): DueState => {
  if (!item.due || !isOpenStatus(item.status)) return 'calm'
  const left = daysBetween(today, item.due)
  return left < 0 ? 'late' : left <= SOON_DAYS ? 'soon' : 'calm'
}

/** Days from the original due date to the present one; 0 when one of them is missing. */
export const slipDays = (item: Pick<Item, 'due' | 'originalDue'>): number =>
  item.due && item.originalDue ? daysBetween(item.originalDue, item.due) : 0
