// Scheduled work: every ten minutes the heads of grown logs are signed, and soon after the start and every night all logs are verified.
import type { Clock } from '../clock.ts'

interface Dependencies {
  readonly clock: Clock
  /** Of several servers one does it for all. */
  readonly isFirst: () => Promise<boolean>
  readonly signGrown: () => Promise<unknown>
  readonly checkAll: () => Promise<unknown>
  readonly report: (what: string, error: unknown) => void
}

export const SIGN_EVERY_MS = 10 * 60_000
const DAY_MS = 24 * 60 * 60_000
/** Requests right after a start are not delayed by it. */
export const FIRST_CHECK_MS = 60_000
/** 08:00 UTC: the middle of the night from Mexico City to Washington. */
export const CHECK_AT_MS = 8 * 60 * 60_000

export const untilNextCheck = (now: number): number => {
  const since = (((now - CHECK_AT_MS) % DAY_MS) + DAY_MS) % DAY_MS
  return DAY_MS - since
}

/** The returned function stops it. */
export const keepTrustRounds = ({ clock, isFirst, signGrown, checkAll, report }: Dependencies): (() => void) => {
  const actFirst = async (act: () => Promise<unknown>) => {
    if (await isFirst()) await act()
  }
  const every = (wait: () => number, act: () => Promise<unknown>, failed: string) => {
    let cancel = () => {}
    const again = () => {
      cancel = clock.after(wait(), () => {
        again()
        actFirst(act).catch((error: unknown) => report(failed, error))
      })
    }
    again()
    return () => cancel()
  }
  const ends = [
    every(() => SIGN_EVERY_MS, signGrown, 'the heads of the logs could not be signed'),
    clock.after(FIRST_CHECK_MS, () => void actFirst(checkAll).catch((error: unknown) => report('the logs could not be checked', error))),
    every(() => untilNextCheck(clock.now()), checkAll, 'the logs could not be checked'),
  ]
  return () => {
    for (const end of ends) end()
  }
}
