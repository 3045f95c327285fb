// Calendar day and time of day in a zone.
import type { Day } from '../roadmap/model.ts'

export interface ZoneClock {
  readonly day: Day
  /** Since midnight. */
  readonly minutes: number
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** '' is UTC. */
export const clockIn = (at: number, zone: string): ZoneClock => {
  const words = formatOf(zone === '' ? 'UTC' : zone).format(at)
  return { day: words.slice(0, 10), minutes: Number(words.slice(11, 13)) * 60 + Number(words.slice(14, 16)) }
}

/** Making one takes longer than using it a hundred times. */
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
  formats.set(timeZone, made)
  return made
}
