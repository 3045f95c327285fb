// Receivers that hang, as many as a group may have.
import { expect, test } from 'vitest'
import { MOST_WEBHOOKS } from '../../../shared/webhooks/webhooks.ts'
import { startWebhookReceiver } from '../../harness/webhookReceiver.ts'
import { createFakeClock } from '../fakeClock.ts'
import { arrive } from '../meetings/holding.ts'
import { HOOKS, makeHook, openSendingWorld, passing } from './receiving.ts'

test('[WH4] when all other receivers of a group hang, the last one does not wait for them', async () => {
  const clock = createFakeClock()
  const [slow, quick] = [await startWebhookReceiver(), await startWebhookReceiver()]
  const world = await openSendingWorld([slow, quick], { clock, webhooks: { answerMs: 60_000 } })
  try {
    const steward = await arrive(world, 'chair@example.org', 'chair')
    slow.treat('hang')
    const ids: string[] = []
    for (let n = 1; n <= MOST_WEBHOOKS; n++) ids.push((await makeHook(steward, { url: n < MOST_WEBHOOKS ? slow.url : quick.url })).id)
    for (const id of ids) await steward.ask('POST', `${HOOKS}/${id}/tests`, {})
    await passing(clock, () => quick.received.length === 1, 'the last one')
    expect(slow.received.length).toBeGreaterThan(0)
  } finally {
    await world.close()
    await slow.close()
    await quick.close()
  }
})
