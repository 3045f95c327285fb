// Opening a plan: when its rows are first seen, when the page answers for good, and the CPU time of its thread until it is at rest.
import { setTimeout as sleep } from 'node:timers/promises'
import { median, ms, row } from '../stats.ts'
import { BUSY_UNTIL, metric, ROWS_PAINTED, type Stage, type Visitor } from './stage.ts'

const VISITS = 3
/** The first sync and the device's store come to rest. */
const REST_MS = 2_500

interface Opening {
  readonly painted: number
  readonly interactive: number
  readonly cpu: number
}

export const opening = async (stage: Stage): Promise<readonly string[]> => {
  const first: Opening[] = []
  const next: Opening[] = []
  for (let visit = 0; visit < VISITS; visit++) {
    const visitor = await stage.visitor()
    first.push(await open(visitor))
    next.push(await open(visitor))
    await visitor.leave()
  }
  return [said(`${stage.items.length} items, first visit`, first), said(`${stage.items.length} items, next visit`, next)]
}

const said = (name: string, openings: readonly Opening[]) =>
  row(name, {
    'rows painted': ms(median(openings.map(({ painted }) => painted))),
    interactive: ms(median(openings.map(({ interactive }) => interactive))),
    'CPU of the page': ms(median(openings.map(({ cpu }) => cpu))),
  })

/** From navigation. Interactive is the end of the last task of 50 ms or more, or the rows. */
const open = async (visitor: Visitor): Promise<Opening> => {
  const { page, cdp } = await visitor.open('')
  await sleep(REST_MS)
  const at = (mark: string) => page.evaluate((name) => performance.getEntriesByName(name).at(-1)?.startTime ?? 0, mark)
  const [painted, busy, cpu] = [await at(ROWS_PAINTED), await at(BUSY_UNTIL), await metric(cdp, 'TaskDuration')]
  await page.close()
  return { painted, interactive: Math.max(painted, busy), cpu: cpu * 1_000 }
}
