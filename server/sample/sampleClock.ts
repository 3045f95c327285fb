// Clock of the sample, set by its story. Timers are real, because they are only used for cleanup.
import { type Instant, instant } from '../../shared/ids.ts'
import type { Clock } from '../clock.ts'

export interface SampleClock extends Clock {
  /** Advances to this time; never back, because times in a log never decrease. */
  reach(at: Instant): void
}

export const createSampleClock = (start: Instant, real: Clock): SampleClock => {
  let now = start
  return {
    now: () => now,
    // Days pass between two edits, so that no rate limit is reached.
    elapsed: () => now - start + real.elapsed(),
    after: real.after,
    soon: real.soon,
    reach(at) {
      if (at > now) now = at
    },
  }
}

/** `2019-06-13 10:40`, in the time zone of Bogotá, which has no daylight saving time. */
export const bogota = (text: string): Instant => instant(Date.parse(`${text.replace(' ', 'T')}:00-05:00`))
