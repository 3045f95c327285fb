// The client in a real Chromium: opening a plan of many items, and one remote change of a field until it is painted.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { buildPages } from '../../server/cli/build.ts'
import { systemRandom } from '../../server/clock.ts'
import type { ItemId } from '../../shared/ids.ts'
import { addStream } from '../../shared/roadmap/streams.ts'
import { addItem, setField } from '../../shared/roadmap/write.ts'
import { launchChromium } from '../harness/chromium.ts'
import { stockClient, until } from '../process/stockClient.ts'
import { ServerProcess } from './serverProcess.ts'
import { ms, row, summary } from './stats.ts'

const DOCUMENT = 'roadmap:bench'
const CHANGES = 40

/** Milliseconds from navigation until rows stand on the screen. */
const opened = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const look = () =>
          document.querySelectorAll('[role=treegrid] [role=row]').length > 5
            ? requestAnimationFrame(() => resolve(performance.now()))
            : requestAnimationFrame(look)
        look()
      }),
  )

/** Wall-clock time of the first frame after the table shows `word` in the row `key`. */
const painted = (page: Page, key: string, word: string): Promise<number> =>
  page.evaluate(
    ([row, text]) =>
      new Promise<number>((resolve) => {
        const shown = () => document.querySelector(`[data-row="${row}"]`)?.textContent?.includes(text ?? '') === true
        const answer = () => requestAnimationFrame(() => setTimeout(() => resolve(performance.timeOrigin + performance.now())))
        if (shown()) return answer()
        const watch = new MutationObserver(() => {
          if (!shown()) return
          watch.disconnect()
          answer()
        })
        watch.observe(document.body, { subtree: true, childList: true, characterData: true })
      }),
    [key, word],
  )

export const plan = async (items: number): Promise<string[]> => {
  await buildPages()
  const server = await ServerProcess.start()
  const browser = await launchChromium()
  try {
    const writer = stockClient(server, DOCUMENT)
    await until('the writer is synced', () => writer.provider.synced)
    const stream = addStream(writer.doc, { es: 'Línea', en: 'Workstream' }, systemRandom)
    const ids: ItemId[] = []
    for (let i = 0; i < items; i++) {
      const title = { es: `Acción ${i}`, en: `Action item ${i}` }
      const added = addItem(writer.doc, { title, stream, due: '2026-12-01' }, systemRandom)
      if (added.ok) ids.push(added.value)
      if (i % 100 === 0) await sleep(5)
    }
    await server.idle()
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-US' })
    const [name = '', value = ''] = server.session.cookie.split('=')
    await context.addCookies([{ name, value, url: server.session.origin }])
    const page = await context.newPage()
    const times: number[] = []
    for (let visit = 0; visit < 3; visit++) {
      await page.goto(`${server.session.origin}/g/bench/road-map`)
      times.push(await opened(page))
      await sleep(1500) // the first sync and the device's store settle
    }
    const key = await page.evaluate(() => {
      const rows = [...document.querySelectorAll('[role=treegrid] [role=row][data-row]')]
      return rows.map((one) => one.getAttribute('data-row') ?? '').find((one) => !one.startsWith('group:')) ?? ''
    })
    const id = ids.find((one) => key.includes(one))
    if (!id) throw new Error(`no item stands in the first row: ${key}`)
    const delays: number[] = []
    for (let change = 0; change < CHANGES; change++) {
      const [day, word] = change % 2 === 0 ? (['2035-01-05', '5 Jan 2035'] as const) : (['2035-03-20', '20 Mar 2035'] as const)
      const seen = painted(page, key, word)
      await sleep(30)
      const start = performance.timeOrigin + performance.now()
      setField(writer.doc, id, 'due', day)
      delays.push((await seen) - start)
    }
    writer.destroy()
    const { p50, p95 } = summary(delays)
    return [
      row(`plan of ${items} items in Chromium`, {
        'first visit to rows': ms(times[0] ?? Number.NaN),
        'next visits': ms(times.at(-1) ?? Number.NaN),
      }),
      row('one remote field change, sent to painted', { p50: ms(p50), p95: ms(p95) }),
    ]
  } finally {
    await browser.close()
    await server.discard()
  }
}
