// Calendar weeks of a time zone as instants: from Monday at midnight to the next, across changes of the clock.
import { type Instant, instant } from '../../shared/ids.ts'

const DAY_MS = 86_400_000

export interface Zone {
  /** Local time, as if it were UTC. */
  readonly wall: (at: number) => number
}

/** Null for a zone that this machine does not know. */
export const zoneNamed = (name: string): Zone | null => {
  let format: Intl.DateTimeFormat
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
      hourCycle: 'h23',
    })
  } catch {
    // A RangeError: no such zone.
    return null
  }
  return {
    wall: (at) => {
      const parts = format.formatToParts(at)
      const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((one) => one.type === type)?.value)
      return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
    },
  }
}

/** Starts of weeks: from the one that contains `first` to the one after that of `last`. Ascending; at least two. */
export const weekBounds = (first: number, last: number, zone: Zone): readonly Instant[] => {
  const wall = zone.wall(first)
  const midnight = wall - (wall % DAY_MS)
  const monday = midnight - ((new Date(midnight).getUTCDay() + 6) % 7) * DAY_MS
  const bounds: Instant[] = []
  for (let day = monday; ; day += 7 * DAY_MS) {
    const bound = instant(whenWallSays(day, zone))
    bounds.push(bound)
    if (bound > last) return bounds
  }
}

/** If that hour is skipped by a change of the clock, the first moment after it. */
const whenWallSays = (wall: number, zone: Zone): number => {
  const first = wall - (zone.wall(wall) - wall)
  return first - (zone.wall(first) - wall)
}
