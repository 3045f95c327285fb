// From a session that does not open a group through its provider and back, with a real provider.
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { AccountId } from '../../../shared/ids.ts'
import { GROUP, PASSWORD } from '../testWorld.ts'
import {
  atProvider,
  type Browser,
  begin,
  browserOf,
  comeBack,
  ID,
  openProviderWorld,
  type ProviderWorld,
  throughProvider,
} from './providerWorld.ts'

const AT = `/api/groups/${GROUP}`
const HERE = `/g/${GROUP}/road-map?x=1`
const ANA = { sub: 'ana-at-ministry', email: 'ana@example.org', email_verified: true, name: 'Ana' }
const BEA = { sub: 'bea-at-ministry', email: 'bea@example.org', email_verified: true, name: 'Bea' }

let world: ProviderWorld
let ana: Browser
let anaId: AccountId
beforeEach(async () => {
  world = await openProviderWorld()
  anaId = await world.addPerson('ana@example.org', 'delegate')
  await world.addPerson('bea@example.org', 'delegate')
  const { db } = world.server.deps
  await db.updateTable('account').set({ email_confirmed: 1 }).execute()
  await db.updateTable('work_group').set({ requires_provider_from: 0, required_providers: ID }).execute()
  ana = browserOf(world)
  await ana.ask('POST', '/api/session', { email: 'ana@example.org', password: PASSWORD })
})
afterEach(() => world.close())

const sessionsOfAna = () => world.server.deps.db.selectFrom('session').select(['id', 'way']).where('account', '=', anaId).execute()

test('[A59] who signs in through the provider from an open session comes back to the page that was refused, in one session that opens it', async () => {
  expect((await ana.ask('GET', AT)).body).toMatchObject({ refusal: 'provider-needed', providers: [ID] })
  expect(await throughProvider(world, ana, ANA, { returnTo: HERE })).toBe(HERE)
  expect((await ana.ask('GET', AT)).status).toBe(200)
  expect((await sessionsOfAna()).map(({ way }) => way)).toEqual(['provider'])
})

test('[A63] who is somebody else at the provider is refused, and the session that was open goes on as it was', async () => {
  const [before] = await sessionsOfAna()
  expect(await throughProvider(world, ana, BEA, { returnTo: HERE })).toBe('/provider?why=provider-other')
  expect((await ana.ask('GET', '/api/me')).body.account.email).toBe('ana@example.org')
  expect(await sessionsOfAna()).toEqual([before])
  expect(await world.server.deps.db.selectFrom('provider_link').select('id').execute()).toEqual([])
  // Where nobody is signed in any more, it is Bea who signs in.
  const address = await begin(ana, { returnTo: HERE })
  ana.jar.clear()
  await ana.ask('DELETE', '/api/session')
  expect(await comeBack(world, ana, await atProvider(world, ana, address, BEA))).toBe(HERE)
  expect((await ana.ask('GET', '/api/me')).body.account.email).toBe('bea@example.org')
})
