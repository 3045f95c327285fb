// One change by a colleague, from the moment it is sent until the reader's screen shows it; and what it costs the page.
import { setTimeout as sleep } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { parseItemId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { setField } from '../../../shared/roadmap/write.ts'
import { ms, row, summary } from '../stats.ts'
import { metric, type Stage } from './stage.ts'

const CHANGES = 60
const DAYS = [
  ['2035-01-05', '5 Jan 2035'],
  ['2035-03-20', '20 Mar 2035'],
] as const

export const remoteChange = async (stage: Stage): Promise<string> => {
  const visitor = await stage.visitor()
  const { page, cdp } = await visitor.open('')
  await sleep(1_500)
  const first = await page.locator('[role=treegrid] [data-row^="item:"]').first().getAttribute('data-row')
  const item = must(parseItemId(first?.slice('item:'.length)), 'an item in the first row')
  const delays: number[] = []
  const before = await metric(cdp, 'TaskDuration')
  for (let change = 0; change < CHANGES; change++) {
    const [day, words] = must(DAYS[change % DAYS.length], 'a day')
    const seen = painted(page, `item:${item}`, words)
    await sleep(30)
    const start = performance.timeOrigin + performance.now()
    setField(stage.colleague, item, 'due', day)
    delays.push((await seen) - start)
  }
  const cpu = ((await metric(cdp, 'TaskDuration')) - before) * 1_000
  await visitor.leave()
  const { p50, p95 } = summary(delays)
  return row(`${stage.items.length} items, a colleague's change sent to painted`, {
    p50: ms(p50),
    p95: ms(p95),
    'CPU of the page each': ms(cpu / CHANGES),
  })
}

/** Wall-clock time after the first frame in which the row says `words`. */
const painted = (page: Page, key: string, words: string): Promise<number> =>
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
    [key, words],
  )
