// Dates that spreadsheets hold and nobody types: a serial number (`46360`), a month without a day (`nov-19`), a quarter (`T3 2027`). A period is
// its last day. With two figures a month may also be a day of this year; nobody but the reader knows. Pure.
import type { Day } from '../../shared/roadmap/model.ts'
import { monthCalled, normalize } from '../dates/readDay.ts'
import { DAY_ZERO } from '../exchange/serialDays.ts'

export type MonthReading = 'month' | 'day'
export interface WrittenPeriod {
  readonly last: Day
  readonly mayBeDay: boolean
}

/** Null for any other text. */
export const periodIn = (text: string): WrittenPeriod | null => {
  const words = normalize(text)
  return monthIn(words) ?? quarterIn(words)
}

const DAY_MS = 86_400_000
/** Of the years from 1990 to 2099: other numbers are none, and years neither. */
const SERIALS = { first: 32_874, last: 73_050 } as const
/** The day of a serial number; null for any other text. */
export const serialIn = (text: string): Day | null => {
  const days = /^\s*(\d{5})(?:[.,]\d+)?\s*$/.exec(text)?.[1]
  const serial = Number(days)
  return days !== undefined && serial >= SERIALS.first && serial <= SERIALS.last ? isoDay(DAY_ZERO + serial * DAY_MS) : null
}

const isoDay = (at: number): Day => new Date(at).toISOString().slice(0, 10)
const lastOf = (year: number, month: number): Day => isoDay(Date.UTC(year, month, 0))
const fullYear = (year: string): number => Number(year.length === 2 ? `20${year}` : year)

const monthIn = (words: string): WrittenPeriod | null => {
  const named = /^(?<month>[a-z]{3,})\.?[ ./-]*(?<year>\d{4}|\d{2})$/.exec(words)
  const figures =
    /^(?<month>0?[1-9]|1[0-2])[ ./-](?<year>\d{4})$/.exec(words) ?? /^(?<year>\d{4})[./-](?<month>0?[1-9]|1[0-2])$/.exec(words)
  const year = (named ?? figures)?.groups?.year ?? ''
  const month = named ? monthCalled(named.groups?.month ?? ' ') : figures ? Number(figures.groups?.month) : null
  if (month === null || year === '') return null
  return { last: lastOf(fullYear(year), month), mayBeDay: year.length === 2 && Number(year) >= 1 && Number(year) <= 31 }
}

/** `T3 2027`, `Q3/27`, `3T 2027`, `3er trimestre de 2027`, `2º semestre 2027`, `H2 2027`. */
const PARTS: readonly { readonly months: number; readonly called: string }[] = [
  { months: 3, called: 't|q|trim|trimestre|quarter' },
  { months: 6, called: 's|h|sem|semestre|half' },
]
const NTH = '\\.?(?:er|ro|do|to|st|nd|rd|th|[oº°])?\\.?'
const quarterIn = (words: string): WrittenPeriod | null => {
  for (const { months, called } of PARTS) {
    const found =
      new RegExp(`^(?:${called})\\.?[ -]?(?<part>[1-4])[ ./-]*(?<year>\\d{4}|\\d{2})$`).exec(words) ??
      new RegExp(`^(?<part>[1-4])${NTH}[ -]?(?:${called})\\.?[ ./-]*(?<year>\\d{4}|\\d{2})$`).exec(words) ??
      new RegExp(`^(?<year>\\d{4})[ ./-]*(?:${called})\\.?[ -]?(?<part>[1-4])$`).exec(words)
    const part = Number(found?.groups?.part)
    if (found && part * months <= 12) return { last: lastOf(fullYear(found.groups?.year ?? ''), part * months), mayBeDay: false }
  }
  return null
}
