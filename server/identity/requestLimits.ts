// Rate limits per API token and per session (token buckets). Not by address, because a meeting room shares one. Open connections have limits of
// their own (`relay/limits.ts`), as do upload chunks.
import type { Clock } from '../clock.ts'

/** `perSecond` refills, up to `burst`. */
export const REQUEST_LIMITS = {
  /** All requests of a token. */
  token: { perSecond: 5, burst: 300 },
  /** Changes by a session over REST; a page sends a few in a minute, and an import of members some hundreds. */
  session: { perSecond: 20, burst: 1_000 },
} as const

/** Cost of a request in units. Opening a document loads it. */
export const TOKEN_COSTS = { read: 1, change: 5, connection: 5 } as const

export interface RequestLimits {
  /** Seconds until the token may send again; 0: now, and it is counted. */
  byToken(session: string, what: keyof typeof TOKEN_COSTS): number
  /** The same for a change by a session. */
  bySession(session: string): number
}

export const createRequestLimits = (clock: Pick<Clock, 'elapsed'>): RequestLimits => {
  const [tokens, sessions] = [createBuckets(clock, REQUEST_LIMITS.token), createBuckets(clock, REQUEST_LIMITS.session)]
  return {
    byToken: (session, what) => tokens(session, TOKEN_COSTS[what]),
    bySession: (session) => sessions(session, 1),
  }
}

const createBuckets = (clock: Pick<Clock, 'elapsed'>, { perSecond, burst }: { readonly perSecond: number; readonly burst: number }) => {
  const left = new Map<string, { requests: number; at: number }>()
  return (key: string, cost: number): number => {
    const now = clock.elapsed()
    const full = (burst / perSecond) * 1000
    // The map is in order of last use: a bucket that is full again need not be stored.
    for (const [old, { at }] of left) {
      if (now - at < full) break
      left.delete(old)
    }
    const before = left.get(key)
    const has = before ? Math.min(burst, before.requests + ((now - before.at) / 1000) * perSecond) : burst
    const isRefused = has < cost
    left.delete(key)
    left.set(key, { requests: isRefused ? has : has - cost, at: now })
    return isRefused ? Math.ceil((cost - has) / perSecond) : 0
  }
}
