// The rate limit of one API token on one server (a token bucket): five requests a second and bursts of three hundred; one that changes
// something counts as five.
import type { Clock } from '../clock.ts'

export const TOKEN_RATE_LIMIT = { perSecond: 5, burst: 300, ofAChange: 5 } as const

export interface TokenRateLimit {
  /** Seconds until it may ask again; 0: now, and it is counted. */
  take(token: string, isChange: boolean): number
}

export const createTokenRateLimit = (clock: Pick<Clock, 'elapsed'>): TokenRateLimit => {
  const left = new Map<string, { requests: number; at: number }>()
  return {
    take(token, isChange) {
      const now = clock.elapsed()
      const { perSecond, burst, ofAChange } = TOKEN_RATE_LIMIT
      const full = (burst / perSecond) * 1000
      // The map is in order of last use: a bucket that is full again need not be stored.
      for (const [old, { at }] of left) {
        if (now - at < full) break
        left.delete(old)
      }
      const before = left.get(token)
      const has = before ? Math.min(burst, before.requests + ((now - before.at) / 1000) * perSecond) : burst
      const cost = isChange ? ofAChange : 1
      const isRefused = has < cost
      left.delete(token)
      left.set(token, { requests: isRefused ? has : has - cost, at: now })
      return isRefused ? Math.ceil((cost - has) / perSecond) : 0
    },
  }
}
