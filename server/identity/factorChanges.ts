// Common steps of every change of one's own second factor: rate limit, and ending other sessions.
import type { AccountId } from '../../shared/ids.ts'
import { createThrottle } from '../throttle.ts'
import type { Identity } from './identity.ts'

/** Changes allowed in a quarter of an hour; each sends a mail. */
const MOST_CHANGES = 20

export const factorChanges = ({ deps, sessions, mail }: Identity) => ({
  tooMany: async (account: AccountId, what: 'factor' | 'challenge' = 'factor') => {
    const wait = await createThrottle(deps.db, deps.clock).take([{ key: `${what} ${account}`, failures: MOST_CHANGES }])
    return wait > 0 ? ({ ok: false, refusal: 'too-many', retryAfter: wait } as const) : null
  },
  /** Other sessions may belong to somebody without the second factor. */
  changed: async (account: AccountId, session: string) => {
    mail.wake()
    await sessions.endOthers(account, session)
  },
})
