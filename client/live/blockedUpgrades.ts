// Remembers on this device that its network blocks WebSockets to this server, so that the next page need not find out, which takes half a
// minute where upgrades hang. Kept for a working day, and forgotten as soon as one works. Loaded with every page, so it is short.
import { remembered } from '../base/remembered.ts'

const KEPT_MS = 8 * 3_600_000
/** Since when they are blocked. A stored value that is no number means never. */
export const blockedUpgrades = remembered('blocked', ({ at }) => ({ at: Number(at) }))
export const areBlocked = (now: number): boolean => Math.abs(now - (blockedUpgrades.read()?.at ?? Number.NaN)) < KEPT_MS
