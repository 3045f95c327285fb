// From a session that does not open a group through its provider and back, with a real provider.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type AccountId, roadmapId } from '../../../shared/ids.ts'
import { upgrade } from '../relay/sockets.ts'
import { GROUP, PASSWORD, visit } from '../testWorld.ts'
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

test('[A69] signing in through the provider from an open session comes back to the page that was refused, in one session that opens it', async () => {
  expect((await ana.ask('GET', AT)).body).toMatchObject({ refusal: 'provider-needed', providers: [ID] })
  expect(await throughProvider(world, ana, ANA, { returnTo: HERE })).toBe(HERE)
  expect((await ana.ask('GET', AT)).status).toBe(200)
  expect((await sessionsOfAna()).map(({ way }) => way)).toEqual(['provider'])
})

test('[A63] somebody else at the provider is refused, and the session that was open goes on as it was', async () => {
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

test('[AP2] [A59] unlinking the provider ends the tokens that were made in its sessions, and their connections, in no other session’s', async () => {
  expect(await throughProvider(world, ana, ANA, { returnTo: HERE })).toBe(HERE)
  const tokenOf = async (name: string) => {
    const made = await ana.ask('POST', `${AT}/tokens`, { name, scopes: ['read'], days: 30 })
    expect(made.status).toBe(201)
    return made.body as { readonly id: string; readonly token: string }
  }
  const [own, other] = [await tokenOf('made here'), await tokenOf('made before')]
  const { db } = world.server.deps
  await db.updateTable('api_token').set({ provider: null }).where('id', '=', other.id).execute()
  const bearer = { Authorization: `Bearer ${own.token}` }
  const program = visit(world)
  const read = () => program.ask('GET', `${AT}/items`, undefined, bearer)
  expect((await read()).status).toBe(200)
  const line = await upgrade(world, `/live/${encodeURIComponent(roadmapId(GROUP))}`, bearer, null)
  expect(line.status).toBe(101)
  const [link] = (await ana.ask('GET', '/api/me/provider-links')).body
  expect((await ana.ask('DELETE', `/api/me/provider-links/${link.id}`)).status).toBe(204)
  expect((await read()).body.refusal).toBe('token-invalid')
  await line.closed
  const rows = await db.selectFrom('api_token').select(['name', 'ended_at']).orderBy('number').execute()
  expect(rows.map(({ name, ended_at }) => [name, ended_at !== null])).toEqual([
    ['made here', true],
    ['made before', false],
  ])
  const audited = await db.selectFrom('audit').select('detail').where('action', '=', 'token.revoked').execute()
  expect(audited.map(({ detail }) => detail)).toEqual([`${anaId} ${own.id}`])
  // Linked again, it stays ended.
  await throughProvider(world, browserOf(world), ANA, { returnTo: HERE })
  expect((await read()).body.refusal).toBe('token-invalid')
})
