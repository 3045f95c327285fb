// Finds a Firefox for the browser stories, or installs Debian's when this is root on Debian. Playwright drives it as it is, unpatched.
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

/** Fine, and it hovers; without a screen Firefox believes that there is none, and shows what fingers need. */
const A_MOUSE = { 'ui.primaryPointerCapabilities': 6, 'ui.allPointerCapabilities': 6 }

/** Everybody sits at a window of their own: without this only the newest one hears that something in it has the focus. */
const AT_WORK = { 'focusmanager.testmode': true }

/** Over WebDriver BiDi, with test/browsers/firefox.ts between. */
export const launchFirefox = (preferences: Readonly<Record<string, number | boolean | string>> = {}): Promise<Browser> =>
  firefox.launch({
    channel: 'moz-firefox',
    executablePath: join(import.meta.dirname, '..', 'browsers', 'firefox.ts'),
    env: { ...process.env, FIREFOX: needFirefox(), HOME: process.env.HOME ?? '/root' },
    firefoxUserPrefs: { 'ui.prefersReducedMotion': 1, ...A_MOUSE, ...AT_WORK, ...preferences },
  })
