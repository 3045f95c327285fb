// A calendar date as people write it: ISO, in figures in the order of a language, or with the name of its month. Pure.
import { LANGUAGES, type Language } from '../../../shared/bilingual.ts'
import { isDay } from '../../../shared/roadmap/checks.ts'
import type { Day } from '../../../shared/roadmap/model.ts'
import { monthNames } from '../../base/intl.ts'
import { fold } from '../foldAccents.ts'

interface Reading {
  readonly language: Language
  /** For a date that names none. */
  readonly thisYear: number
}

/** In the order of the reader's language, or else, where that gives no date, of the other one. Null when it is no date. */
export const readDay = (text: string, { language, thisYear }: Reading): Day | null => {
  const words = fold(text)
    .replace(/,/g, ' ')
    .replace(/\b(de|del|of|the)\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ][\d:.z+ -]*)?$/.exec(words)
  if (iso) return dayOf(iso[1], iso[2], iso[3])
  const figures = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?: [\d: apm.]+)?$/.exec(words)
  if (figures) {
    const [, a, b, year] = figures
    const dayFirst = dayOf(year, b, a)
    const monthFirst = dayOf(year, a, b)
    return language === 'es' ? (dayFirst ?? monthFirst) : (monthFirst ?? dayFirst)
  }
  const named =
    /^(?<day>\d{1,2})(?:st|nd|rd|th|º|°)?[ .-]*(?<month>[a-z]{3,})[ .-]*(?<year>\d{4}|\d{2})?$/.exec(words) ??
    /^(?<month>[a-z]{3,})[ .-]*(?<day>\d{1,2})(?:st|nd|rd|th|º|°)?(?:[ .-]+(?<year>\d{4}|\d{2}))?$/.exec(words)
  const month = MONTHS.findIndex((names) => names.some((name) => name.startsWith(named?.groups?.month ?? ' ')))
  return named && month >= 0 ? dayOf(named.groups?.year ?? String(thisYear), String(month + 1), named.groups?.day) : null
}

const dayOf = (year = '', month = '', day = ''): Day | null => {
  const written = `${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isDay(written) ? written : null
}

/** In both languages; *set* is September in half of Latin America. */
const MONTHS: readonly (readonly string[])[] = Array.from({ length: 12 }, (_, at) => [
  ...LANGUAGES.map((language) => fold(monthNames(language)[at] ?? '')),
  ...(at === 8 ? ['setiembre'] : []),
])
