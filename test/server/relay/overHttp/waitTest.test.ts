// The request that waits, for the doctor: strangers cannot hold it so that nobody else gets an answer.
import { request } from 'node:http'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WAIT_TEST_MS, WAIT_TEST_PATH } from '../../../../shared/protocol/httpLine.ts'
import { createFakeClock, type FakeClock } from '../../fakeClock.ts'
import { openWorld, signedIn, type Visitor, type World } from '../../testWorld.ts'
import { eventually } from '../sockets.ts'

let clock: FakeClock
let world: World
let ana: Visitor
const asked: Asked[] = []
beforeEach(async () => {
  clock = createFakeClock()
  world = await openWorld({ ports: { clock }, env: { TRUST_PROXY: '127.0.0.1' } })
  await world.addPerson('ana@example.org', 'delegate')
  ana = await signedIn(world, 'ana@example.org')
})
afterEach(async () => {
  for (const one of asked.splice(0)) one.leave()
  await world.close()
})

interface Asked {
  status: number | 'held'
  retryAfter: string | undefined
  leave(): void
}
const ask = (from: string, headers: Record<string, string> = {}, method = 'GET'): Asked => {
  const own = request(
    { port: world.server.port, path: WAIT_TEST_PATH, method, agent: false, headers: { 'X-Forwarded-For': from, ...headers } },
    (answer) => {
      one.status = answer.statusCode ?? 0
      one.retryAfter = answer.headers['retry-after']
      answer.resume()
    },
  )
  own.on('error', () => undefined).end()
  const one: Asked = { status: 'held', retryAfter: undefined, leave: () => own.destroy() }
  asked.push(one)
  return one
}
const answered = (one: Asked, status: number) => eventually(() => one.status === status, `it is answered ${status}`, 15_000)
/** So many of these, whichever came last, are answered with this status; the others are held. */
const refused = async (all: readonly Asked[], count: number, status: number): Promise<readonly Asked[]> => {
  const done = () => all.filter((one) => one.status !== 'held')
  await eventually(() => done().length >= count, `${count} are refused`, 15_000)
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(done().map((one) => [one.status, one.retryAfter])).toEqual(Array(count).fill([status, '10']))
  return all.filter((one) => one.status === 'held')
}
const passing = (holds: () => boolean, what: string) =>
  eventually(
    () => {
      clock.advance(WAIT_TEST_MS)
      return holds()
    },
    what,
    15_000,
  )

test('[O17] the test of waiting is answered after some seconds, to anybody at our host, and by nothing but GET', async () => {
  const one = ask('192.0.2.1')
  await passing(() => one.status === 200, 'it is answered')
  await answered(ask('192.0.2.1', {}, 'POST'), 404)
  await answered(ask('192.0.2.1', { Host: 'evil.example' }), 403)
})

test('[O17] [T57] an address holds two, and its network eight; others are told to come back, those of another network are answered', async () => {
  await refused(
    [1, 1, 1].map(() => ask('192.0.2.1')),
    1,
    429,
  )
  await refused(
    [2, 2, 3, 3, 4, 4, 9].map((n) => ask(`192.0.2.${n}`)),
    1,
    429,
  )
  const elsewhere = ask('198.51.100.7')
  await passing(() => elsewhere.status === 200, 'it is answered')
})

test('[O17] [T57] a request that is cut gives its place back', async () => {
  const held = await refused(
    [1, 1, 1].map(() => ask('192.0.2.1')),
    1,
    429,
  )
  for (const one of held) one.leave()
  await eventually(
    async () => {
      const again = ask('192.0.2.1')
      await passing(() => again.status !== 'held', 'it is answered')
      return again.status === 200
    },
    'there is a place again',
    15_000,
  )
})

test('[O17] [T57] a signed-in person is answered however many strangers hold it from wherever; of one account two are held', async () => {
  const strangers = Array.from({ length: 66 }, (_, n) => ask(`10.${n >> 1}.0.1`))
  await refused(strangers, 2, 503)
  const cookie = { Cookie: ana.cookieHeader }
  const own = await refused(
    [1, 2, 3].map((n) => ask(`10.${n}.0.1`, cookie)),
    1,
    429,
  )
  // A cookie that opens nothing makes nobody known.
  await answered(ask('203.0.113.6', { Cookie: ana.cookieHeader.replace(/=.*/, '=nothing') }), 503)
  await passing(() => own.every(({ status }) => status === 200), 'they are answered')
})
