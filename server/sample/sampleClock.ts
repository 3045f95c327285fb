// The clock of the sample, set by the author of the story. Timers are real, for they only tidy up.
import { type Instant, instant } from '../../shared/ids.ts'
import type { Clock } from '../clock.ts'

export interface SampleClock extends Clock {
  /** Goes on to this moment; never back, as the log's time never does. */
  reach(at: Instant): void
}

export const createSampleClock = (start: Instant, real: Clock): SampleClock => {
  let now = start
  return {
    now: () => now,
    // Days pass between two edits, so that no connection is ever too fast.
    elapsed: () => now - start + real.elapsed(),
    after: real.after,
    soon: real.soon,
    reach(at) {
      if (at > now) now = at
    },
  }
}

/** `2019-06-13 10:40`, by the clock of Bogotá, which never changes. */
export const bogota = (text: string): Instant => instant(Date.parse(`${text.replace(' ', 'T')}:00-05:00`))
