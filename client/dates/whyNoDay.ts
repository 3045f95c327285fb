// Why what is typed is no date: a month or a day that does not exist, a year out of range, a session without a date, or no date at all. Pure.
import { lastOf } from '../../shared/roadmap/days.ts'
import { monthCalled, normalize, orderOf } from './readDay.ts'
import { readFromSession } from './sessionDays.ts'
import { type DayReader, isUnit } from './typedDay.ts'

export type WhyNoDay =
  | { readonly why: 'unknown' | 'year' }
  | { readonly why: 'month'; readonly month: number }
  | { readonly why: 'day'; readonly month: number; readonly year: number; readonly last: number }
  | { readonly why: 'session'; readonly number: number }

export const whyNoDay = (text: string, { language, today, sessions }: DayReader): WhyNoDay => {
  const words = normalize(text)
  const session = readFromSession(words)
  if (session) {
    // Where days are not counted from sessions, or sessions are not loaded, there is no error.
    if (!sessions) return { why: 'unknown' }
    if (!sessions.some(({ number }) => number === session.number)) return { why: 'session', number: session.number }
    return { why: session.offset && isUnit(session.offset.unit) ? 'year' : 'unknown' }
  }
  const parts = partsOf(words, orderOf(language) === 'dayFirst')
  if (!parts) return { why: 'unknown' }
  const { month, day } = parts
  const year = parts.year ?? Number(today.slice(0, 4))
  if (month < 1 || month > 12) return { why: 'month', month }
  if (year < 1900 || year > 2199) return { why: 'year' }
  const last = Number(lastOf(`${String(year)}-${String(month).padStart(2, '0')}`).slice(8))
  return day < 1 || day > last ? { why: 'day', month, year, last } : { why: 'unknown' }
}

interface Parts {
  readonly year: number | null
  readonly month: number
  readonly day: number
}
const partsOf = (words: string, isDayFirst: boolean): Parts | null => {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(words)
  if (iso) return { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3]) }
  const figures = /^(\d{1,2})[-/. ](\d{1,2})(?:[-/. ](\d{1,4}))?$/.exec(words)
  if (figures) {
    const [a, b] = [Number(figures[1]), Number(figures[2])]
    // What can be no month is the day, whatever the order.
    const monthIsLast = a > 12 || (isDayFirst && b <= 12)
    return { year: yearOf(figures[3]), month: monthIsLast ? b : a, day: monthIsLast ? a : b }
  }
  const named =
    /^(?<day>\d{1,3})[ .-]*(?<month>[a-z]{3,})[ .-]*(?<year>\d{1,4})?$|^(?<month2>[a-z]{3,})[ .-]*(?<day2>\d{1,3})(?:[ .-]+(?<year2>\d{1,4}))?$/.exec(
      words,
    )?.groups
  const month = named ? monthCalled(named.month ?? named.month2 ?? '') : null
  return named && month !== null ? { year: yearOf(named.year ?? named.year2), month, day: Number(named.day ?? named.day2) } : null
}
const yearOf = (text: string | undefined): number | null =>
  text === undefined ? null : text.length === 2 ? 2000 + Number(text) : Number(text)
