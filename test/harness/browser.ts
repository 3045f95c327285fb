// Browser of the stories: Chromium, or the one that BROWSER names (`npm run browsers`).
import type { Browser } from 'playwright-core'
import { launchChromium } from './chromium.ts'
import { launchFirefox } from './firefox.ts'

const named = process.env.BROWSER ?? 'chromium'

export const launchBrowser = (): Promise<Browser> => (named === 'chromium' ? launchChromium() : launchFirefox())

/** With `both`, one person uses Chromium and the others Firefox. */
export const launchOther = async (): Promise<Browser | null> => (named === 'both' ? launchChromium() : null)
