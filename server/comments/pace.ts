// At most so many comments, corrections, translations and resolutions by one account in a minute, on all servers together: everybody who
// may see the thread hears of each, and asks for it.
import type { AccountId } from '../../shared/ids.ts'
import type { Deps } from '../identity/identityDeps.ts'
import { createThrottle } from '../identity/throttle.ts'

export const MOST_IN_A_MINUTE = 60
const MINUTE_MS = 60_000

export interface Pace {
  /** Seconds until it may be tried again; 0 when it may be now. */
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
