// Once an hour: what has ended is removed.
import type { Clock } from '../clock.ts'
import type { Sessions } from './sessions.ts'

interface Needs {
  readonly clock: Pick<Clock, 'after'>
  readonly sessions: Pick<Sessions, 'deleteEnded'>
  readonly report: (what: string, error: unknown) => void
}

const TIDY_MS = 60 * 60_000

/** The function returned stops it. */
export const keepTidy = ({ clock, sessions, report }: Needs): (() => void) => {
  const tidy = () => {
    cancel = clock.after(TIDY_MS, tidy)
    sessions.deleteEnded().catch((error: unknown) => report('ended sessions could not be removed', error))
  }
  let cancel = clock.after(TIDY_MS, tidy)
  return () => cancel()
}
