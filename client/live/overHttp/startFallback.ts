// The fallback with the browser's clock, requests and page events.
import { blockedUpgrades } from '../blockedUpgrades.ts'
import { browserClock, onBrowserWake, onPageLeave } from '../browser.ts'
import type { OpenSocket } from '../ports.ts'
import { askByFetch } from './askByFetch.ts'
import { createFallback } from './fallback.ts'

export const startFallback = (upgrade: OpenSocket, back: () => void): OpenSocket =>
  createFallback({
    upgrade,
    back,
    memory: blockedUpgrades,
    ask: askByFetch,
    clock: browserClock,
    onWake: onBrowserWake,
    onLeave: onPageLeave,
  })
