// The beat: dead peers go, living ones stay, and what the bus never told is noticed all the same.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { createFakeClock, type FakeClock } from '../fakeClock.ts'
import { openWorld, signedIn, type Visitor, type World } from '../testWorld.ts'
import { eventually, join, type Upgrade } from './sockets.ts'

let world: World
let clock: FakeClock
let ana: Visitor
beforeEach(async () => {
  clock = createFakeClock()
  world = await openWorld({ ports: { clock } })
  await world.addPerson('ana@example.org', 'delegate')
  ana = await signedIn(world, 'ana@example.org')
})
afterEach(() => world.close())

/** A round trip, so that the server has heard of it; or its end. */
const answered = ({ ws, closed }: Upgrade) => {
  if (ws.readyState === ws.OPEN) ws.ping()
  return Promise.race([closed, new Promise((resolve) => ws.once('pong', resolve))])
}
const connections = () => world.server.rooms.stats().connections

test('[W7] a peer that answers no ping is gone within 35 s, and another stays', async () => {
  const living = await join(world, ana, 'roadmap:tco')
  const pinged = { count: 0 }
  living.ws.on('ping', () => {
    pinged.count++
  })
  const dead = new WebSocket(`ws://127.0.0.1:${world.server.port}/live/roadmap:tco`, {
    autoPong: false,
    headers: { Cookie: ana.cookieHeader, Origin: world.server.url },
  })
  const closed = new Promise<number>((resolve) => dead.once('close', resolve))
  await eventually(() => connections() === 2, 'both are in')
  for (let second = 0; second < 35; second += 5) {
    const before = pinged.count
    clock.advance(5_000)
    // Every third beat pings; its answer must be in before the clock goes on.
    if (second % 15 === 10) await eventually(() => pinged.count > before, 'a ping arrives')
    await answered(living)
  }
  expect(await closed).toBe(1006)
  await eventually(() => connections() === 1, 'only the living one is counted')
  expect(living.ws.readyState).toBe(living.ws.OPEN)
  living.ws.close()
})

test('[I7] a role that was taken away without a word on the bus is noticed within half a minute', async () => {
  const open = await join(world, ana, 'roadmap:tco')
  await world.server.deps.db.updateTable('membership').set({ role: 'observer' }).execute()
  for (let second = 0; second < 30; second += 5) {
    clock.advance(5_000)
    await answered(open)
  }
  expect(await open.closed).toBe(4205)
})
