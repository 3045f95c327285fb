// The page's heap after opening a plan, and after an hour of a busy session: what eight people change in that time, as fast as it comes.
import { setTimeout as sleep } from 'node:timers/promises'
import type { CDPSession } from 'playwright-core'
import { must } from '../../../shared/result.ts'
import { PROGRESS, STATUSES } from '../../../shared/roadmap/model.ts'
import { titleText } from '../../../shared/roadmap/texts.ts'
import { setField } from '../../../shared/roadmap/write.ts'
import { createDice } from '../../harness/random.ts'
import { row } from '../stats.ts'
import { metric, type Stage } from './stage.ts'

/** Each of eight changes something every ten seconds. */
const EDITS = 8 * 360
const AT_ONCE = 20

export const memory = async (stage: Stage): Promise<string> => {
  const visitor = await stage.visitor()
  const { cdp } = await visitor.open('form=timeline')
  await sleep(2_000)
  const opened = await heap(cdp)
  const dice = createDice(23)
  const doc = stage.colleague
  for (let edit = 0; edit < EDITS; edit++) {
    const item = dice.pick(stage.items)
    dice.pick<() => unknown>([
      () => setField(doc, item, 'status', dice.pick(STATUSES)),
      () => setField(doc, item, 'progress', dice.pick(PROGRESS)),
      () => setField(doc, item, 'due', `2027-0${1 + dice.below(9)}-15`),
      () => titleText(doc, item, 'en')?.insert(0, 'x'),
    ])()
    if (edit % AT_ONCE === 0) await sleep(20)
  }
  await sleep(3_000)
  const later = await heap(cdp)
  await visitor.leave()
  return row(`${stage.items.length} items, heap of the page`, {
    opened: mb(opened),
    [`after ${EDITS} edits by others`]: mb(later),
  })
}

/** What is left when everything that nobody holds has gone. */
const heap = async (cdp: CDPSession): Promise<number> => {
  await cdp.send('HeapProfiler.enable')
  await cdp.send('HeapProfiler.collectGarbage')
  return must(await metric(cdp, 'JSHeapUsedSize'), 'a heap')
}
const mb = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MB`
