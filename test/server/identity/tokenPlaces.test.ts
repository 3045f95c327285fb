// Where API tokens are used: the owner is notified of a new place, once a day at most; not of a known one, nor of one from before places were recorded.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { endedAt } from '../../../server/identity/apiTokens.ts'
import { createTokenPlaces } from '../../../server/identity/tokenPlaces.ts'
import type { AccountId } from '../../../shared/ids.ts'
import { createFakeClock, type FakeClock } from '../fakeClock.ts'
import { upgrade } from '../relay/sockets.ts'
import { GROUP, openWorld, signedIn, type Visitor, visit, type World } from '../testWorld.ts'

const HOUR = 3_600_000
let world: World
let clock: FakeClock
let ana: AccountId
let token: { readonly id: string; readonly token: string }
let program: Visitor
beforeEach(async () => {
  clock = createFakeClock(Date.UTC(2026, 10, 3, 14))
  world = await openWorld({ ports: { clock }, env: { TRUST_PROXY: '1' } })
  ana = await world.addPerson('ana@example.org', 'delegate')
  const visitor = await signedIn(world, 'ana@example.org')
  token = (await visitor.ask('POST', `/api/groups/${GROUP}/tokens`, { name: 'Budget sync', scopes: ['read'], days: 365 })).body
  program = visit(world)
})
afterEach(() => world.close())

const from = (address: string) => ({ Authorization: `Bearer ${token.token}`, 'X-Forwarded-For': address })
const use = async (address: string) => {
  expect((await program.ask('GET', `/api/groups/${GROUP}/meetings`, undefined, from(address))).status).toBe(200)
}
const told = async (): Promise<readonly (string | undefined)[]> => {
  const rows = await world.server.deps.db
    .selectFrom('notice')
    .select(['kind', 'subject'])
    .where('account', '=', ana)
    .orderBy('at')
    .execute()
  return rows.flatMap(({ kind, subject }) => (kind === 'tokenPlace' ? [JSON.parse(subject).place] : []))
}

describe('[AP8] the places of a token', () => {
  test('[AP14] each is told once, with as much of the address as sessions show', async () => {
    await use('190.24.3.7')
    await use('190.24.9.1')
    expect(await told()).toEqual(['190.24.x.x'])
    clock.advance(25 * HOUR)
    await use('2001:db8:0:1::9')
    await use('190.24.3.7')
    clock.advance(25 * HOUR)
    await use('2001:db8:7::1')
    expect(await told()).toEqual(['190.24.x.x', '2001:db8:…'])
  })

  test('are told once a day, however many; another one that is still used is told the next day', async () => {
    await use('190.24.3.7')
    for (const address of ['198.51.100.1', '203.0.113.9', '198.51.100.1']) await use(address)
    expect(await told()).toEqual(['190.24.x.x'])
    clock.advance(25 * HOUR)
    await use('203.0.113.9')
    await use('198.51.100.1')
    expect(await told()).toEqual(['190.24.x.x', '203.0.x.x'])
  })

  test('a connection by a token is a use, too', async () => {
    const connection = await upgrade(world, `/live/roadmap%3A${GROUP}`, from('203.0.113.9'), null)
    expect(connection.status).toBe(101)
    expect(await told()).toEqual(['203.0.x.x'])
    connection.ws.close()
  })

  test('this machine is a place of its own', async () => {
    await use('127.0.0.1')
    await use('::1')
    expect(await told()).toEqual([''])
  })

  test('the first place of a token that was used before places were kept is no news, and the next one is', async () => {
    const { db } = world.server.deps
    await db.updateTable('api_token').set({ places: '*' }).execute()
    await use('190.24.3.7')
    expect(await told()).toEqual([])
    await use('203.0.113.9')
    expect(await told()).toEqual(['203.0.x.x'])
  })

  test('two servers that see it at once tell it once', async () => {
    const { deps } = world.server
    const mail = { isOn: false, add: async () => null, wake: () => undefined }
    const grant = { id: token.id, number: 1, group: GROUP, name: 'Budget sync', scopes: ['read'] as const }
    await Promise.all(Array.from({ length: 6 }, () => createTokenPlaces(deps, mail).used(grant, ana, '203.0.113.9')))
    expect(await told()).toEqual(['203.0.x.x'])
  })

  test('[AP14] are kept while the token can be used, and twenty at most', async () => {
    const { deps } = world.server
    const placesNow = async () => (await deps.db.selectFrom('api_token').select('places').executeTakeFirstOrThrow()).places
    for (let n = 1; n <= 22; n++) {
      await use(`198.${n}.0.1`)
      clock.advance(25 * HOUR)
    }
    expect((await placesNow()).split(' ').length).toBe(20)
    expect(await placesNow()).not.toContain('198.1.x.x')
    const again = await signedIn(world, 'ana@example.org')
    expect((await again.ask('DELETE', `/api/groups/${GROUP}/tokens/${token.id}`)).status).toBe(204)
    expect([await placesNow(), endedAt(1).places]).toEqual(['', ''])
  })
})
