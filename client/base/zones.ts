// Time zones: the user's, and others by name. A time is labelled with its city.
import { LANGUAGES } from '../../shared/bilingual.ts'
import { cityOfZone } from '../../shared/cities.ts'
import { fold } from '../../shared/foldAccents.ts'

export { cityOfZone }

/** By its id or by the name of its city in either language, ignoring accents: *bogota* is America/Bogota. Null for anything else. */
export const findZone = (text: string): string | null => {
  const wanted = fold(text.trim()).replaceAll(' ', '_')
  if (wanted === '') return null
  const named = (zone: string) => LANGUAGES.some((language) => fold(cityOfZone(zone, language) ?? '').replaceAll(' ', '_') === wanted)
  return allZones().find((zone) => fold(zone) === wanted) ?? allZones().find(named) ?? null
}

/** Whether its clocks differ from the user's, on that day or now. */
export const isElsewhere = (zone: string, day: string | null): boolean => {
  const offset = offsetOf(zone, day)
  return offset !== null && offset !== offsetOf(readerZone(), day)
}

export const readerZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone
export const allZones = (): readonly string[] => Intl.supportedValuesOf('timeZone')

/** The zone of a session may be unknown to this browser. */
export const knownZone = (zone: string): string | undefined => {
  if (zone === '') return undefined
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone
  } catch {
    // The author's device may know a time zone that this browser does not.
    return undefined
  }
}

/** Calendar date and time of day in `zone`; in the user's zone when it is unknown. */
export const inZone = (at: number, zone: string): { readonly day: string; readonly time: string } => {
  const words = new Intl.DateTimeFormat('sv-SE', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: knownZone(zone),
  }).format(at)
  return { day: words.slice(0, 10), time: words.slice(11, 16) }
}

/** `UTC−5` on that day, or now; '' when the zone is unknown. */
export const offsetOf = (zone: string, day: string | null): string | null => {
  const timeZone = knownZone(zone)
  if (timeZone === undefined) return null
  const at = day === null ? new Date() : new Date(`${day}T12:00:00Z`)
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'shortOffset' }).formatToParts(at)
  const offset = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT'
  return offset.replace('GMT', 'UTC').replace('-', '−')
}
