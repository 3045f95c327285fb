// What a device remembers of blocked upgrades, in this process.
import type { BlockedUpgrades } from '../../../../client/live/blockedUpgrades.ts'

export interface Memory extends BlockedUpgrades {
  at: number | null
}

export const createMemory = (): Memory => {
  const memory: Memory = {
    at: null,
    areKnown: () => memory.at !== null,
    note(now) {
      memory.at = now
    },
    forget() {
      memory.at = null
    },
  }
  return memory
}
