// A server with a generated plan, a colleague who writes from elsewhere, and a browser of the reader.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser, CDPSession, Page } from 'playwright-core'
import type * as Y from 'yjs'
import { applyUpdate } from 'yjs'
import type { ItemId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { launchWholeChromium } from '../../harness/chromium.ts'
import { stockClient, until } from '../../harness/process/stockClient.ts'
import { ServerProcess } from '../serverProcess.ts'
import type { GeneratedItem } from './generatedPlan.ts'

export interface Stage {
  readonly items: readonly ItemId[]
  /** The colleague's document. */
  readonly colleague: Y.Doc
  /** A browser that has never been here. */
  readonly visitor: () => Promise<Visitor>
  readonly close: () => Promise<void>
}
export interface Visitor {
  /** Opens the plan in a tab and waits until its rows, cards or days stand on the screen. */
  readonly open: (query: string) => Promise<Tab>
  readonly leave: () => Promise<void>
}
export interface Tab {
  readonly page: Page
  readonly cdp: CDPSession
}

const DOCUMENT = 'roadmap:bench'
const AT_ONCE = 50
const STANDING = '[role=treegrid] [data-row], .card, .day'
/** Marks of a page's own time: rows stand in a frame that was painted; the end of the last task that kept it from answering. */
export const ROWS_PAINTED = 'rows-painted'
export const BUSY_UNTIL = 'busy-until'

export const openStage = async (plan: readonly GeneratedItem[]): Promise<Stage> => {
  const server = await ServerProcess.start()
  const writer = stockClient(server, DOCUMENT)
  await until('the writer is synced', () => writer.provider.synced)
  for (const [at, { updates }] of plan.entries()) {
    for (const update of updates) applyUpdate(writer.doc, update)
    if (at % AT_ONCE === 0) await sleep(5)
  }
  await server.idle()
  const browser = await launchWholeChromium()
  return {
    items: plan.map(({ id }) => id),
    colleague: writer.doc,
    visitor: () => visit(browser, server),
    close: async () => {
      writer.destroy()
      await browser.close()
      await server.discard()
    },
  }
}

const visit = async (browser: Browser, server: ServerProcess): Promise<Visitor> => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-US' })
  const [name = '', value = ''] = server.session.cookie.split('=')
  await context.addCookies([{ name, value, url: server.session.origin }])
  await context.addInitScript(markFirstRows, STANDING)
  return {
    open: async (query) => {
      const page = await context.newPage()
      const cdp = await context.newCDPSession(page)
      // CPU time of the page's thread: what others do on the machine does not count.
      await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
      await page.goto(`${server.session.origin}/g/bench/road-map?${query}`)
      await page.waitForFunction((mark) => performance.getEntriesByName(mark).length > 0, ROWS_PAINTED)
      return { page, cdp }
    },
    leave: () => context.close(),
  }
}

/** Runs in the page, before anything of it. */
const markFirstRows = (standing: string) => {
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) performance.mark('busy-until', { startTime: startTime + duration })
  }).observe({ type: 'longtask', buffered: true })
  const look = () =>
    document.querySelectorAll(standing).length > 5
      ? requestAnimationFrame(() => setTimeout(() => performance.mark('rows-painted')))
      : requestAnimationFrame(look)
  look()
}

/** Of the performance of a page, by its name in the protocol. */
export const metric = async (cdp: CDPSession, name: string): Promise<number> => {
  const { metrics } = await cdp.send('Performance.getMetrics')
  return must(metrics.find((one) => one.name === name)?.value, name)
}
