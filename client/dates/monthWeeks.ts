// The weeks of a month for its calendar, from Monday in both languages. Pure.
import { addDays, lastOf, type Month, WEEK, weekdayOf } from '../../shared/roadmap/days.ts'
import type { Day } from '../../shared/roadmap/model.ts'

/** Whole weeks that hold the month. */
export const monthWeeks = (month: Month): readonly (readonly Day[])[] => {
  const first: Day = `${month}-01`
  const weeks: Day[][] = []
  for (let monday = addDays(first, 1 - weekdayOf(first)); monday <= lastOf(month); monday = addDays(monday, WEEK))
    weeks.push(Array.from({ length: WEEK }, (_, at) => addDays(monday, at)))
  return weeks
}

/** Where a key of the ARIA date picker leads from a day; null for any other key. */
export const dayAfterKey = (day: Day, key: string, shift: boolean): { readonly days: number } | { readonly months: number } | null => {
  switch (key) {
    case 'ArrowLeft':
      return { days: -1 }
    case 'ArrowRight':
      return { days: 1 }
    case 'ArrowUp':
      return { days: -WEEK }
    case 'ArrowDown':
      return { days: WEEK }
    case 'Home':
      return { days: 1 - weekdayOf(day) }
    case 'End':
      return { days: WEEK - weekdayOf(day) }
    case 'PageUp':
      return { months: shift ? -12 : -1 }
    case 'PageDown':
      return { months: shift ? 12 : 1 }
    default:
      return null
  }
}
