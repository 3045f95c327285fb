// A date as it is typed into its field: besides what `readDay` knows, without a year, from today (+2w, mañana, en dos semanas) or as a
// weekday. Pure.
import { LANGUAGES, type Language } from '../../shared/bilingual.ts'
import { fold } from '../../shared/foldAccents.ts'
import { isDay } from '../../shared/roadmap/checks.ts'
import { addDays, addMonthsToDay, daysBetween, lastOf, monthOf, WEEK, weekdayOf } from '../../shared/roadmap/days.ts'
import type { Day } from '../../shared/roadmap/model.ts'
import { formatWeekday } from '../base/intl.ts'
import { type DayOrder, normalize, orderOf, otherOrder, readDay, readInBothOrders } from './readDay.ts'
import { type FromSession, readFromSession, type SessionDays } from './sessionDays.ts'

export interface TypedDay {
  readonly day: Day
  /** What it would be in the other order of day and month: 12/06 in English is 6 December, or 12 June. */
  readonly other: Day | null
}
export interface DayReader {
  readonly language: Language
  readonly today: Day
  /** Of the group, where days can be counted from them. */
  readonly sessions?: readonly SessionDays[] | undefined
}

/** Null when it is no date. */
export const readTypedDay = (text: string, { language, today, sessions = [] }: DayReader): TypedDay | null => {
  const words = normalize(text)
  const session = readFromSession(words)
  if (session) return fromSession(session, sessions)
  const order = orderOf(language)
  const figures = readInBothOrders(words) ?? readWithoutYear(words, today)
  if (figures) {
    const [first, second] = [figures[order], figures[otherOrder(order)]]
    const day = first ?? second
    return day === null ? null : { day, other: first !== null && second !== first ? second : null }
  }
  const day = fromToday(words, language, today) ?? nearest(today, (year) => readDay(words, { language, thisYear: year }))
  return day === null || !isDay(day) ? null : { day, other: null }
}

/** `28/2`, in the year that puts it nearest to today. */
const readWithoutYear = (words: string, today: Day): Readonly<Record<DayOrder, Day | null>> | null => {
  if (!/^\d{1,2}[-/.]\d{1,2}$/.test(words)) return null
  const read = (order: DayOrder) => nearest(today, (year) => readInBothOrders(`${words.replace(/[-.]/g, '/')}/${year}`)?.[order] ?? null)
  return { dayFirst: read('dayFirst'), monthFirst: read('monthFirst') }
}

/** Of last year's, this year's and the next one's, the day that is nearest; where a year is named, all three are the same. */
const nearest = (today: Day, read: (year: number) => Day | null): Day | null => {
  const year = Number(today.slice(0, 4))
  const found = [year, year + 1, year - 1].flatMap((one) => read(one) ?? [])
  return found.toSorted((a, b) => Math.abs(daysBetween(today, a)) - Math.abs(daysBetween(today, b)))[0] ?? null
}

const fromToday = (words: string, language: Language, today: Day): Day | null => {
  const offset = /^([+−-]) ?(\d{1,4}) ?([a-z]+)$/.exec(words)
  if (offset) {
    const count = Number(offset[2]) * (offset[1] === '+' ? 1 : -1)
    return addUnits(today, count, offset[3] ?? '')
  }
  const spoken = readSpoken(words)
  if (spoken) return addUnits(today, spoken.count, spoken.unit)
  const word = RELATIVE.find((one) => one.words.test(words))
  if (word) return word.of(today)
  const weekday = weekdayCalled(words.replace(/^(next|on|el|proximo|este|this) /, ''), language)
  // The weekday of today is the one in a week.
  return weekday === null ? null : addDays(today, ((weekday - weekdayOf(today) + WEEK - 1) % WEEK) + 1)
}

/** *En dos semanas*, *dentro de 3 días*, *in a month*; *hace dos semanas*, *two weeks ago*. */
const readSpoken = (words: string): { readonly count: number; readonly unit: string } | null => {
  const found =
    /^(?:in|en|dentro|(?<back>hace)) (?<many>\d{1,4}|[a-z]+) (?<unit>[a-z]+)$/.exec(words) ??
    /^(?<many>\d{1,4}|[a-z]+) (?<unit>[a-z]+) (?<back>ago)$/.exec(words)
  const { many = '', unit = '', back } = found?.groups ?? {}
  const count = /^\d/.test(many) ? Number(many) : COUNTS.findIndex((names) => names.includes(many)) + 1
  return found && count > 0 ? { count: back === undefined ? count : -count, unit } : null
}

/** What comes after a session is counted from its last day, what comes before it, and the session itself, from its first one. */
const fromSession = ({ number, offset }: FromSession, sessions: readonly SessionDays[]): TypedDay | null => {
  const session = sessions.find((one) => one.number === number)
  if (!session) return null
  const day = !offset ? session.start : addUnits(offset.sign > 0 ? session.end : session.start, offset.sign * offset.count, offset.unit)
  return day === null || !isDay(day) ? null : { day, other: null }
}

const addUnits = (today: Day, count: number, unit: string): Day | null => {
  const kind = UNITS.find(({ names }) => names.includes(unit))
  return kind ? kind.add(today, count) : null
}

export const isUnit = (word: string): boolean => UNITS.some(({ names }) => names.includes(word))

/** In both languages: *s* is *semana*, and nobody counts in seconds here. */
const UNITS: readonly { readonly names: readonly string[]; readonly add: (day: Day, count: number) => Day }[] = [
  { names: ['d', 'dia', 'dias', 'day', 'days'], add: addDays },
  {
    names: ['w', 'wk', 'week', 'weeks', 's', 'sem', 'semana', 'semanas'],
    add: (day, count) => addDays(day, count * WEEK),
  },
  { names: ['m', 'mes', 'meses', 'month', 'months'], add: addMonthsToDay },
  { names: ['a', 'ano', 'anos', 'y', 'year', 'years'], add: (day, count) => addMonthsToDay(day, count * 12) },
]

/** One, two and so on, in both languages, without accents. */
const COUNTS: readonly (readonly string[])[] = [
  ['un', 'una', 'one', 'a', 'an'],
  ['dos', 'two'],
  ['tres', 'three'],
  ['cuatro', 'four'],
  ['cinco', 'five'],
  ['seis', 'six'],
  ['siete', 'seven'],
  ['ocho', 'eight'],
  ['nueve', 'nine'],
  ['diez', 'ten'],
  ['once', 'eleven'],
  ['doce', 'twelve'],
]

const RELATIVE: readonly { readonly words: RegExp; readonly of: (today: Day) => Day }[] = [
  { words: /^(hoy|today)$/, of: (today) => today },
  { words: /^(manana|tomorrow)$/, of: (today) => addDays(today, 1) },
  { words: /^pasado manana$/, of: (today) => addDays(today, 2) },
  { words: /^(ayer|yesterday)$/, of: (today) => addDays(today, -1) },
  { words: /^(fin|end) (mes|month)$/, of: (today) => lastOf(monthOf(today)) },
]

/** By its name or the first letters of it, in the reader's language before the other one. */
const weekdayCalled = (words: string, language: Language): number | null => {
  for (const one of [language, ...LANGUAGES.filter((other) => other !== language)]) {
    const at = WEEKDAYS[one].findIndex((name) => name === words || (words.length >= 3 && name.startsWith(words)))
    if (at >= 0) return at + 1
  }
  return null
}
/** 1 January 2024 was a Monday. */
const weekdays = (language: Language) =>
  Array.from({ length: WEEK }, (_, at) => fold(formatWeekday(addDays('2024-01-01', at), language, 'long')))
const WEEKDAYS: Readonly<Record<Language, readonly string[]>> = { es: weekdays('es'), en: weekdays('en') }
