// Recent times to acknowledgement, in a bounded buffer for percentiles.
import type { Clock } from '../clock.ts'

export interface Recent {
  readonly add: (ms: number) => void
  /** The percentile; null when there are fewer than `least` values. */
  readonly percentile: (of: number, least?: number) => number | null
}

const LATELY_MS = 5 * 60_000
const MOST = 4_096

export const createRecent = (clock: Pick<Clock, 'elapsed'>): Recent => {
  const kept: { readonly at: number; readonly ms: number }[] = []
  let next = 0
  return {
    add(ms) {
      kept[next] = { at: clock.elapsed(), ms }
      next = (next + 1) % MOST
    },
    percentile(of, least = 1) {
      const since = clock.elapsed() - LATELY_MS
      const lately = kept.flatMap(({ at, ms }) => (at >= since ? [ms] : [])).sort((a, b) => a - b)
      if (lately.length < least) return null
      return lately[Math.max(0, Math.ceil((lately.length * of) / 100) - 1)] ?? null
    },
  }
}
