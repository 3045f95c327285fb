// The fallback with the browser's clock, requests and page events.
import { areBlocked, blockedUpgrades } from '../blockedUpgrades.ts'
import { browserClock, onBrowserWake, onPageLeave } from '../browser.ts'
import type { OpenSocket } from '../ports.ts'
import { askByFetch } from './askByFetch.ts'
import { createFallback, type UpgradeMemory } from './fallback.ts'

const memory: UpgradeMemory = { areKnown: areBlocked, note: (at) => blockedUpgrades.write({ at }), forget: blockedUpgrades.forget }

export const startFallback = (upgrade: OpenSocket, back: () => void): OpenSocket =>
  createFallback({
    upgrade,
    back,
    memory,
    ask: askByFetch,
    clock: browserClock,
    onWake: onBrowserWake,
    onLeave: onPageLeave,
  })
