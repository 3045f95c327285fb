// Date ranges and long dates as text.
import type { Language } from '../../shared/bilingual.ts'
import type { Day } from '../../shared/roadmap/model.ts'
import { formatDay, formatWeekday } from './intl.ts'

/** `19–21 nov`, `30 nov – 2 dic 2027`; the year if it is not the current one. */
export const formatSpan = (start: Day, end: Day | null, language: Language, thisYear: number): string => {
  if (end === null || end <= start) return formatDay(start, language, thisYear)
  if (start.slice(0, 7) === end.slice(0, 7)) return `${Number(start.slice(8))}–${formatDay(end, language, thisYear)}`
  // The year once, unless the range crosses it.
  const first = formatDay(start, language, start.slice(0, 4) === end.slice(0, 4) ? Number(start.slice(0, 4)) : thisYear)
  return `${first} – ${formatDay(end, language, thisYear)}`
}

/** `jueves 19 nov`. */
export const formatLongDay = (day: Day, language: Language, thisYear: number): string =>
  `${formatWeekday(day, language, 'long')} ${formatDay(day, language, thisYear)}`
