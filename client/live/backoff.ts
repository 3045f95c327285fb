// How long to wait before the next try: full jitter between 0.5 s and a window that grows with the time already lost.
import type { Chance } from './ports.ts'

export const SHORTEST_WAIT = 500
/** Wide enough that 1,000 clients of a restarted server never come at more than 15 % a second (SPEC RE-10). */
export const FIRST_WINDOW = 7_500
export const LAST_WINDOW = 30_000

/** Never waiting longer than half of what was lost brings everybody back within T/2 after an outage of T. */
export const waitBeforeRetry = (awayFor: number, chance: Chance): number => {
  const window = Math.min(LAST_WINDOW, Math.max(FIRST_WINDOW, awayFor / 2))
  return SHORTEST_WAIT + chance() * (window - SHORTEST_WAIT)
}
