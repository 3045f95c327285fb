// Rate limit of comments, edits, translations and resolutions per account and minute, across all servers, because each is announced to everybody who
// may read the thread.
import type { AccountId } from '../../shared/ids.ts'
import type { Deps } from '../deps.ts'
import { createThrottle } from '../throttle.ts'

export const MOST_IN_A_MINUTE = 60
const MINUTE_MS = 60_000

export interface Pace {
  /** Seconds until the next attempt; 0 when it is allowed now. */
  take(account: AccountId): Promise<number>
}

export const createPace = ({ db, clock }: Pick<Deps, 'db' | 'clock'>): Pace => {
  const throttle = createThrottle(db, clock)
  return {
    async take(account) {
      const minute = Math.floor(clock.now() / MINUTE_MS)
      const over = await throttle.take([{ key: `comments ${account} ${minute}`, failures: MOST_IN_A_MINUTE }])
      return over === 0 ? 0 : Math.max(1, Math.ceil(((minute + 1) * MINUTE_MS - clock.now()) / 1000))
    },
  }
}
