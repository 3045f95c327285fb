// Once a minute: marks what has expired, and deletes sessions, also those whose deletion failed earlier.

import type { Deps } from '../deps.ts'
import { markEnds } from './ends.ts'
import type { SessionTimes } from './sessionAdapter.ts'
import type { LoginSessions } from './sessions.ts'

const EVERY_MS = 60_000

/** Runs `markEnds` and `deleteEnded` every minute until it is stopped. */
export const keepTidy = (
  deps: Pick<Deps, 'db' | 'clock'> & { readonly sessions: Pick<LoginSessions, 'deleteEnded'> },
  times: SessionTimes,
  report: (what: string, error: unknown) => void,
): (() => void) => {
  let stopped = false
  let cancel = () => {}
  const wait = () => {
    if (!stopped) cancel = deps.clock.after(EVERY_MS, () => void round())
  }
  const round = () =>
    markEnds(deps, times)
      .then(() => deps.sessions.deleteEnded())
      .catch((error: unknown) => report('what has ended could not be marked', error))
      .finally(wait)
  wait()
  return () => {
    stopped = true
    cancel()
  }
}
