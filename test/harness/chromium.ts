// Finds a Chromium for the browser stories, or installs Debian's when this is root on Debian. Never skips: says what to do.
import { existsSync } from 'node:fs'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type LaunchOptions } from 'playwright-core'
import { installed } from './debian.ts'

/**
 * The same Chromium without what draws windows and menus, and the same version: a story takes a tenth to a fifth less of the processor
 * with it, which is what `npm test` waits for.
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

/** The browser's path, for tests. Throws one sentence when there is none and none may be installed. */
export const needChromium = (): string =>
  firstOf([HEADLESS, ...WHOLE]) ?? installedNow('chromium-headless-shell', [HEADLESS]) ?? needWholeChromium()

/** As people use it: for what is measured, and for pictures. */
const needWholeChromium = (): string => {
  const found = firstOf(WHOLE) ?? installedNow('chromium', WHOLE)
  if (found) return found
  throw new Error('The browser tests need Chromium: install it (Debian: `apt-get install chromium`) or set CHROMIUM to its path.')
}

/** A path that was named is not replaced by another. */
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
/** A story's page lives for seconds: to compile it a third and fourth time, or to draw it in a process of its own, costs more than it gives. */
const SHORT_LIVED = ['--js-flags=--no-maglev,--no-opt', '--in-process-gpu']

/** Headless, with everything off that would call home: the tests' network is closed. */
export const launchChromium = (): Promise<Browser> => chromium.launch({ executablePath: needChromium(), args: [...QUIET, ...SHORT_LIVED] })
/** A profile of its own, as a person has one: what is private cannot be installed, and no notice of it can be pressed. */
export const openProfile = (folder: string, options: BrowserContextOptions & Pick<LaunchOptions, 'env'> = {}): Promise<BrowserContext> =>
  chromium.launchPersistentContext(folder, { ...options, executablePath: needWholeChromium(), args: QUIET })
/** With all that a browser does for a page that stays. */
export const launchWholeChromium = (): Promise<Browser> => chromium.launch({ executablePath: needWholeChromium(), args: QUIET })
