// The reader's language, live: `text().roadmap.newItem`. Dates, numbers and plurals by Intl, calendar dates always in UTC.
import { type Accessor, createContext, type ParentProps, useContext } from 'solid-js'
import type { Language } from '../../shared/bilingual.ts'
import { LanguageProvider, useLanguage } from './language.tsx'
import { CATALOGUE, type Messages } from './messages/catalogue.ts'

export { useLanguage }

const WordsContext = createContext<Accessor<Messages>>()

/** All words of the product, below a `<LanguageProvider>`; they come with what is inside. */
export function WordsProvider(props: ParentProps) {
  const language = useLanguage()
  return <WordsContext.Provider value={() => CATALOGUE[language()]}>{props.children}</WordsContext.Provider>
}

/** Both at once, where nobody has to wait for them. */
export function I18nProvider(props: ParentProps<{ initial: Language }>) {
  return (
    <LanguageProvider initial={props.initial}>
      <WordsProvider>{props.children}</WordsProvider>
    </LanguageProvider>
  )
}

export const useText = (): Accessor<Messages> => {
  const text = useContext(WordsContext)
  if (!text) throw new Error('useText needs a <WordsProvider> above it')
  return text
}

const LOCALES: Readonly<Record<Language, string>> = { es: 'es-CO', en: 'en-US' }

const inLocale = (options: Intl.DateTimeFormatOptions): Readonly<Record<Language, Intl.DateTimeFormat>> => ({
  es: new Intl.DateTimeFormat(LOCALES.es, options),
  en: new Intl.DateTimeFormat(LOCALES.en, options),
})
/** A formatter takes forty times as long to make as to use, and each row of a plan says two days. */
const DAYS = inLocale({ day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })

/** `15 Nov`, with the year when it is not this one. `day` is `YYYY-MM-DD`; anything else is shown as it is. */
export const formatDay = (day: string, language: Language, thisYear: number): string => {
  const date = new Date(`${day}T00:00:00Z`)
  if (Number.isNaN(date.getTime())) return day
  const parts = DAYS[language].formatToParts(date)
  const part = (type: string) => parts.find((p) => p.type === type)?.value.replace('.', '') ?? ''
  const short = `${part('day')} ${part('month')}`
  return date.getUTCFullYear() === thisYear ? short : `${short} ${part('year')}`
}

/** `14:32` in the reader's zone, or in another one. */
export const formatTime = (instant: number, language: Language, timeZone?: string): string =>
  new Intl.DateTimeFormat(LOCALES[language], { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(instant)

/** `15 Nov 2026, 14:32` in the reader's zone, or in another one. */
export const formatMoment = (instant: number, language: Language, timeZone?: string): string => {
  const parts = new Intl.DateTimeFormat(LOCALES[language], { day: 'numeric', month: 'short', year: 'numeric', timeZone }).formatToParts(
    instant,
  )
  const part = (type: string) => parts.find((p) => p.type === type)?.value.replace('.', '') ?? ''
  return `${part('day')} ${part('month')} ${part('year')}, ${formatTime(instant, language, timeZone)}`
}

/** `November 2019`; `month` is `YYYY-MM`. */
export const formatMonth = (month: string, language: Language): string => {
  const words = new Intl.DateTimeFormat(LOCALES[language], { month: 'long', year: 'numeric', timeZone: 'UTC' })
    .formatToParts(new Date(`${month}-01T00:00:00Z`))
    .flatMap(({ type, value }) => (type === 'month' || type === 'year' ? [value] : []))
    .join(' ')
  return capital(words)
}

/** `Mon` of a day. */
export const formatWeekday = (day: string, language: Language): string =>
  new Intl.DateTimeFormat(LOCALES[language], { weekday: 'short', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`)).replace('.', '')

/** *Ana, Beto and Carla*; names may hold commas of their own. */
export const joinNames = (names: readonly string[], language: Language): string =>
  new Intl.ListFormat(LOCALES[language], { type: 'conjunction' }).format(names)

export const compareText = (language: Language) => new Intl.Collator(LOCALES[language], { numeric: true, sensitivity: 'base' }).compare

/** As at the beginning of a sentence. */
export const capital = (words: string): string => words.charAt(0).toLocaleUpperCase() + words.slice(1)
