// Scheduled work: every ten minutes the heads of grown logs are signed; soon after the start the logs that have grown are verified, and every
// night these and a share of the others.
import type { Clock } from '../clock.ts'

interface Dependencies {
  readonly clock: Clock
  /** Of several servers one does for all what cannot be shared. */
  readonly isFirst: () => Promise<boolean>
  /** What was written since then. */
  readonly sign: (since: number) => Promise<unknown>
  /** Shared by all servers. */
  readonly verify: (logs: 'changed' | 'due') => Promise<unknown>
  /** The file of the database, and the audit. */
  readonly checkRest: () => Promise<unknown>
  readonly report: (what: string, error: unknown) => void
}

export const SIGN_EVERY_MS = 10 * 60_000
/** Rounds look back so far, for heads that a server which ended could not sign; every night all are looked at. */
export const SIGN_BACK_MS = 2 * 24 * 60 * 60_000
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
export const keepTrustRounds = ({ clock, isFirst, sign, verify, checkRest, report }: Dependencies): (() => void) => {
  const byFirst = async (act: () => Promise<unknown>) => {
    if (await isFirst()) await act()
  }
  const reported = (failed: string, act: () => Promise<unknown>) => void act().catch((error: unknown) => report(failed, error))
  const signed = (since: number) => reported('the heads of the logs could not be signed', () => byFirst(() => sign(since)))
  const checked = (logs: 'changed' | 'due') => {
    reported('the logs could not be checked', () => verify(logs))
    reported('the audit and the database file could not be checked', () => byFirst(checkRest))
  }
  const every = (wait: () => number, act: () => void) => {
    let cancel = () => {}
    const again = () => {
      cancel = clock.after(wait(), () => {
        again()
        act()
      })
    }
    again()
    return () => cancel()
  }
  const ends = [
    every(
      () => SIGN_EVERY_MS,
      () => signed(clock.now() - SIGN_BACK_MS),
    ),
    clock.after(FIRST_CHECK_MS, () => checked('changed')),
    every(
      () => untilNextCheck(clock.now()),
      () => {
        signed(0)
        checked('due')
      },
    ),
  ]
  return () => {
    for (const end of ends) end()
  }
}
