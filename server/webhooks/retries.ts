// When a delivery that failed is tried again: for about three days, each time later, and not all at the same moment. Pure.
const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** The wait after each attempt that failed; when there are no more, the delivery has failed for good. */
export const WEBHOOK_RETRY_MS: readonly number[] = [
  MINUTE / 2,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  18 * HOUR,
  22 * HOUR,
]
/** Chance makes a wait shorter or longer by up to this share of it. */
const JITTER = 0.15

/** `attempts`: those that were made; `chance`: from 0 to 1. Null when it is not tried again. */
export const webhookWaitAfter = (attempts: number, chance: number, atLeastMs = 0): number | null => {
  const wait = WEBHOOK_RETRY_MS[attempts - 1]
  return wait === undefined ? null : Math.max(Math.round(wait * (1 - JITTER + 2 * JITTER * chance)), atLeastMs)
}

/** How long nothing at all is sent to a receiver after a failure. */
export const holdAfter = (wait: number): number => Math.min(wait, 10 * MINUTE)

/** A webhook that has failed for this long is turned off. */
export const GIVE_UP_MS = 5 * 24 * HOUR
