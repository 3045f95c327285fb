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

export interface RequestsLeft {
  /** Whole units. */
  readonly units: number
  /** Seconds until all of them are there again. */
  readonly fullIn: number
}

export interface RequestLimits {
  /** Seconds until the token may send again; 0: now, and it is counted. */
  byToken(session: string, what: keyof typeof TOKEN_COSTS): number
  /** What is left for the token: for the headers of its answers. */
  leftOfToken(session: string): RequestsLeft
  /** The same for a change by a session. */
  bySession(session: string): number
}

export const createRequestLimits = (clock: Pick<Clock, 'elapsed'>): RequestLimits => {
  const [tokens, sessions] = [createBuckets(clock, REQUEST_LIMITS.token), createBuckets(clock, REQUEST_LIMITS.session)]
  return {
    byToken: (session, what) => tokens.take(session, TOKEN_COSTS[what]),
    leftOfToken: (session) => tokens.left(session),
    bySession: (session) => sessions.take(session, 1),
  }
}

const createBuckets = (clock: Pick<Clock, 'elapsed'>, { perSecond, burst }: { readonly perSecond: number; readonly burst: number }) => {
  const left = new Map<string, { requests: number; at: number }>()
  const has = (key: string, now: number): number => {
    const before = left.get(key)
    return before ? Math.min(burst, before.requests + ((now - before.at) / 1000) * perSecond) : burst
  }
  return {
    left(key: string): RequestsLeft {
      const units = has(key, clock.elapsed())
      return { units: Math.floor(units), fullIn: Math.ceil((burst - units) / perSecond) }
    },
    take(key: string, cost: number): number {
      const now = clock.elapsed()
      const full = (burst / perSecond) * 1000
      // The map is in order of last use: a bucket that is full again need not be stored.
      for (const [old, { at }] of left) {
        if (now - at < full) break
        left.delete(old)
      }
      const units = has(key, now)
      const isRefused = units < cost
      left.delete(key)
      left.set(key, { requests: isRefused ? units : units - cost, at: now })
      return isRefused ? Math.ceil((cost - units) / perSecond) : 0
    },
  }
}
