// Dates and lists in the user's language. Calendar dates are always formatted in UTC, so that no time zone can shift them.
import type { Language } from '../../shared/bilingual.ts'
import { formatWith } from '../../shared/counts.ts'
import { isolate } from '../../shared/isolate.ts'

const LOCALES: Readonly<Record<Language, string>> = { es: 'es-CO', en: 'en-US' }

/** Cached: creating a formatter takes forty times as long as using it, and each row of a plan has two dates. */
const inLocale = <T>(make: (locale: string) => T): Readonly<Record<Language, T>> => ({ es: make(LOCALES.es), en: make(LOCALES.en) })
const datesBy = (options: Intl.DateTimeFormatOptions) => inLocale((locale) => new Intl.DateTimeFormat(locale, options))
/** Cached: creating one costs as much as a hundred uses, and the save status is formatted at every keystroke. */
const formats = new Map<string, Intl.DateTimeFormat>()
/** In the user's time zone, which may change while the page is open, or in a given one. */
const dateHere = (language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = `${language} ${JSON.stringify(options)}`
  const format = formats.get(key) ?? new Intl.DateTimeFormat(LOCALES[language], options)
  formats.set(key, format)
  return format
}

const DATE = { day: 'numeric', month: 'short', year: 'numeric' } as const
const DAYS = datesBy({ ...DATE, timeZone: 'UTC' })
const MONTHS = datesBy({ month: 'long', year: 'numeric', timeZone: 'UTC' })
const WEEKDAYS = { short: datesBy({ weekday: 'short', timeZone: 'UTC' }), long: datesBy({ weekday: 'long', timeZone: 'UTC' }) }
const AND = inLocale((locale) => new Intl.ListFormat(locale, { type: 'conjunction' }))
const OR = inLocale((locale) => new Intl.ListFormat(locale, { type: 'disjunction' }))

/** One order for all locales: Colombia puts *de* between the parts, Mexico nothing; and without the full stops of abbreviations. */
const partsOf = (format: Intl.DateTimeFormat, at: Date | number) => {
  const parts = format.formatToParts(at)
  return (type: Intl.DateTimeFormatPartTypes): string => parts.find((one) => one.type === type)?.value.replace('.', '') ?? ''
}

/** By the rules of Spanish everywhere, as other numbers: a full stop between thousands would be a decimal point in Mexico. */
const sizesBy = (options: Intl.NumberFormatOptions): Readonly<Record<Language, Intl.NumberFormat>> => ({
  es: new Intl.NumberFormat('es', { style: 'unit', ...options }),
  en: new Intl.NumberFormat('en-US', { style: 'unit', ...options }),
})
const KILOBYTES = sizesBy({ unit: 'kilobyte', maximumFractionDigits: 0 })
const MEGABYTES = sizesBy({ unit: 'megabyte', maximumFractionDigits: 1 })
/** `48 kB`, `1.2 MB`; at least 1 kB. */
export const formatBytes = (bytes: number, language: Language): string =>
  bytes < 1_000_000
    ? formatWith(language, KILOBYTES[language], Math.max(1, bytes / 1_000))
    : formatWith(language, MEGABYTES[language], bytes / 1_000_000)

/** `15 Nov`, with the year if it is not the current one. `day` is `YYYY-MM-DD`; anything else is shown as it is. */
export const formatDay = (day: string, language: Language, thisYear: number): string => {
  const date = new Date(`${day}T00:00:00Z`)
  if (Number.isNaN(date.getTime())) return day
  const part = partsOf(DAYS[language], date)
  const short = `${part('day')} ${part('month')}`
  return date.getUTCFullYear() === thisYear ? short : `${short} ${part('year')}`
}

/** `14:32` in the user's time zone, or in a given one. */
export const formatTime = (instant: number, language: Language, timeZone?: string): string =>
  dateHere(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(instant)

/** `15 Nov 2026` in the user's time zone, or in a given one. */
export const formatDate = (instant: number, language: Language, timeZone?: string): string => {
  const part = partsOf(dateHere(language, { ...DATE, timeZone }), instant)
  return `${part('day')} ${part('month')} ${part('year')}`
}

/** `15 Nov 2026, 14:32` in the user's time zone, or in a given one. */
export const formatMoment = (instant: number, language: Language, timeZone?: string): string =>
  `${formatDate(instant, language, timeZone)}, ${formatTime(instant, language, timeZone)}`

/** `November 2019`; `month` is `YYYY-MM`. */
export const formatMonth = (month: string, language: Language): string => {
  const part = partsOf(MONTHS[language], new Date(`${month}-01T00:00:00Z`))
  return capital(`${part('month')} ${part('year')}`)
}

/** The same within a sentence: `November 2019`, `noviembre de 2019`. */
export const formatMonthWithin = (month: string, language: Language): string => {
  const part = partsOf(MONTHS[language], new Date(`${month}-01T00:00:00Z`))
  return `${part('month')}${language === 'es' ? ' de ' : ' '}${part('year')}`
}

/** `Nov` at that instant, in the user's time zone. */
export const formatShortMonth = (instant: number, language: Language): string => partsOf(dateHere(language, DATE), instant)('month')

/** `Mon` of a day, or `Monday`. */
export const formatWeekday = (day: string, language: Language, length: 'short' | 'long' = 'short'): string =>
  partsOf(WEEKDAYS[length][language], new Date(`${day}T00:00:00Z`))('weekday')

/** `hora de Colombia`, `Colombia Time`: name of the user's time zone. */
export const formatZone = (instant: number, language: Language): string =>
  partsOf(dateHere(language, { timeZoneName: 'longGeneric' }), instant)('timeZoneName')

/** January to December, in the form used in dates. */
export const monthNames = (language: Language): readonly string[] =>
  Array.from({ length: 12 }, (_, at) => partsOf(MONTHS[language], Date.UTC(2026, at, 15))('month'))

/** *Ana, Beto and Carla*; names may contain commas. */
export const joinNames = (names: readonly string[], language: Language): string => AND[language].format(names.map(isolate))
/** *Ana, Beto or Carla*. */
export const joinChoices = (names: readonly string[], language: Language): string => OR[language].format(names.map(isolate))

/** With a capital first letter. */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)
