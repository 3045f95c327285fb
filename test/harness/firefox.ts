// Finds a Firefox for the browser stories, or installs Debian's when this is root on Debian. Playwright drives the unpatched browser.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, firefox } from 'playwright-core'
import { installed } from './debian.ts'

const WHOLE = ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox']

export const needFirefox = (): string => {
  const find = () => (process.env.FIREFOX ? [process.env.FIREFOX] : WHOLE).find((path) => existsSync(path))
  const found = find() ?? (!process.env.FIREFOX && installed('firefox-esr') ? find() : undefined)
  if (found) return found
  throw new Error('This needs Firefox: install it (Debian: `apt-get install firefox-esr`) or set FIREFOX to its path.')
}

/** `pointer: fine` and `hover`: headless Firefox otherwise reports a touch screen. */
const A_MOUSE = { 'ui.primaryPointerCapabilities': 6, 'ui.allPointerCapabilities': 6 }

/** Each page behaves as focused: otherwise only the newest window gets focus events. */
const AT_WORK = { 'focusmanager.testmode': true }

/** Over WebDriver BiDi, through test/browsers/firefox.ts. */
export const launchFirefox = (preferences: Readonly<Record<string, number | boolean | string>> = {}): Promise<Browser> =>
  firefox.launch({
    channel: 'moz-firefox',
    executablePath: join(import.meta.dirname, '..', 'browsers', 'firefox.ts'),
    env: { ...process.env, FIREFOX: needFirefox(), HOME: process.env.HOME ?? '/root' },
    firefoxUserPrefs: { 'ui.prefersReducedMotion': 1, ...A_MOUSE, ...AT_WORK, ...preferences },
  })
