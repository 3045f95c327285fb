// The built pages in a real Chromium, as two people of the season see them: one in English, one in Spanish.
import type { Browser, Page } from 'playwright-core'
import { launchChromium } from '../../harness/chromium.ts'
import type { Member } from '../member.ts'
import { wordsOf } from '../papers/readers.ts'
import { type Language, parting, type Words } from '../papers/wanted.ts'
import type { RunningServer } from '../server.ts'

export interface Place {
  readonly path: string
  /** What is read; of several, one after the other. */
  readonly part: string
  /** Controls, and drawings whose numbers stand in a table as well. */
  readonly without?: readonly string[]
  /** Pressed before it is read: what is folded is unfolded. */
  readonly unfold?: readonly string[]
}
export interface Screens {
  /** Null, or where the screen and the ledger part; what is still being loaded is waited for. */
  readonly compare: (place: Place, wanted: () => Words, change?: (words: readonly string[]) => readonly string[]) => Promise<string | null>
  readonly goTo: (path: string) => Promise<Page>
  readonly close: () => Promise<void>
}

const WAIT_MS = Number(process.env.WAIT_MS ?? 20_000)
export const openScreens = async (browser: Browser, server: RunningServer, reader: Member, language: Language): Promise<Screens> => {
  const context = await browser.newContext({
    baseURL: server.origin,
    locale: language === 'es' ? 'es-CO' : 'en-US',
    timezoneId: 'America/Bogota',
    viewport: { width: 1440, height: 6000 },
    serviceWorkers: 'block',
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(WAIT_MS)
  await context.addCookies([{ ...reader.cookie, url: server.origin }])
  // The clock of the season's server may be ahead of this machine's.
  await context.addInitScript((ahead) => {
    const Real = Date
    class Ahead extends Real {
      constructor(...given: readonly unknown[]) {
        super(...((given.length === 0 ? [Real.now() + ahead] : given) as [number]))
      }
      static override now(): number {
        return Real.now() + ahead
      }
    }
    globalThis.Date = Ahead as DateConstructor
  }, server.now() - Date.now())
  const page = await context.newPage()
  return {
    goTo: async (path) => {
      await page.goto(path)
      return page
    },
    async compare({ path, part, without = [], unfold = [] }, wanted, change = (words) => words) {
      await page.goto(path)
      const isThere = await page
        .locator(part)
        .first()
        .waitFor({ state: 'visible' })
        .then(
          () => true,
          () => false,
        )
      if (!isThere) return `nothing is at ${part} of: ${(await page.locator('body').allInnerTexts()).join(' ').replaceAll('\n', ' ')}`
      for (const one of unfold)
        for (const fold of await page.locator(one).all())
          await fold.evaluate((node) => (node instanceof HTMLElement ? node.click() : undefined))
      const read = async () => {
        await page.evaluate(hide, { part, without: without.join(', ') })
        return change(wordsOf(joined((await page.locator(part).allInnerTexts()).join('\n'))))
      }
      let fault: string | null = ''
      for (const end = Date.now() + WAIT_MS; fault !== null && Date.now() < end; await page.waitForTimeout(200))
        fault = parting((await read()).filter(isSaid), wanted().filter(isSaid))
      return fault
    },
    close: () => context.close(),
  }
}
/** What is only drawn between two notes says nothing. */
const isSaid = (word: Words[number]): boolean => word !== '·'
/** A mark stands apart from the sign after it. */
const joined = (text: string): string => text.replaceAll(/\s+([,:;])(?=\s)/g, '$1')
const hide = ({ part, without }: { readonly part: string; readonly without: string }): void => {
  if (without === '') return
  for (const one of document.querySelectorAll(part))
    for (const hidden of one.querySelectorAll<HTMLElement | SVGElement>(without)) hidden.style.setProperty('display', 'none', 'important')
}

export const launch = (): Promise<Browser> => launchChromium()
