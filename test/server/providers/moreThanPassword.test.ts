// A thief who knows the password of an account, and has an account of their own at the provider: in a group that requires the provider they
// come no further, and the owner does.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { issueLink } from '../../../server/identity/oneTimeLinks.ts'
import { type AccountId, newId } from '../../../shared/ids.ts'
import { createDice } from '../../harness/random.ts'
import { createFakeClock, type FakeClock } from '../fakeClock.ts'
import { GROUP, PASSWORD, signedIn } from '../testWorld.ts'
import {
  atProvider,
  type Browser,
  browserOf,
  comeBack,
  ID,
  openProviderWorld,
  type ProviderWorld,
  throughProvider,
} from './providerWorld.ts'

const AT = `/api/groups/${GROUP}`
const DAY = 24 * 3_600_000
const NEW_PASSWORD = 'otra frase larga para entrar'
const THIEF = { sub: 'thief-at-ministry', email: 'thief@example.org', email_verified: true, name: 'Thief' }
const LINKS = '/api/me/provider-links'

let clock: FakeClock
let world: ProviderWorld
let ana: AccountId
beforeEach(async () => {
  // The provider checks its own clock: the hour is the real one.
  clock = createFakeClock(Date.now())
  world = await openProviderWorld({ ports: { clock } })
  ana = await world.addPerson('ana@example.org', 'delegate')
  const { db } = world.server.deps
  await db
    .updateTable('account')
    .set({ email_confirmed: 1, created_at: clock.now() - 100 * DAY })
    .execute()
  await demand(0)
})
afterEach(() => world.close())

const demand = (from: number | null) =>
  world.server.deps.db.updateTable('work_group').set({ requires_provider_from: from, required_providers: ID }).execute()
const byPassword = async (): Promise<Browser> => {
  const browser = browserOf(world)
  expect((await browser.ask('POST', '/api/session', { email: 'ana@example.org', password: PASSWORD })).status).toBe(200)
  return browser
}
const link = async (browser: Browser, person: object = THIEF): Promise<string> => {
  const begun = await browser.ask('POST', LINKS, { provider: ID })
  if (begun.status !== 201) return begun.body.refusal
  return comeBack(world, browser, await atProvider(world, browser, begun.body.address, { ...THIEF, ...person }))
}
const links = () => world.server.deps.db.selectFrom('provider_link').select('account').execute()
const authenticatorSince = (created_at: number) =>
  world.server.deps.db
    .insertInto('authenticator')
    .values({ account: ana, secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', created_at, last_step: 0 })
    .execute()

describe('[A64] [A71] a person with the password alone', () => {
  test('links no provider where a group requires one, and does not reach the group', async () => {
    const thief = await byPassword()
    expect((await thief.ask('GET', AT)).body.refusal).toBe('provider-needed')
    expect(await link(thief)).toBe('more-than-password')
    expect(await links()).toEqual([])
    expect(await throughProvider(world, browserOf(world), THIEF)).toBe('/provider?why=provider-stranger')
  })

  test('gives the account no address of their own, by which the provider would be linked', async () => {
    const thief = await byPassword()
    const asked = await thief.ask('PUT', '/api/me/email', { email: 'thief@example.org', password: PASSWORD })
    expect([asked.status, asked.body.refusal]).toEqual([403, 'more-than-password'])
    expect(await world.server.deps.db.selectFrom('email_change').select('account').execute()).toEqual([])
  })

  test('comes no further by a second factor that they set up, nor by an invitation that they accept with the account', async () => {
    await authenticatorSince(clock.now())
    const { db } = world.server.deps
    const session = await byFactorSession()
    expect(await link(session)).toBe('more-than-password')
    await db.updateTable('session').set({ way: 'invitation' }).execute()
    expect(await link(session)).toBe('more-than-password')
    // A proof of identity is not missing: it is not enough.
    expect((await db.selectFrom('session').select('proven_at').execute()).every(({ proven_at }) => proven_at !== null)).toBe(true)
  })

  test('is refused on coming back, though they began before the group required the provider', async () => {
    await demand(null)
    const thief = await byPassword()
    const { body } = await thief.ask('POST', LINKS, { provider: ID })
    await demand(clock.now())
    expect(await comeBack(world, thief, await atProvider(world, thief, body.address, THIEF))).toBe('/provider?why=more-than-password')
    expect(await links()).toEqual([])
  })
})

/** As if it had been signed in with the code: the session is the same but for its row. */
const byFactorSession = async (): Promise<Browser> => {
  const { db } = world.server.deps
  const factors = await db.selectFrom('authenticator').selectAll().execute()
  await db.deleteFrom('authenticator').execute()
  const browser = await byPassword()
  if (factors.length > 0) await db.insertInto('authenticator').values(factors).execute()
  await db.updateTable('session').set({ factor: 'code' }).execute()
  return browser
}

describe('[A71] the owner links a provider', () => {
  test('after opening a link that was mailed for a forgotten password, and reaches the group', async () => {
    const { token } = await issueLink(world.server.deps, { kind: 'password', account: ana, issuedBy: null })
    const owner = browserOf(world)
    expect((await owner.ask('POST', '/api/session', { link: token, password: NEW_PASSWORD })).status).toBe(200)
    expect((await owner.ask('GET', AT)).body.refusal).toBe('provider-needed')
    expect(await link(owner, { sub: 'ana' })).toBe('/me')
    const told = await world.server.deps.db.selectFrom('notice').select('kind').where('account', '=', ana).execute()
    expect(told.map(({ kind }) => kind)).toContain('providerChanged')
    const browser = browserOf(world)
    expect(await throughProvider(world, browser, { ...THIEF, sub: 'ana' })).toBe('/')
    expect((await browser.ask('GET', AT)).status).toBe(200)
  })

  test('with a second factor that has been there for a week', async () => {
    await authenticatorSince(clock.now() - 7 * DAY)
    expect(await link(await byFactorSession(), { sub: 'ana' })).toBe('/me')
  })

  test('in the first session of an account that an invitation made', async () => {
    await demand(null)
    const chair = await signedInAsChair()
    const invited = await chair.ask('POST', `${AT}/invitations`, {
      name: 'Bea',
      email: null,
      role: 'observer',
      delegation: null,
      agency: null,
    })
    const invitation = String(invited.body.link).split('#')[1]
    await demand(0)
    const newcomer = browserOf(world)
    const joined = await newcomer.ask('POST', '/api/invitations/acceptance', {
      token: invitation,
      email: 'bea@example.org',
      password: NEW_PASSWORD,
    })
    expect(joined.status).toBe(201)
    expect(await link(newcomer, { sub: 'bea' })).toBe('/me')
  })

  test('by the password where no group of theirs requires a provider yet, or they are excepted', async () => {
    await demand(clock.now() + DAY)
    expect(await link(await byPassword(), { sub: 'ana' })).toBe('/me')
    await demand(0)
    await world.server.deps.db.updateTable('work_group').set({ provider_excepts_observers: 1 }).execute()
    await world.server.deps.db
      .updateTable('membership')
      .set({ role: 'observer', delegation: null, agency: null })
      .where('account', '=', ana)
      .execute()
    expect(await link(await byPassword(), { sub: 'ana-again' })).toBe('/me')
  })

  test('in a session that a provider of the group opened', async () => {
    await world.server.deps.db
      .insertInto('provider_link')
      .values({
        id: newId(createDice(3).bytes),
        issuer: world.provider.issuer,
        subject: 'ana',
        account: ana,
        provider: ID,
        label: 'ana',
        created_at: 0,
        last_used: null,
      })
      .execute()
    const browser = browserOf(world)
    expect(await throughProvider(world, browser, { ...THIEF, sub: 'ana' })).toBe('/')
    browser.jar.clear()
    expect(await link(browser, { sub: 'ana-elsewhere' })).toBe('/me')
  })
})

const signedInAsChair = async () => {
  await world.addPerson('chair@example.org', 'chair')
  return signedIn(world, 'chair@example.org')
}
