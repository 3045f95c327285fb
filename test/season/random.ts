// Chance from a seed (mulberry32), so that a season is the same each time it is told with the same seed.
export interface Chance {
  readonly next: () => number
  /** 0 ≤ n < `below`. */
  readonly whole: (below: number) => number
  readonly pick: <T>(from: readonly T[]) => T
  readonly id: (length?: number) => string
}

export const chanceFrom = (seed: number): Chance => {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const whole = (below: number) => Math.floor(next() * below)
  const pick = <T>(from: readonly T[]): T => {
    if (from.length === 0) throw new Error('nothing to pick from')
    return from[whole(from.length)] as T
  }
  const id = (length = 20) => Array.from({ length }, () => '0123456789abcdefghijklmnopqrstuv'[whole(32)]).join('')
  return { next, whole, pick, id }
}
