// Seeded random numbers: the same seed gives the same run.
import type { Random } from '../../shared/ids.ts'

export interface Dice {
  /** 0 ≤ n < 1 */
  next(): number
  below(limit: number): number
  pick<T>(list: readonly T[]): T
  chance(probability: number): boolean
  readonly bytes: Random
}

/** mulberry32 */
export const createDice = (seed: number): Dice => {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    next,
    below,
    pick(list) {
      const picked = list[below(list.length)]
      if (picked === undefined) throw new Error('nothing to pick from')
      return picked
    },
    chance: (probability) => next() < probability,
    bytes: (count) => Uint8Array.from({ length: count }, () => below(256)),
  }
}
