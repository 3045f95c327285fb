// What a device remembers of blocked upgrades, in this process.
import type { UpgradeMemory } from '../../../../client/live/overHttp/fallback.ts'

export interface Memory extends UpgradeMemory {
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
