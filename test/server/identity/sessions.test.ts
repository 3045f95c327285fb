// How long a session lasts, what counts as use, and what happens to sockets when it ends.
import { afterEach, beforeEach, expect, test } from 'vitest'
import * as Y from 'yjs'
import { encodeUpdate } from '../../../shared/protocol/frame.ts'
import { createFakeClock, type FakeClock } from '../fakeClock.ts'
import { eventually, join } from '../relay/sockets.ts'
import { openWorld, signedIn, type Visitor, type World } from '../testWorld.ts'

const MINUTE = 60_000
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

const statusOf = async () => (await ana.ask('GET', '/api/me')).status
const here = () => ana.ask('POST', '/api/session/presence', {})

test('[A2] a session ends after 30 minutes without a person: polls prolong nothing', async () => {
  for (let minute = 0; minute < 29; minute++) {
    clock.advance(MINUTE)
    expect(await statusOf()).toBe(200)
  }
  clock.advance(MINUTE)
  expect(await statusOf()).toBe(401)
  expect(await world.server.deps.db.selectFrom('session').selectAll().execute()).toEqual([])
})

test('[A2] a person who is there prolongs it, and the end is told in advance', async () => {
  clock.advance(29 * MINUTE)
  expect((await here()).status).toBe(204)
  clock.advance(29 * MINUTE)
  const { body } = await ana.ask('GET', '/api/me')
  expect(body.session.idleEndsAt - body.session.now).toBe(MINUTE)
  expect(body.session.endsAt - body.session.now).toBe(12 * 60 * MINUTE - 58 * MINUTE)
})

test('[A2] a person who comes too late revives nothing', async () => {
  clock.advance(30 * MINUTE)
  expect((await here()).status).toBe(401)
  expect(await statusOf()).toBe(401)
})

test('[SE-04] [A2] a busy session ends after 12 hours, too', async () => {
  for (let minute = 0; minute < 12 * 60; minute += 20) {
    expect((await here()).status).toBe(204)
    clock.advance(20 * MINUTE)
  }
  expect(await statusOf()).toBe(401)
})

test('[A2] presence is written at most every half minute', async () => {
  clock.advance(MINUTE)
  await here()
  const lastUsed = async () => (await world.server.deps.db.selectFrom('session').select('last_used').executeTakeFirstOrThrow()).last_used
  const first = await lastUsed()
  clock.advance(29_000)
  await here()
  expect(await lastUsed()).toBe(first)
  clock.advance(1_000)
  await here()
  expect(await lastUsed()).toBe(first + 30_000)
})

test('[A2] an accepted edit is a person at work', async () => {
  const { body: page } = await ana.ask('POST', '/api/groups/tco/pages', {})
  clock.advance(20 * MINUTE)
  const { ws } = await join(world, ana, page.id)
  const doc = new Y.Doc()
  doc.getText('title.es').insert(0, 'texto')
  ws.send(encodeUpdate(Y.encodeStateAsUpdate(doc)))
  await eventually(async () => {
    const { body } = await ana.ask('GET', '/api/me')
    return body.session.idleEndsAt - body.session.now === 30 * MINUTE
  }, 'the edit prolongs the session')
  ws.close()
})

test('[A9] a session that time has ended loses its sockets within half a minute', async () => {
  const open = await join(world, ana, 'roadmap:tco')
  const ponging = setInterval(() => open.ws.pong(), 5)
  // The server must hear from a peer that lives, or it would be taken for dead first.
  for (let second = 0; second < 30 * 60 + 30; second += 5) {
    clock.advance(5_000)
    await new Promise((resolve) => setTimeout(resolve, second % 15 === 0 ? 2 : 0))
  }
  clearInterval(ponging)
  expect(await open.closed).toBe(4401)
})

test('[A20] signing out empties the HTTP cache, and neither what was sealed nor the cookie that names the browser', async () => {
  const answer = await ana.ask('DELETE', '/api/session')
  expect([answer.status, answer.headers.get('Clear-Site-Data')]).toEqual([204, '"cache"'])
  expect(ana.cookies.has('browser')).toBe(true)
})

test('[SE-08] one’s own sessions are listed with device, last use and the way of sign-in; nobody else’s can be ended', async () => {
  await world.addPerson('bob@example.org', 'delegate')
  const bob = await signedIn(world, 'bob@example.org')
  const mine = (await ana.ask('GET', '/api/sessions')).body
  expect(mine).toEqual([
    {
      id: expect.any(String),
      current: true,
      createdAt: clock.now(),
      lastUsed: clock.now(),
      device: expect.any(String),
      network: '',
      provider: null,
      way: 'password',
      factor: null,
    },
  ])
  expect((await bob.ask('DELETE', `/api/sessions/${mine[0].id}`)).status).toBe(404)
  expect(await statusOf()).toBe(200)
})
