// Dates of a session as one reads them: a span of calendar days, and whose clock its hours are by.
import type { Language } from '../../shared/bilingual.ts'
import type { Day } from '../../shared/roadmap/model.ts'
import { formatDay } from '../base/i18n.tsx'

/** `19–21 nov`, `30 nov – 2 dic 2027`; the year when it is not this one. */
export const formatSpan = (start: Day, end: Day | null, language: Language, thisYear: number): string => {
  if (end === null || end <= start) return formatDay(start, language, thisYear)
  if (start.slice(0, 7) === end.slice(0, 7)) return `${Number(start.slice(8))}–${formatDay(end, language, thisYear)}`
  // The year stands once, unless the span crosses it.
  const first = formatDay(start, language, start.slice(0, 4) === end.slice(0, 4) ? Number(start.slice(0, 4)) : thisYear)
  return `${first} – ${formatDay(end, language, thisYear)}`
}

/** `jueves 19 nov`. */
export const formatWeekday = (day: Day, language: Language, thisYear: number): string => {
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
  return `${weekday} ${formatDay(day, language, thisYear)}`
}

/** `America/Bogota` is Bogota. */
export const cityOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')

/** `UTC−5` on that day; nothing when this machine does not know the zone. */
export const offsetOf = (zone: string, day: Day | null): string | null => {
  try {
    const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'shortOffset' }).formatToParts(
      new Date(day === null ? Date.now() : `${day}T12:00:00Z`),
    )
    const offset = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT'
    return offset.replace('GMT', 'UTC').replace('-', '−')
  } catch {
    // A name that this machine's tables do not have.
    return null
  }
}
