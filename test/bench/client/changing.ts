// Another form, order, grouping or filter of a plan: from the change of the address to the frame that shows it, and the CPU time of the
// page's thread until it is at rest, which is the steadier figure on a machine that is busy elsewhere.
import { setTimeout as sleep } from 'node:timers/promises'
import { FORMS } from '../../../client/roadmap/forms.ts'
import { median, ms, row } from '../stats.ts'
import { metric, type Stage, type Tab } from './stage.ts'

const TABLE = ''
const CHANGES: readonly (readonly [name: string, from: string, to: string])[] = [
  ...FORMS.filter((form) => form !== 'table').map((form) => [`table to ${form}`, TABLE, `form=${form}`] as const),
  ...FORMS.filter((form) => form !== 'table').map((form) => [`${form} to table`, `form=${form}`, TABLE] as const),
  ['sorted by due date', TABLE, 'sort=due'],
  ['sorted by title', TABLE, 'sort=title'],
  ['grouped by status', TABLE, 'group=status'],
  ['not grouped', TABLE, 'group=none'],
  ['filtered by a word', TABLE, 'q=item%204'],
  ['a filter removed', 'q=item%204', TABLE],
]
const ROUNDS = 3
/** The work that a change leaves for later is done. */
const REST_MS = 1_200

export async function* changing(stage: Stage): AsyncGenerator<string> {
  const visitor = await stage.visitor()
  const tab = await visitor.open(TABLE)
  await sleep(2 * REST_MS)
  // The code of each form is loaded, and compiled once.
  for (const form of FORMS) await go(tab, `form=${form}`)
  for (const [name, from, to] of CHANGES) {
    const found: Change[] = []
    for (let round = 0; round < ROUNDS; round++) {
      await go(tab, from)
      found.push(await go(tab, to))
    }
    yield row(`${stage.items.length} items, ${name}`, {
      shown: ms(median(found.map(({ shown }) => shown))),
      'CPU of the page': ms(median(found.map(({ cpu }) => cpu))),
    })
  }
  await visitor.leave()
}

interface Change {
  readonly shown: number
  readonly cpu: number
}

const go = async ({ page, cdp }: Tab, query: string): Promise<Change> => {
  const before = await metric(cdp, 'TaskDuration')
  const shown = await page.evaluate(change, query)
  await sleep(REST_MS)
  return { shown, cpu: ((await metric(cdp, 'TaskDuration')) - before) * 1_000 }
}

/** Runs in the page: what a press of *back* does. A frame is painted before the first task that follows it. */
const change = (query: string): Promise<number> => {
  const began = performance.now()
  history.pushState(history.state, '', `${location.pathname}${query === '' ? '' : `?${query}`}`)
  dispatchEvent(new PopStateEvent('popstate', { state: history.state }))
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - began))))
}
