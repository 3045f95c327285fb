// When something that could not be sent is tried again. Pure.

/** All its attempts ended without an outcome: it must not be retried for ever. `waits`: the wait after each attempt. */
export const isTriedOut = (waits: readonly number[], attempts: number): boolean => attempts > waits.length + 1

/** After so many attempts; null when there is none any more. */
export const waitAfter = (waits: readonly number[], attempts: number, atLeastMs = 0): number | null => {
  const wait = waits[attempts - 1]
  return wait === undefined ? null : Math.max(wait, atLeastMs)
}
