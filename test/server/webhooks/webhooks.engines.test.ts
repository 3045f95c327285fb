// Webhooks on PostgreSQL: two servers that read at once add each delivery once, and of two that send each is sent once.
import { expect, test } from 'vitest'
import { createActs } from '../../../server/acts/readActs.ts'
import { queueGroup } from '../../../server/webhooks/queue.ts'
import { usePostgres } from '../../harness/onPostgres.ts'
import { useRedis } from '../../harness/redis.ts'
import { startWebhookReceiver } from '../../harness/webhookReceiver.ts'
import { createFakeClock } from '../fakeClock.ts'
import { arrive, become, newMeeting } from '../meetings/holding.ts'
import { newItem } from '../reports/reporting.ts'
import { GROUP, signedIn, type World } from '../testWorld.ts'
import { HOOKS, makeHook, openSendingWorld, passing, quiet } from './receiving.ts'

const postgres = usePostgres()
const redis = useRedis()

test('[WH10] [N1] two servers on PostgreSQL tell each thing once', async () => {
  const clock = createFakeClock()
  const receiver = await startWebhookReceiver()
  const env = { DATABASE_URL: await postgres().database(), REDIS_URL: redis().url }
  const worlds: World[] = []
  try {
    worlds.push(await openSendingWorld([receiver], { clock, env }))
    worlds.push(await openSendingWorld([receiver], { clock, env, bare: true }))
    const [one, two] = worlds as [World, World]
    const chair = await arrive(one, 'chair@example.org', 'chair')
    const { id } = await makeHook(chair, { url: receiver.url })
    const item = await newItem(one, chair, 'Guía')
    const elsewhere = await signedIn(two, 'chair@example.org')
    const meeting = await newMeeting(elsewhere)
    expect(await become(elsewhere, meeting.id, 'open')).toBe(200)
    await Promise.all(worlds.map(({ server }) => server.background.projected()))
    await Promise.all(
      Array.from({ length: 6 }, (_, n) => {
        const { server } = n % 2 === 0 ? one : two
        return queueGroup({ ...server.deps, acts: createActs(server.log) }, GROUP)
      }),
    )
    const sent = async () =>
      (await elsewhere.ask('GET', `${HOOKS}/${id}/deliveries`)).body.filter(({ state }: { state: string }) => state === 'sent')
    await passing(clock, async () => (await sent()).length === 2, 'both', 500)
    await quiet(clock)
    expect(receiver.received.map(({ event }) => `${event.type} ${event.data.item ?? event.data.meeting}`).sort()).toEqual([
      `item.changed ${item}`,
      `session.opened ${meeting.id}`,
    ])
    const { body } = await elsewhere.ask('GET', `${HOOKS}/${id}/deliveries`)
    expect(body.map(({ state, attempts }: { state: string; attempts: number }) => [state, attempts])).toEqual([
      ['sent', 1],
      ['sent', 1],
    ])
    expect((await elsewhere.ask('GET', HOOKS)).body.webhooks[0]).toMatchObject({
      waiting: 0,
      failingSince: null,
      sentAt: expect.any(Number),
    })
  } finally {
    for (const world of worlds.reverse()) await world.close()
    await receiver.close()
  }
})
