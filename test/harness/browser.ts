// Which browser the stories run in: Chromium, or what BROWSER names (`npm run browsers`).
import type { Browser } from 'playwright-core'
import { launchChromium } from './chromium.ts'
import { launchFirefox } from './firefox.ts'

const named = process.env.BROWSER ?? 'chromium'

export const launchBrowser = (): Promise<Browser> => (named === 'chromium' ? launchChromium() : launchFirefox())

/** With `both`, one seat at the table has Chromium while the others have Firefox. */
export const launchOther = async (): Promise<Browser | null> => (named === 'both' ? launchChromium() : null)
