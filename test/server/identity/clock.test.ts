// A server's clock that somebody sets forty days ahead and back again.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createFakeClock, type FakeClock } from '../fakeClock.ts'
import { eventually } from '../relay/sockets.ts'
import { consentedLink, GROUP, openWorld, PASSWORD, signedIn, visit, type World } from '../testWorld.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAYS = 40 * 24 * HOUR
const NEXT = 'tres gatos cruzan el puente'
let world: World
let clock: FakeClock
beforeEach(async () => {
  clock = createFakeClock()
  world = await openWorld({ ports: { clock } })
  await world.addPerson('head@example.org', 'head')
  await world.addPerson('ana@example.org', 'delegate')
  await world.addPerson('chair@example.org', 'chair')
})
afterEach(() => world.close())

const signIn = (password: string) => visit(world).ask('POST', '/api/session', { email: 'ana@example.org', password })
const tokenOf = (link: string) => link.split('#')[1] ?? ''

test('[A13] an account that was locked while the clock was ahead is open again a quarter of an hour after it is set back', async () => {
  clock.set(DAYS)
  for (let n = 0; n < 5; n++) await signIn(`wrong ${n}`)
  expect((await signIn(PASSWORD)).status).toBe(429)
  clock.set(-DAYS)
  const refused = await signIn(PASSWORD)
  expect([refused.status, refused.body.retryAfter]).toEqual([429, 900])
  clock.advance(15 * MINUTE)
  expect((await signIn(PASSWORD)).status).toBe(200)
})

test('[A13] a session that was opened while the clock was ahead ends as any other, counted from when it is set back', async () => {
  clock.set(DAYS)
  const ana = await signedIn(world, 'ana@example.org')
  clock.set(-DAYS)
  const { body } = await ana.ask('GET', '/api/me')
  expect([body.session.idleEndsAt - clock.now(), body.session.endsAt - clock.now()]).toEqual([30 * MINUTE, 12 * HOUR])
  for (let passed = 0; passed < 12 * HOUR; passed += 20 * MINUTE) {
    expect((await ana.ask('POST', '/api/session/presence', {})).status).toBe(204)
    clock.advance(20 * MINUTE)
  }
  expect((await ana.ask('GET', '/api/me')).status).toBe(401)
})

test('[A13] a person who works on while the clock is set back stays signed in', async () => {
  const ana = await signedIn(world, 'ana@example.org')
  await ana.ask('POST', '/api/session/presence', {})
  clock.set(-DAYS)
  for (let passed = 0; passed < HOUR; passed += 20 * MINUTE) {
    expect((await ana.ask('POST', '/api/session/presence', {})).status).toBe(204)
    clock.advance(20 * MINUTE)
  }
  expect((await ana.ask('GET', '/api/me')).status).toBe(200)
})

test('[A13] an invitation made while the clock was ahead is valid for its fourteen days, and no longer', async () => {
  const chair = await signedIn(world, 'chair@example.org')
  const seat = { role: 'observer', delegation: null, agency: null, name: 'Nueva', email: null }
  const token = tokenOf((await chair.ask('POST', `/api/groups/${GROUP}/invitations`, seat)).body.link)
  const { invitations } = { invitations: world.server.deps.db }
  await invitations
    .updateTable('invitation')
    .set({ created_at: clock.now() + DAYS, expires_at: clock.now() + DAYS + 14 * 24 * HOUR })
    .execute()
  clock.advance(MINUTE)
  const look = () => visit(world).ask('POST', '/api/invitations/preview', { token })
  const expiresAt = async () =>
    (await world.server.deps.db.selectFrom('invitation').select('expires_at').executeTakeFirstOrThrow()).expires_at
  await eventually(async () => (await expiresAt()) === clock.now() + 14 * 24 * HOUR, 'the invitation is brought to now')
  expect((await look()).status).toBe(200)
  clock.set(14 * 24 * HOUR)
  expect((await look()).status).toBe(410)
})

test('[A14] sessions, invitations and links that ended while the clock was ahead stay ended, looked at or not', async () => {
  const [ana, chair] = [await signedIn(world, 'ana@example.org'), await signedIn(world, 'chair@example.org')]
  const account = (await ana.ask('GET', '/api/me')).body.account.id
  const seat = { role: 'observer', delegation: null, agency: null, name: 'Nueva', email: null }
  const [seen, unseen] = await Promise.all(
    [0, 1].map(async () => tokenOf((await chair.ask('POST', `/api/groups/${GROUP}/invitations`, seat)).body.link)),
  )
  const link = await consentedLink(chair, await signedIn(world, 'head@example.org'), account)
  clock.set(DAYS)
  expect((await visit(world).ask('POST', '/api/invitations/preview', { token: seen })).status).toBe(410)
  expect((await ana.ask('GET', '/api/me')).status).toBe(401)
  // A minute on, also what nobody has asked for.
  clock.advance(MINUTE)
  await eventually(
    async () => (await world.server.deps.db.selectFrom('session').selectAll().execute()).length === 0,
    'the sessions of the chair and the head have ended, too',
  )
  clock.set(-DAYS)
  expect((await ana.ask('GET', '/api/me')).status).toBe(401)
  expect((await chair.ask('GET', '/api/me')).status).toBe(401)
  for (const token of [seen, unseen]) expect((await visit(world).ask('POST', '/api/invitations/preview', { token })).status).toBe(410)
  expect((await visit(world).ask('POST', '/api/session', { link, password: NEXT })).status).toBe(410)
})
