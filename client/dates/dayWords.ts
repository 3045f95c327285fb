// Formats of a date in the date field: short in the field, long in the calendar.
import type { Language } from '../../shared/bilingual.ts'
import type { Day } from '../../shared/roadmap/model.ts'
import { formatDay, formatWeekday, monthNames } from '../base/intl.ts'
import type { Messages } from '../base/messages/catalogue.ts'
import type { WhyNoDay } from './whyNoDay.ts'

/** `28 feb 2020`, always with the year, because the content of a field is parsed again. */
export const shortDayWords = (day: Day, language: Language): string => formatDay(day, language, 0)

/** `viernes 28 de febrero de 2020`, `Friday, 28 February 2020`. */
export const longDay = (day: Day, language: Language, text: Messages): string =>
  text.dates.long(
    formatWeekday(day, language, 'long'),
    String(Number(day.slice(8))),
    monthNames(language)[Number(day.slice(5, 7)) - 1] ?? '',
    day.slice(0, 4),
  )

/** The error of typed text, as a sentence. */
export const whyWords = (found: WhyNoDay, language: Language, text: Messages): string => {
  const monthName = (month: number) => monthNames(language)[month - 1] ?? ''
  switch (found.why) {
    case 'session':
      return text.dates.noSession(found.number)
    case 'month':
      return text.dates.noMonth(found.month)
    case 'day':
      return text.dates.noDay(monthName(found.month), found.year, found.last)
    case 'year':
      return text.dates.noYear
    default:
      return text.dates.wrong
  }
}
