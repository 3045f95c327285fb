// Months without a day, as Excel shows them: `nov-19`, `noviembre 2019`. With two figures it may also be a day of this year; nobody but
// the reader knows. A month is read as its last day. Pure.
import type { Day } from '../../shared/roadmap/model.ts'
import { monthCalled, normalize } from '../dates/readDay.ts'

export type MonthReading = 'month' | 'day'

/** Null for any other text. */
export const monthIn = (text: string): { readonly last: Day; readonly mayBeDay: boolean } | null => {
  const found = /^(?<month>[a-z]{3,})\.?[ ./-]*(?<year>\d{4}|\d{2})$/.exec(normalize(text))
  const month = found ? monthCalled(found.groups?.month ?? ' ') : null
  const year = found?.groups?.year ?? ''
  if (month === null || year === '') return null
  const full = year.length === 2 ? `20${year}` : year
  const last = new Date(Date.UTC(Number(full), month, 0)).toISOString().slice(0, 10)
  return { last, mayBeDay: year.length === 2 && Number(year) >= 1 && Number(year) <= 31 }
}
