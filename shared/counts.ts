// Numbers with the plural form of their noun, lists of several, and their order, in the user's language.
import type { Language } from './bilingual.ts'

/** `1.234` and `1,234` mean different numbers in Bogotá and in Mexico City, and both read the same text: groups are separated by a thin space. */
const THIN = '\u202f'
const NUMBERS: Readonly<Record<Language, Intl.NumberFormat>> = { es: new Intl.NumberFormat('es'), en: new Intl.NumberFormat('en-US') }
const AWAY: Readonly<Record<Language, Intl.RelativeTimeFormat>> = {
  es: new Intl.RelativeTimeFormat('es', { numeric: 'auto' }),
  en: new Intl.RelativeTimeFormat('en-US', { numeric: 'auto' }),
}
const RULES: Readonly<Record<Language, Intl.PluralRules>> = { es: new Intl.PluralRules('es'), en: new Intl.PluralRules('en-US') }

const LISTS: Readonly<Record<Language, Intl.ListFormat>> = {
  es: new Intl.ListFormat('es', { type: 'conjunction' }),
  en: new Intl.ListFormat('en-GB', { type: 'conjunction' }),
}
/** `CO, MX y US`, `CO, MX and US`. */
export const listed = (language: Language, words: readonly string[]): string => LISTS[language].format(words)

/** By a format of its own, with groups as in all other numbers. */
export const formatWith = (language: Language, format: Intl.NumberFormat, n: number): string =>
  language === 'en'
    ? format.format(n)
    : format
        .formatToParts(n)
        .map(({ type, value }) => (type === 'group' ? THIN : value))
        .join('')

/** `1234` and `12 345` in Spanish, `1,234` in English. */
export const formatNumber = (language: Language, n: number): string => formatWith(language, NUMBERS[language], n)

/** The plural form alone, for a sentence that has the number elsewhere, or not at all. */
export const form = (language: Language, n: number, one: string, other: string): string =>
  RULES[language].select(n) === 'one' ? one : other

/** *tomorrow*, *in 3 days*, *2 days ago*. */
export const daysAway = (language: Language, n: number): string => AWAY[language].format(n, 'day')

const MONTH = 30.44
const YEAR = 365.25
/** The same for longer times: in months after two of them, and in years after two. */
export const longAway = (language: Language, days: number): string => {
  const [unit, each] =
    Math.abs(days) < 2 * MONTH ? (['day', 1] as const) : Math.abs(days) < 2 * YEAR ? (['month', MONTH] as const) : (['year', YEAR] as const)
  return AWAY[language].format(Math.trunc(days / each), unit)
}

/** *9 seconds*, *3 minutes*, *2 hours*: in the largest unit with at least two. */
export const span = (language: Language, ms: number): string => {
  const seconds = Math.round(ms / 1000)
  const [unit, each] = seconds < 120 ? (['second', 1] as const) : seconds < 7_200 ? (['minute', 60] as const) : (['hour', 3_600] as const)
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(Math.round(seconds / each))
}

const COLLATION = { numeric: true, sensitivity: 'base' } as const
const COLLATORS: Readonly<Record<Language, Intl.Collator>> = {
  es: new Intl.Collator('es', COLLATION),
  en: new Intl.Collator('en-US', COLLATION),
}
/** For sorting: without regard to case and accents, and numbers within words by their value. */
export const compareText = (language: Language): ((a: string, b: string) => number) => COLLATORS[language].compare

/** In the order of the alphabet of this language. */
export const alphabetical = (language: Language): ((a: string, b: string) => number) => new Intl.Collator(language).compare
