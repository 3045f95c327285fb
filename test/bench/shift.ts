// How far each screen of the sample moves while it opens: layout shift, as Chromium measures it, of a browser that has never been there.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { openDemoServer, PASSWORD } from '../e2e/demoServer.ts'
import { launchWholeChromium } from '../harness/chromium.ts'

const HOST = 'delegate.us.localhost'
const GROUP = '/g/tco'
const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 820, height: 1180 },
  { width: 390, height: 844 },
] as const
/** From the last request or shift until a screen counts as settled. */
const QUIET_MS = 1_000
const MOST_MS = 12_000
/** Above this the elements that moved are named. */
const GOAL = 0.05

interface Shift {
  readonly value: number
  readonly moved: readonly string[]
}

export async function* shift(only: readonly string[] | undefined): AsyncGenerator<string> {
  const server = await openDemoServer()
  const browser = await launchWholeChromium()
  try {
    const address = server.address(HOST)
    const cookies = await signIn(browser, address)
    yield `layout shift on opening, cold, 0 when nothing moves (goal ${GOAL})`
    yield `| screen | ${SIZES.map(({ width }) => width).join(' | ')} |`
    yield `| --- |${' --- |'.repeat(SIZES.length)}`
    const far: string[] = []
    for (const [screen, path] of Object.entries(await screensOf(browser, address, cookies))) {
      if (only?.includes(screen) === false) continue
      const values: string[] = []
      for (const viewport of SIZES) {
        const context = await browser.newContext({
          viewport,
          locale: 'en-US',
          timezoneId: 'America/Bogota',
        })
        await context.addCookies(cookies)
        const page = await context.newPage()
        const { value, moved } = await measure(page, `${address}${path}`)
        values.push(value.toFixed(2))
        if (value > GOAL) far.push(`${screen}, ${viewport.width}: ${moved.join('; ')}`)
        await context.close()
      }
      yield `| ${screen} | ${values.join(' | ')} |`
    }
    yield* far
  } finally {
    await browser.close()
    await server.close()
  }
}

type Cookies = Awaited<ReturnType<Awaited<ReturnType<Browser['newContext']>>['cookies']>>

const signIn = async (browser: Browser, address: string): Promise<Cookies> => {
  const context = await browser.newContext({ locale: 'en-US' })
  const page = await context.newPage()
  await page.goto(`${address}/g/tco`)
  await page.locator('input[type=email]').fill('delegate.us@example.org')
  await page.locator('input[type=password]').fill(PASSWORD)
  await page.keyboard.press('Enter')
  await page.locator('.route').waitFor()
  const cookies = await context.cookies()
  await context.close()
  return cookies
}

/** Paths by name; those of a text, a session and an item are the first that their lists link to. */
const screensOf = async (browser: Browser, address: string, cookies: Cookies): Promise<Readonly<Record<string, string>>> => {
  const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1440, height: 900 } })
  await context.addCookies(cookies)
  const page = await context.newPage()
  const firstOf = async (list: string) => {
    await page.goto(`${address}${list}`)
    const link = page.locator(`main a[href^="${list}/"]:not([href$="/import"])`).first()
    await link.waitFor({ state: 'attached' })
    return (await link.getAttribute('href')) ?? ''
  }
  const text = await firstOf(`${GROUP}/texts`)
  const session = await firstOf(`${GROUP}/sessions`)
  await context.close()
  const inGroup = (...names: readonly string[]) => names.map((name) => [name, `${GROUP}/${name}`])
  return {
    home: GROUP,
    table: `${GROUP}/road-map`,
    ...Object.fromEntries(['timeline', 'board', 'calendar', 'outline'].map((view) => [view, `${GROUP}/road-map?form=${view}`])),
    ...Object.fromEntries(inGroup('texts', 'translation', 'sessions', 'decisions', 'history', 'review', 'reports', 'people', 'glossary')),
    text,
    session,
    ...Object.fromEntries(inGroup('verification', 'inbox', 'help')),
    account: '/me',
  }
}

const measure = async (page: Page, address: string): Promise<Shift> => {
  await page.addInitScript(observeShifts)
  await page.goto(address)
  const until = performance.now() + MOST_MS
  let seen = { at: 0, now: 0 }
  do {
    await sleep(200)
    seen = await page.evaluate(() => {
      const requests = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
      const shifts = (window as unknown as { shifts: { at: number }[] }).shifts
      const at = Math.max(0, ...requests.map(({ responseEnd }) => responseEnd), ...shifts.map(({ at }) => at))
      return { at: document.querySelector('main') ? at : performance.now(), now: performance.now() }
    })
  } while (seen.now - seen.at < QUIET_MS && performance.now() < until)
  const shifts = await page.evaluate(() => (window as unknown as { shifts: (Shift & { at: number })[] }).shifts)
  return {
    value: shifts.reduce((sum, { value }) => sum + value, 0),
    moved: shifts.filter(({ value }) => value > 0.005).map(({ value, moved }) => `${value.toFixed(3)} ${moved.join(', ')}`),
  }
}

/** Runs in the page, before anything of it. */
const observeShifts = () => {
  interface LayoutShift extends PerformanceEntry {
    readonly value: number
    readonly sources: readonly { readonly node: Node | null; readonly previousRect: DOMRect; readonly currentRect: DOMRect }[]
  }
  const shifts: { at: number; value: number; moved: string[] }[] = []
  Object.assign(window, { shifts })
  const box = ({ x, y, width, height }: DOMRect) => `${[x, y, width, height].map(Math.round).join(' ')}`
  new PerformanceObserver((list) => {
    for (const { startTime, value, sources } of list.getEntries() as LayoutShift[])
      shifts.push({
        at: startTime,
        value,
        moved: sources.map(({ node, previousRect, currentRect }) => {
          const element = node instanceof Element ? node : node?.parentElement
          return `${element?.tagName.toLowerCase()}.${element?.className} (${box(previousRect)} → ${box(currentRect)})`
        }),
      })
  }).observe({ type: 'layout-shift', buffered: true })
}
