// Dates in exported documents: complete, with the year; times with their city.
import type { Language } from '../bilingual.ts'
import { cityOfZone } from '../cities.ts'
import { isKnownZone } from '../zones.ts'

const LOCALES: Readonly<Record<Language, string>> = { es: 'es-CO', en: 'en-GB' }
/** British English would give *Sept*. */
const SHORT: Readonly<Record<Language, string>> = { es: 'es-CO', en: 'en-US' }
const formats = new Map<string, Intl.DateTimeFormat>()
/** Cached: creating one costs as much as a hundred uses. */
const format = (language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = `${language} ${JSON.stringify(options)}`
  const locale = (options.month === 'short' ? SHORT : LOCALES)[language]
  const made = formats.get(key) ?? new Intl.DateTimeFormat(locale, options)
  formats.set(key, made)
  return made
}

/** `14 de junio de 2019`, `14 June 2019`; an invalid date is returned as it is. */
const longDay = (day: string, language: Language): string => {
  const at = Date.parse(`${day}T00:00:00Z`)
  return Number.isNaN(at) ? day : format(language, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(at)
}
/** `14 jun 2019`. */
export const shortDay = (day: string, language: Language): string => {
  const at = Date.parse(`${day}T00:00:00Z`)
  if (Number.isNaN(at)) return day
  const parts = format(language, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).formatToParts(at)
  const part = (type: string) => parts.find((one) => one.type === type)?.value.replace('.', '') ?? ''
  return `${part('day')} ${part('month')} ${part('year')}`
}
/** `12–14 de junio de 2019`; '' without a start. */
export const daysSpan = (start: string | null, end: string | null, language: Language): string =>
  start === null ? '' : end === null || end === start ? longDay(start, language) : between(start, end, language)

const between = (start: string, end: string, language: Language): string => {
  const [from, to] = [start, end].map((day) => Date.parse(`${day}T00:00:00Z`))
  if (from === undefined || to === undefined || !(from < to)) return `${longDay(start, language)} – ${longDay(end, language)}`
  const said = format(language, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).formatRange(from, to)
  // The dash has spaces only between words, which differ by language.
  return said.replace(/\s*–\s*/, ' – ').replace(/^(\d+) – /, '$1–')
}

/** `14 de junio de 2019, 17:30 (Bogotá)`. */
export const momentIn = (at: number, zone: string, language: Language): string => {
  const timeZone = zone === '' || !isKnownZone(zone) ? 'UTC' : zone
  const day = format(language, { day: 'numeric', month: 'long', year: 'numeric', timeZone }).format(at)
  const time = format(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(at)
  return `${day}, ${time} (${cityOfZone(timeZone, language) ?? timeZone})`
}
/** `14 jun 2019, 17:30`, in the zone that the document names. */
export const shortMoment = (at: number, zone: string, language: Language): string => {
  const timeZone = zone === '' || !isKnownZone(zone) ? 'UTC' : zone
  const parts = format(language, { day: 'numeric', month: 'short', year: 'numeric', timeZone }).formatToParts(at)
  const part = (type: string) => parts.find((one) => one.type === type)?.value.replace('.', '') ?? ''
  const time = format(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(at)
  return `${part('day')} ${part('month')} ${part('year')}, ${time}`
}
/** `Sep 2019`. */
export const shortMonth = (at: number, language: Language): string => {
  const parts = format(language, { month: 'short', year: 'numeric', timeZone: 'UTC' }).formatToParts(at)
  const part = (type: string) => parts.find((one) => one.type === type)?.value.replace('.', '') ?? ''
  return `${part('month')} ${part('year')}`
}
