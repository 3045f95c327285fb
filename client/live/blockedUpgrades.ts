// That a network blocks WebSockets, as this device knows of this server: the next page need not find out, which takes half a minute where
// upgrades hang. Kept for a working day, and forgotten as soon as one works.
import { remembered } from '../base/remembered.ts'

const KEPT_MS = 8 * 3_600_000
const kept = remembered('blockedUpgrades', ({ at }) => (typeof at === 'number' ? { at } : null))

export const blockedUpgrades = {
  areKnown(now: number): boolean {
    const found = kept.read()
    return found !== null && Math.abs(now - found.at) < KEPT_MS
  },
  note: (now: number): void => kept.write({ at: now }),
  forget: kept.forget,
}
export type BlockedUpgrades = typeof blockedUpgrades
