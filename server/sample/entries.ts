// Tokens that sign in as one of the demo's accounts: only their hashes are kept, in memory, for one host, once, until they expire.
import type { Random } from '../../shared/ids.ts'
import type { Clock } from '../clock.ts'
import { hashToken, newToken } from '../identity/tokens.ts'
import type { SamplePersonName } from './people.ts'

interface Entries {
  /** A token for this account at this host. */
  make(person: SamplePersonName, host: string, ms: number): string
  /** Null if it is unknown, used, expired, or for another host: then it is used up, too. */
  spend(token: string, host: string): SamplePersonName | null
}

const MOST = 200

export const createEntries = (clock: Pick<Clock, 'now'>, random: Random): Entries => {
  const entries = new Map<string, { readonly person: SamplePersonName; readonly host: string; readonly until: number }>()
  return {
    make(person, host, ms) {
      const token = newToken(random)
      entries.set(hashToken(token), { person, host, until: clock.now() + ms })
      for (const oldest of entries.keys()) if (entries.size > MOST) entries.delete(oldest)
      return token
    },
    spend(token, host) {
      const key = hashToken(token)
      const entry = entries.get(key)
      entries.delete(key)
      return entry && entry.host === host && clock.now() < entry.until ? entry.person : null
    },
  }
}
