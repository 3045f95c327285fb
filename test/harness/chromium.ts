// Finds a Chromium for the browser stories, or installs Debian's when this is root on Debian. Never skips: throws with instructions.
import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type LaunchOptions } from 'playwright-core'
import { installed } from './debian.ts'

/**
 * The same Chromium and version without window rendering (headless shell): a story takes a tenth to a fifth less CPU with it, which shortens `npm
 * test`.
 */
const HEADLESS = '/usr/bin/chromium-headless-shell'
const WHOLE = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

const firstOf = (paths: readonly string[]): string | null => {
  const named = process.env.CHROMIUM
  if (named) return existsSync(named) ? named : null
  return paths.find((path) => existsSync(path)) ?? null
}

/** The browser's path, for tests. Throws an explanation when there is none and none may be installed. */
export const needChromium = (): string =>
  firstOf([HEADLESS, ...WHOLE]) ?? installedNow('chromium-headless-shell', [HEADLESS]) ?? needWholeChromium()

/** The complete browser: for measurements, and for pictures. */
const needWholeChromium = (): string => {
  const found = firstOf(WHOLE) ?? installedNow('chromium', WHOLE)
  if (found) return found
  throw new Error('The browser tests need Chromium: install it (Debian: `apt-get install chromium`) or set CHROMIUM to its path.')
}

/** A configured path is not replaced by another. */
const installedNow = (name: string, paths: readonly string[]): string | null =>
  !process.env.CHROMIUM && installed(name) ? firstOf(paths) : null

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]
/** A story's page lives for seconds: optimising compilers and a GPU process would cost more than they save. */
const SHORT_LIVED = ['--js-flags=--no-maglev,--no-opt', '--in-process-gpu']

/** Headless, without background requests: the tests' network is closed. */
export const launchChromium = (): Promise<Browser> => chromium.launch({ executablePath: needChromium(), args: [...QUIET, ...SHORT_LIVED] })
/** With a persistent profile: private windows cannot install an app, and their notifications cannot be clicked. */
export const openProfile = (folder: string, options: BrowserContextOptions & Pick<LaunchOptions, 'env'> = {}): Promise<BrowserContext> =>
  chromium.launchPersistentContext(folder, { ...options, executablePath: needWholeChromium(), args: QUIET })
/** With the optimisations for long-lived pages. */
export const launchWholeChromium = (): Promise<Browser> => chromium.launch({ executablePath: needWholeChromium(), args: QUIET })
