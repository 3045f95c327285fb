// How long to wait before the next try: full jitter between 0.5 s and a window that grows with the time already lost.
import type { Chance } from './ports.ts'

export const SHORTEST_WAIT = 500
/** For the first try: after a restart, 1,000 clients spread over it (SPEC C5: never more than 15 % of them in a second). */
const FIRST_WINDOW = 9_000
/** Afterwards tries overlap: a retry anywhere in a window of w is twice as likely in its first second as in its mean one. */
const NEXT_WINDOW = 14_000
export const LAST_WINDOW = 30_000
const JUST_NOW = 1_000

/** Never waiting much longer than half of what was lost brings everybody back within T/2 after a long outage of T. */
export const waitBeforeRetry = (awayFor: number, chance: Chance): number => {
  const window = awayFor < JUST_NOW ? FIRST_WINDOW : Math.min(LAST_WINDOW, Math.max(NEXT_WINDOW, awayFor / 2))
  return SHORTEST_WAIT + chance() * (window - SHORTEST_WAIT)
}
