// Proving one's identity again, before what cannot be undone.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ROUTE_NAMES, routeOf } from '../../../shared/api/routes.ts'
import type { AccountId } from '../../../shared/ids.ts'
import { createFakeClock, type FakeClock } from '../fakeClock.ts'
import { GROUP, openWorld, PASSWORD, signedIn, type Visitor, type World } from '../testWorld.ts'

let world: World
let clock: FakeClock
let bob: AccountId
let chair: Visitor
const AT = `/api/groups/${GROUP}`
const seat = (role: string) => ({ role, delegation: null, agency: null })

beforeEach(async () => {
  clock = createFakeClock()
  world = await openWorld({ ports: { clock } })
  await world.addPerson('chair@example.org', 'chair')
  bob = await world.addPerson('bob@example.org', 'observer')
  chair = await signedIn(world, 'chair@example.org')
})
afterEach(() => world.close())

const prove = () => chair.ask('PUT', '/api/session/proof', { password: PASSWORD })
const refusal = async (answer: ReturnType<Visitor['ask']>) => (await answer).body?.refusal ?? null

test('[A45] erasing an account, resetting a factor and taking the archive are among what is asked again', () => {
  const asked = ROUTE_NAMES.filter((name) => routeOf(name).proof)
  expect(asked).toEqual(
    expect.arrayContaining([
      'DELETE /api/groups/:group/accounts/:account',
      'DELETE /api/groups/:group/members/:account/second-factor',
      'GET /api/groups/:group/archive',
      'DELETE /api/me/passkeys/:id',
    ]),
  )
})

test('[A45] ten minutes after signing in each of them is refused until the identity is proved again, and nothing was done', async () => {
  clock.advance(10 * 60_000)
  const erase = () => chair.ask('DELETE', `${AT}/accounts/${bob}`)
  expect(await refusal(erase())).toBe('proof-needed')
  expect(await refusal(chair.ask('DELETE', `${AT}/members/${bob}/second-factor`))).toBe('proof-needed')
  expect(await refusal(chair.ask('GET', `${AT}/archive`))).toBe('proof-needed')
  expect((await chair.ask('GET', `${AT}/members`)).body.length).toBe(2)
  expect((await prove()).status).toBe(204)
  expect((await erase()).status).toBe(204)
  expect((await chair.ask('GET', `${AT}/archive`)).status).toBe(200)
})

test('[A45] making somebody chair, and ending that, is asked again; other seats are not', async () => {
  const change = (role: string) => chair.ask('PUT', `${AT}/members/${bob}`, seat(role))
  clock.advance(10 * 60_000)
  expect((await change('translator')).status).toBe(200)
  expect(await refusal(change('chair'))).toBe('proof-needed')
  await prove()
  expect((await change('chair')).status).toBe(200)
  await chair.ask('POST', '/api/session/presence', {})
  clock.advance(10 * 60_000)
  expect(await refusal(change('observer'))).toBe('proof-needed')
  expect(await refusal(chair.ask('DELETE', `${AT}/members/${bob}`))).toBe('proof-needed')
  await prove()
  expect((await change('observer')).status).toBe(200)
  clock.advance(10 * 60_000)
  expect((await chair.ask('DELETE', `${AT}/members/${bob}`)).status).toBe(204)
})

test('[A45] an invitation for a chair is asked again; those for other seats are not', async () => {
  const invite = (role: string) => chair.ask('POST', `${AT}/invitations`, { name: `Un ${role}`, email: null, ...seat(role) })
  clock.advance(10 * 60_000)
  expect((await invite('observer')).status).toBe(201)
  expect(await refusal(invite('chair'))).toBe('proof-needed')
  expect((await chair.ask('GET', `${AT}/invitations`)).body.length).toBe(1)
  await prove()
  expect((await invite('chair')).status).toBe(201)
})

test('[A45] those who may not do it are told that, and not asked', async () => {
  const observer = await signedIn(world, 'bob@example.org')
  clock.advance(10 * 60_000)
  expect(await refusal(observer.ask('DELETE', `${AT}/accounts/${bob}`))).toBe('forbidden')
  expect(await refusal(observer.ask('PUT', `${AT}/members/${bob}`, seat('chair')))).toBe('forbidden')
})
