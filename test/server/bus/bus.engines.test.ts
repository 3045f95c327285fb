import { Redis } from 'ioredis'
import { expect, onTestFinished, test } from 'vitest'
import type { BusMessage } from '../../../server/bus/bus.ts'
import { createInProcessBus } from '../../../server/bus/inProcess.ts'
import { createRedisBus } from '../../../server/bus/redis.ts'
import { systemClock } from '../../../server/clock.ts'
import { useRedis } from '../../harness/redis.ts'
import { busContract } from './busContract.ts'

const redis = useRedis()
let installations = 0

busContract('one process', async () => ({ here: createInProcessBus(), there: null, close: async () => undefined }))

const open = async (name: string, channel: string, report: (what: string) => void = () => undefined) => {
  const bus = createRedisBus({ url: redis().url, channel, name, clock: systemClock, report })
  onTestFinished(() => bus.close())
  await expect.poll(() => bus.state).toBe('joined')
  return bus
}

busContract('Redis', async () => {
  const channel = `ruta-${++installations}`
  const [here, there] = [await open('here', channel), await open('there', channel)]
  return { here, there, close: async () => undefined }
})

test('[N6] servers know of each other, and one that may have missed messages is notified', async () => {
  const here = await open('here', 'doubts')
  const heard: BusMessage[] = []
  here.subscribe((message) => heard.push(message))
  // A server that has spoken before we listened.
  const there = await open('there', 'doubts')
  await expect.poll(() => here.servers).toBe(2)
  expect(here.lag).toBeLessThan(1_000)
  expect(there.servers).toBeGreaterThan(0)
})

test('[N6] a server is told to look once a second at most whatever else is said in the channel, and hears the others', async () => {
  const [here, there] = [await open('here', 'garbage'), await open('there', 'garbage')]
  const heard: BusMessage[] = []
  here.subscribe((message) => heard.push(message))
  const stranger = new Redis(redis().url)
  onTestFinished(() => stranger.disconnect())
  const says = (message: unknown, count: unknown) => JSON.stringify({ from: 'a stranger', count, message })
  for (let n = 0; n < 500; n++) await stranger.publish('garbage', says({ type: 'appended', document: 7, head: null }, 2 * n + 5))
  for (const junk of [
    '',
    'null',
    '{',
    '[]',
    says(7, 1e308),
    says({ type: 'doubt' }, 'x'),
    Buffer.from([0, 255, 254]),
    'x'.repeat(2_000_000),
  ])
    await stranger.publish('garbage', junk)
  there.publish({ type: 'accessChanged', scope: { session: 'the last' }, reason: 'signedOut' })
  await expect.poll(() => heard.at(-1)?.type).toBe('accessChanged')
  expect(heard.filter(({ type }) => type === 'doubt').length).toBeLessThan(20)
  // What came last is looked at, too.
  await expect.poll(() => heard.at(-1)?.type).toBe('doubt')
})

test('[RE-08] [N6] without Redis a server is not held up, says that it hears nobody, and is told to look when Redis is back', async () => {
  const reports: string[] = []
  const bus = await open('alone', 'gone', (what) => reports.push(what))
  const heard: BusMessage[] = []
  bus.subscribe((message) => heard.push(message))
  // A slow start is announced too.
  reports.length = 0
  await redis().kill()
  await expect.poll(() => bus.state).toBe('lost')
  const start = performance.now()
  for (let n = 0; n < 1_000; n++) bus.publish({ type: 'accessChanged', scope: { session: 'x' }, reason: 'signedOut' })
  expect(performance.now() - start).toBeLessThan(500)
  await expect.poll(() => reports).toEqual([expect.stringContaining('the bus is lost')])
  expect([bus.state, bus.lag]).toEqual(['lost', null])
  heard.length = 0
  await redis().start()
  await expect.poll(() => bus.state).toBe('joined')
  expect(heard).toContainEqual({ type: 'doubt' })
})
