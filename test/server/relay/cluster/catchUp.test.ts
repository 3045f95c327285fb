import { expect, test } from 'vitest'
import { createMemoryLog } from '../../../../server/log/memoryLog.ts'
import { createCatchUp } from '../../../../server/relay/cluster/catchUp.ts'
import { seq } from '../../../../shared/ids.ts'
import { createFakeClock } from '../../../harness/clock.ts'
import { PLAN } from '../../../harness/relay.ts'

test('[W5] a mistake while the room goes on after reading is told to the room, and does not reach the process', async () => {
  const log = createMemoryLog({ clock: createFakeClock(), meetingOf: () => null })
  const head = await log.head(PLAN)
  const failures: unknown[] = []
  const catchUp = createCatchUp({
    document: PLAN,
    log,
    head: () => head,
    mustWait: () => false,
    first: async () => undefined,
    takeIn: () => undefined,
    fail: (error) => void failures.push(error),
    over: () => {
      throw new Error('ours')
    },
  })
  await catchUp.run('announced')
  expect([failures, catchUp.running]).toEqual([[new Error('ours')], false])
  catchUp.announced(seq(1))
  expect(catchUp.running).toBe(true)
})
