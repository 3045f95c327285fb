// A calendar date as people write it: ISO, in figures in the order of a language, or with the name of its month. Pure.
import { LANGUAGES, type Language } from '../../shared/bilingual.ts'
import { fold } from '../../shared/foldAccents.ts'
import { isDay } from '../../shared/roadmap/checks.ts'
import type { Day } from '../../shared/roadmap/model.ts'
import { monthNames } from '../base/intl.ts'

/** The order of day and month in a numeric date such as 12/06/2027. */
export type DayOrder = 'dayFirst' | 'monthFirst'

interface Reading {
  readonly language: Language
  /** For a date that names none. */
  readonly thisYear: number
  /** The only order that counts; without it that of the language, and where this gives no date, the other one. */
  readonly order?: DayOrder | undefined
}

export const orderOf = (language: Language): DayOrder => (language === 'es' ? 'dayFirst' : 'monthFirst')
export const otherOrder = (order: DayOrder): DayOrder => (order === 'dayFirst' ? 'monthFirst' : 'dayFirst')

/** Null when it is no date. */
export const readDay = (text: string, { language, thisYear, order }: Reading): Day | null => {
  const words = normalize(text)
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ][\d:.z+ -]*)?$/.exec(words)
  if (iso) return dayOf(iso[1], iso[2], iso[3])
  const figures = readFigures(words)
  if (figures) {
    const first = order ?? orderOf(language)
    return figures[first] ?? (order === undefined ? figures[otherOrder(first)] : null)
  }
  const named =
    /^(?<day>\d{1,2})(?:st|nd|rd|th|º|°)?[ .-]*(?<month>[a-z]{3,})[ .-]*(?<year>\d{4}|\d{2})?$/.exec(words) ??
    /^(?<month>[a-z]{3,})[ .-]*(?<day>\d{1,2})(?:st|nd|rd|th|º|°)?(?:[ .-]+(?<year>\d{4}|\d{2}))?$/.exec(words)
  const month = monthCalled(named?.groups?.month ?? ' ')
  return named && month !== null ? dayOf(named.groups?.year ?? String(thisYear), String(month), named.groups?.day) : null
}

/** What a date in figures is in each order, null where it is none: 13/01/2027 is a date in one of them only. Null for any other text. */
export const readInBothOrders = (text: string): Readonly<Record<DayOrder, Day | null>> | null => readFigures(normalize(text))

const readFigures = (words: string): Readonly<Record<DayOrder, Day | null>> | null => {
  const figures = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?: [\d: apm.]+)?$/.exec(words)
  if (!figures) return null
  const [, a, b, year] = figures
  return { dayFirst: dayOf(year, b, a), monthFirst: dayOf(year, a, b) }
}

/** 1 to 12, by its name or the first letters of it, without accents and capitals; null for any other word. */
export const monthCalled = (word: string): number | null => {
  const at = MONTHS.findIndex((names) => names.some((name) => name.startsWith(word)))
  return at < 0 ? null : at + 1
}

/** Without accents, capitals, commas, articles and the words between day, month and year. */
export const normalize = (text: string): string =>
  fold(text)
    .replace(/,/g, ' ')
    .replace(/\b(de|del|el|of|on|the)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

const dayOf = (year = '', month = '', day = ''): Day | null => {
  const written = `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDay(written) ? written : null
}

/** In both languages; *set* is September in half of Latin America. */
const MONTHS: readonly (readonly string[])[] = Array.from({ length: 12 }, (_, at) => [
  ...LANGUAGES.map((language) => fold(monthNames(language)[at] ?? '')),
  ...(at === 8 ? ['setiembre'] : []),
])
