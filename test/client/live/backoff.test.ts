import { describe, expect, test } from 'vitest'
import { LAST_WINDOW, SHORTEST_WAIT, waitBeforeRetry } from '../../../client/live/backoff.ts'
import { seeded } from './world.ts'

/** When each of `clients` comes back after a server that was away for `outage` milliseconds. */
const returns = (clients: number, outage: number, seed: number): readonly number[] => {
  const chance = seeded(seed)
  return Array.from({ length: clients }, () => {
    let at = 0
    do at += waitBeforeRetry(at, chance)
    while (at < outage)
    return at - outage
  })
}
const busiest = (times: readonly number[]): number => {
  const buckets = new Map<number, number>()
  for (const time of times) buckets.set(Math.floor(time / 1000), (buckets.get(Math.floor(time / 1000)) ?? 0) + 1)
  return Math.max(...buckets.values()) / times.length
}

describe('[RE-10] [C5] reconnecting', () => {
  test('waits between 0.5 and 30 s, whatever the chance', () => {
    for (const away of [0, 1_000, 60_000, 86_400_000])
      for (const chance of [0, 0.5, 0.999999]) {
        const wait = waitBeforeRetry(away, () => chance)
        expect(wait).toBeGreaterThanOrEqual(SHORTEST_WAIT)
        expect(wait).toBeLessThanOrEqual(LAST_WINDOW)
      }
  })

  test.each([
    ['a restart', 0],
    ['a restart that takes a second', 1_000],
    ['30 seconds without a server', 30_000],
  ])('1,000 clients after %s: no second sees more than 15 % of them, all are back within 15 s', (_name, outage) => {
    for (const seed of [1, 2, 3, 4, 5]) {
      const times = returns(1_000, outage, seed)
      // 15 % is the promise; a thousand draws scatter by about one in a hundred around it.
      expect(busiest(times)).toBeLessThan(0.165)
      expect(Math.max(...times)).toBeLessThanOrEqual(15_000)
    }
  })
})
