// Through a hotel's network: how long it takes from a cold start to sign-in, from signing in to the plan (with and without the time that typing takes),
// at the second visit, and to open a text; with the requests and bytes that it takes until the plan stands.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser, Page } from 'playwright-core'
import { applyUpdate } from 'yjs'
import { initPage } from '../../../shared/page/write.ts'
import { launchWholeChromium } from '../../harness/chromium.ts'
import { stockClient, until } from '../../harness/process/stockClient.ts'
import { freePort } from '../measuredProcess.ts'
import { ServerProcess } from '../serverProcess.ts'
import { median, ms, row } from '../stats.ts'
import type { GeneratedItem } from './generatedPlan.ts'
import { openSlowLine, type SlowLine } from './slowLine.ts'

const VISITS = 3
const ITEMS = 40
const PASSWORD = 'a password of the bench only'
/** What was written has reached the server. */
const ON_THE_WAY_MS = 3_000
/** An e-mail and a password are typed in this time at least; what is fetched meanwhile costs nobody anything. */
const TYPING_MS = 4_000
/** What is fetched when nothing else is to be done has come. */
const REST_MS = 12_000

interface Visit {
  readonly signIn: number
  readonly plan: number
  /** Signed in as soon as that was possible, as a browser that fills in the password does. */
  readonly atOnce: number
  readonly again: number
  readonly text: number
  readonly requests: number
  readonly bytes: number
}

export const network = async (plan: readonly GeneratedItem[]): Promise<readonly string[]> => {
  const port = await freePort()
  const line = await openSlowLine(port)
  const server = await ServerProcess.start(undefined, port, { PUBLIC_URL: `http://127.0.0.1:${line.port}`, BENCH_PASSWORD: PASSWORD })
  const browser = await launchWholeChromium()
  try {
    await fill({ port: line.port, session: server.session }, plan.slice(0, ITEMS))
    const visits: Visit[] = []
    for (let visit = 0; visit < VISITS; visit++) {
      const atOnce = await arriveAtOnce(browser, line, server.session)
      visits.push({ ...(await travel(browser, line, server.session)), atOnce })
    }
    const of = (figure: (visit: Visit) => number) => median(visits.map(figure))
    return [
      row('hotel, sign-in from a cold start', { shown: ms(of(({ signIn }) => signIn)) }),
      row('hotel, the plan after signing in', {
        'first row': ms(of(({ plan }) => plan)),
        requests: String(of(({ requests }) => requests)),
        bytes: `${(of(({ bytes }) => bytes) / 1_000).toFixed(0)} kB`,
      }),
      row('hotel, the plan after signing in at once', { 'first row': ms(of(({ atOnce }) => atOnce)) }),
      row('hotel, second visit', { 'first row': ms(of(({ again }) => again)) }),
      row('hotel, a text from the list', { opened: ms(of(({ text }) => text)) }),
    ]
  } finally {
    await browser.close()
    line.close()
    await server.discard()
  }
}

const fill = async (server: Parameters<typeof stockClient>[0], plan: readonly GeneratedItem[]) => {
  const [writer, text] = [stockClient(server, 'roadmap:bench'), stockClient(server, 'page:bench-text')]
  await until('the writers are synced', () => writer.provider.synced && text.provider.synced)
  for (const { updates } of plan) for (const update of updates) applyUpdate(writer.doc, update)
  initPage(text.doc, { kind: 'text', title: { es: 'Texto', en: 'Text' } })
  await sleep(ON_THE_WAY_MS)
  writer.destroy()
  text.destroy()
}

const ROW = '[role=treegrid] [data-row]'

type Seated = ServerProcess['session']

/** On a new device, to the first row. */
const arrive = async (browser: Browser, line: SlowLine, { origin, email }: Seated, typingMs: number) => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-US' })
  await context.addInitScript(markFirst, { signIn: 'input[name=email]', row: ROW, text: '.ProseMirror' })
  const page = await context.newPage()
  line.reset()
  await page.goto(`${origin}/g/bench/road-map`, { waitUntil: 'commit' })
  const signIn = await seen(page, 'signIn')
  await sleep(typingMs)
  await page.fill('input[name=email]', email)
  await page.fill('input[type=password]', PASSWORD)
  const pressed = await page.evaluate(() => performance.now())
  await page.keyboard.press('Enter')
  return { context, page, signIn, pressed, plan: (await seen(page, 'row')) - pressed }
}

const arriveAtOnce = async (browser: Browser, line: SlowLine, seated: Seated): Promise<number> => {
  const { context, page, signIn, pressed, plan } = await arrive(browser, line, seated, 0)
  if (process.env.WATERFALL)
    console.log(await waterfall(page, { 'sign-in is shown': signIn, 'sent at once': pressed, 'first row': plan + pressed }))
  await context.close()
  return plan
}

const travel = async (browser: Browser, line: SlowLine, seated: Seated): Promise<Omit<Visit, 'atOnce'>> => {
  const { origin } = seated
  const { context, page, signIn, pressed, plan } = await arrive(browser, line, seated, TYPING_MS)
  const { requests, bytes } = line.usedBy((await page.evaluate(() => performance.timeOrigin)) + pressed + plan)
  if (process.env.WATERFALL)
    console.log(await waterfall(page, { 'sign-in is shown': signIn, 'sign-in is sent': pressed, 'first row': plan + pressed }))

  await sleep(REST_MS)
  await page.close()

  const next = await context.newPage()
  const sockets = watchSockets(next)
  await next.goto(`${origin}/g/bench/road-map`, { waitUntil: 'commit' })
  const again = await seen(next, 'row')
  if (process.env.WATERFALL) console.log(await waterfall(next, { 'first row': again }))
  await sleep(REST_MS)
  await next.click('a[href="/g/bench/texts"]')
  await next.waitForSelector('a[href$="/texts/bench-text"]')
  const asked = await next.evaluate(() => performance.now())
  await next.click('a[href$="/texts/bench-text"]')
  const text = (await seen(next, 'text')) - asked
  if (process.env.WATERFALL)
    console.log(await waterfall(next, { 'a text is asked for': asked, 'the text': asked + text, ...(await sockets()) }, asked))
  await context.close()
  return { signIn, plan, again, text, requests: requests.length, bytes }
}

/** With WATERFALL=1: when each request began and ended, among what was seen. */
const waterfall = async (page: Page, marks: Readonly<Record<string, number>>, since = 0): Promise<string> => {
  const asked = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .flatMap((one) =>
        one instanceof PerformanceResourceTiming
          ? [{ name: new URL(one.name).pathname, from: one.startTime, to: one.responseEnd, bytes: one.transferSize }]
          : [],
      ),
  )
  const seenThen = Object.entries(marks).map(([name, at]) => ({ name: `== ${name}`, from: at, to: at, bytes: 0 }))
  return [...asked, ...seenThen]
    .filter(({ from }) => from >= since)
    .sort((a, b) => a.from - b.from)
    .map(({ name, from, to, bytes }) => `${from.toFixed(0).padStart(6)} ${to.toFixed(0).padStart(6)} ${String(bytes).padStart(7)} ${name}`)
    .join('\n')
}

/** When each socket was opened, and what came over it, by the page's own clock. */
const watchSockets = (page: Page) => {
  const marks: [what: string, at: number][] = []
  page.on('websocket', (socket) => {
    const name = new URL(socket.url()).pathname
    const mark = (what: string) => marks.push([`${name} ${what}`, performance.timeOrigin + performance.now()])
    mark('dialled')
    socket.on('framesent', ({ payload }) => mark(`sent ${payload.length} (${marks.length})`))
    socket.on('framereceived', ({ payload }) => mark(`received ${payload.length} (${marks.length})`))
  })
  return async () => {
    const origin = await page.evaluate(() => performance.timeOrigin)
    return Object.fromEntries(marks.map(([what, at]) => [what, at - origin]))
  }
}

/** By the page's own clock. */
const seen = async (page: Page, name: string): Promise<number> => {
  await page.waitForFunction((mark) => performance.getEntriesByName(mark).length > 0, name)
  return page.evaluate((mark) => performance.getEntriesByName(mark)[0]?.startTime ?? 0, name)
}

/** Runs in the page, before anything of it: a mark for the first frame that shows each of them. */
const markFirst = (wanted: Readonly<Record<string, string>>) => {
  const missing = new Map(Object.entries(wanted))
  const look = () => {
    for (const [name, selector] of missing) {
      if (!document.querySelector(selector)) continue
      missing.delete(name)
      requestAnimationFrame(() => setTimeout(() => performance.mark(name)))
    }
    if (missing.size > 0) requestAnimationFrame(look)
  }
  look()
}
