// Arithmetic of calendar days and months, in UTC, so that no zone can shift them.
import type { Day } from './model.ts'

/** `2019-11`. */
export type Month = string

export const WEEK = 7
const MS_PER_DAY = 86_400_000

/** Negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => Math.round((Date.parse(to) - Date.parse(from)) / MS_PER_DAY)

export const addDays = (day: Day, count: number): Day => {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + count)
  return date.toISOString().slice(0, 10)
}
export const isMonth = (text: string | null): text is Month => text !== null && /^[0-9]{4}-(0[1-9]|1[0-2])$/.test(text)
export const monthOf = (day: Day): Month => day.slice(0, 7)
export const addMonths = (month: Month, count: number): Month => {
  const date = new Date(`${month}-01T00:00:00Z`)
  date.setUTCMonth(date.getUTCMonth() + count)
  return date.toISOString().slice(0, 7)
}
export const lastOf = (month: Month): Day => addDays(`${addMonths(month, 1)}-01`, -1)
/** The same day of another month, or its last one: 31 January plus one month is 28 February. */
export const addMonthsToDay = (day: Day, count: number): Day => {
  const month = addMonths(monthOf(day), count)
  const same = `${month}${day.slice(7)}`
  const last = lastOf(month)
  return same < last ? same : last
}
/** 1 is Monday, 7 Sunday. */
export const weekdayOf = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay() || WEEK
