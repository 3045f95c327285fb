// Finds a Chromium for the browser stories, or installs Debian's when this is root on Debian. Never skips: says what to do.
import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'
import { installed } from './debian.ts'

const CANDIDATES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

export const findChromium = (): string | null => {
  const named = process.env.CHROMIUM
  if (named) return existsSync(named) ? named : null
  return CANDIDATES.find((path) => existsSync(path)) ?? null
}

/** The browser's path. Throws one sentence when there is none and none may be installed. */
export const needChromium = (): string => {
  const found = findChromium()
  if (found) return found
  if (installed('chromium')) {
    const now = findChromium()
    if (now) return now
  }
  throw new Error('The browser tests need Chromium: install it (Debian: `apt-get install chromium`) or set CHROMIUM to its path.')
}

/** Headless, with everything off that would call home: the tests' network is closed. */
export const launchChromium = (): Promise<Browser> =>
  chromium.launch({
    executablePath: needChromium(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  })
