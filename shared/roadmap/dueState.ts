// State of a due date: late, soon or calm. Calendar dates only, so no time zone can shift them.
import { daysBetween } from './days.ts'
import type { Day, Item } from './model.ts'

type DueState = 'late' | 'soon' | 'calm'
const SOON_DAYS = 14

/** Done, deferred and withdrawn items are never late. */
export const dueState = (item: Pick<Item, 'due' | 'status'>, today: Day): DueState => {
  if (!item.due || item.status === 'done' || item.status === 'deferred' || item.status === 'withdrawn') return 'calm'
  const left = daysBetween(today, item.due)
  return left < 0 ? 'late' : left <= SOON_DAYS ? 'soon' : 'calm'
}
