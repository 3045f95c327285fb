// Time zones by IANA name, as this machine knows them.

/** Also '', for none. */
export const isKnownZone = (zone: string): boolean => {
  if (zone === '') return true
  try {
    return zone.length <= 64 && formatOf(zone).resolvedOptions().timeZone !== ''
  } catch {
    // Intl throws for an unknown name; here that is an expected answer.
    return false
  }
}

/** The calendar date in a time zone, `2019-11-15`; in UTC if it is none or unknown. */
export const dayInZone = (at: number, zone: string): string => clockIn(at, isKnownZone(zone) ? zone : '').day

/** Calendar date and time of day in a time zone. */
export interface ZoneClock {
  /** Of the calendar: `2026-11-03`. */
  readonly day: string
  /** Minutes since midnight. */
  readonly minutes: number
}

const formats = new Map<string, Intl.DateTimeFormat>()
/** More than the number of zones; names are case-insensitive. */
const MOST_FORMATS = 1_000

/** '' is UTC. */
export const clockIn = (at: number, zone: string): ZoneClock => {
  const words = formatOf(zone === '' ? 'UTC' : zone).format(at)
  return { day: words.slice(0, 10), minutes: Number(words.slice(11, 13)) * 60 + Number(words.slice(14, 16)) }
}

/** Creating one takes longer than using it a hundred times. */
const formatOf = (timeZone: string): Intl.DateTimeFormat => {
  const known = formats.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('sv-SE', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  })
  if (formats.size >= MOST_FORMATS) formats.clear()
  formats.set(timeZone, made)
  return made
}
