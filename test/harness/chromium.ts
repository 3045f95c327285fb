// Finds a Chromium for the browser stories, or installs Debian's when this is root on Debian. Never skips: says what to do.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

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

const mayInstall = () => process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/etc/debian_version')
const apt = (...args: string[]) =>
  spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
    .status === 0

/** The browser's path. Throws one sentence when there is none and none may be installed. */
export const needChromium = (): string => {
  const found = findChromium()
  if (found) return found
  if (mayInstall()) {
    console.log('Installing Debian’s Chromium for the browser tests …')
    if (apt('update', '-qq') && apt('install', '-y', '-qq', '--no-install-recommends', 'chromium')) {
      const installed = findChromium()
      if (installed) return installed
    }
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
