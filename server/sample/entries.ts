// Addresses that sign in as one of the demo's people: a token each, kept as its hash and in memory alone, for one host, once, until it
// expires. They end with the process.
import type { Random } from '../../shared/ids.ts'
import type { Clock } from '../clock.ts'
import { hashToken, newToken } from '../identity/tokens.ts'
import type { Person } from './people.ts'

export interface Entries {
  /** A token for this person at this host. */
  make(person: Person, host: string, ms: number): string
  /** Null for what is unknown, spent, expired, or presented at another host: then it is spent, too. */
  spend(token: string, host: string): Person | null
}

const MOST = 200

export const createEntries = (clock: Pick<Clock, 'now'>, random: Random): Entries => {
  const entries = new Map<string, { readonly person: Person; readonly host: string; readonly until: number }>()
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
