// Signing in through a real provider: who is let in, as whom, and who is not.
import { sql } from 'kysely'
import { Secret, TOTP } from 'otpauth'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { markEnds } from '../../../server/identity/ends.ts'
import { instant } from '../../../shared/ids.ts'
import { GROUP, PASSWORD, signedIn } from '../testWorld.ts'
import {
  atProvider,
  type Browser,
  begin,
  browserOf,
  comeBack,
  ID,
  isSignedIn,
  openProviderWorld,
  type ProviderWorld,
  throughProvider,
} from './providerWorld.ts'

let world: ProviderWorld
let browser: Browser
const ANA = { sub: 'ana-at-ministry', email: 'ana@example.org', email_verified: true, name: 'Ana' }

beforeEach(async () => {
  world = await openProviderWorld()
  browser = browserOf(world)
})
afterEach(() => world.close())

const confirm = (email: string) =>
  world.server.deps.db.updateTable('account').set({ email_confirmed: 1 }).where('email', '=', email).execute()
const addConfirmed = async (email: string) => {
  const account = await world.addPerson(email, 'delegate')
  await confirm(email)
  return account
}
const audited = async () =>
  (await world.server.deps.db.selectFrom('audit').select(['action', 'detail']).orderBy('id').execute()).filter(({ action }) =>
    action.startsWith('provider.'),
  )
const invited = async (email: string | null) => {
  await world.addPerson('chair@example.org', 'chair')
  const chair = await signedIn(world, 'chair@example.org')
  const { body } = await chair.ask('POST', `/api/groups/${GROUP}/invitations`, {
    name: 'Asesoría',
    email,
    role: 'observer',
    delegation: null,
    agency: null,
  })
  return body.link.split('#')[1]
}

/** What happens in the statement that writes a session. */
const triggerOf = (change: string): readonly string[] =>
  world.config.databaseUrl === null
    ? [`CREATE TRIGGER meanwhile AFTER INSERT ON session BEGIN ${change}; END`]
    : [
        `CREATE FUNCTION meanwhile() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${change}; RETURN NEW; END $$`,
        'CREATE TRIGGER meanwhile AFTER INSERT ON session FOR EACH ROW EXECUTE FUNCTION meanwhile()',
      ]

describe('admission through a provider', () => {
  test('[A68] an account whose confirmed address the provider has verified is linked, told, and signed in to where it wanted to go', async () => {
    const account = await addConfirmed('ana@example.org')
    expect(await throughProvider(world, browser, ANA, { returnTo: `/g/${GROUP}/road-map?x=1` })).toBe(`/g/${GROUP}/road-map?x=1`)
    const { body: me } = await browser.ask('GET', '/api/me')
    expect(me.account.id).toBe(account)
    const { body: sessions } = await browser.ask('GET', '/api/sessions')
    expect(sessions).toMatchObject([{ way: 'provider', provider: ID, factor: null }])
    expect((await browser.ask('GET', '/api/me/provider-links')).body).toMatchObject([{ provider: ID, label: 'ana@example.org' }])
    expect((await browser.ask('GET', `/api/groups/${GROUP}/inbox`)).body.notices.map(({ kind }: { kind: string }) => kind)).toContain(
      'providerChanged',
    )
    expect(await audited()).toEqual([{ action: 'provider.linked', detail: ID }])
  })

  test('[A50] once linked, issuer and subject alone say who it is: another address changes nothing, and another subject with the address is somebody else', async () => {
    await addConfirmed('ana@example.org')
    await throughProvider(world, browser, ANA)
    const later = browserOf(world)
    expect(await throughProvider(world, later, { ...ANA, email: 'moved@example.org', email_verified: false })).toBe('/')
    expect(await isSignedIn(later)).toBe(true)
    await world.server.deps.db.updateTable('account').set({ email: 'new@example.org' }).where('email', '=', 'ana@example.org').execute()
    const other = browserOf(world)
    expect(await throughProvider(world, other, { ...ANA, sub: 'another' })).toBe('/provider?why=provider-stranger')
  })

  test.each([
    ['an address that nobody here has', { ...ANA, email: 'stranger@example.org' }],
    ['an address that the provider has not verified', { ...ANA, email_verified: false }],
    ['no address', { sub: ANA.sub }],
  ])('[A50] with %s nobody is let in, no account is made, and the audit says so', async (_, person) => {
    await addConfirmed('ana@example.org')
    expect(await throughProvider(world, browser, person)).toBe('/provider?why=provider-stranger')
    expect(await isSignedIn(browser)).toBe(false)
    expect((await world.server.deps.db.selectFrom('account').select('id').execute()).length).toBe(1)
    expect(await audited()).toEqual([{ action: 'provider.refused', detail: 'provider-stranger' }])
  })

  test('[A68] an address that its account only typed is not linked: somebody may have typed that of another', async () => {
    await world.addPerson('ana@example.org', 'delegate')
    expect(await throughProvider(world, browser, ANA)).toBe('/provider?why=provider-stranger')
  })

  test('[A50] a disabled account stays closed, linked or not', async () => {
    const account = await addConfirmed('ana@example.org')
    await throughProvider(world, browser, ANA)
    await world.server.deps.db.updateTable('account').set({ disabled_at: 1 }).where('id', '=', account).execute()
    expect(await throughProvider(world, browserOf(world), ANA)).toBe('/provider?why=provider-stranger')
    await world.server.deps.db.deleteFrom('provider_link').execute()
    expect(await throughProvider(world, browserOf(world), ANA)).toBe('/provider?why=provider-stranger')
  })

  test.each([
    ['the link is removed', 'DELETE FROM provider_link', '/provider?why=provider-stranger'],
    ['the account is disabled', 'UPDATE account SET disabled_at = 1', '/provider?why=provider-stranger'],
    [
      'a second factor is set up',
      `INSERT INTO authenticator (account, secret, created_at, last_step) SELECT id, 'JBSWY3DPEHPK3PXP', 1, 1 FROM account`,
      '/provider?step=factor&factors=code&to=%2F',
    ],
  ])('[A50] nobody is left signed in where %s just while they come back', async (_what, change, page) => {
    const { db } = world.server.deps
    await addConfirmed('ana@example.org')
    // As it is in the statement after which nothing ends this session any more.
    for (const statement of triggerOf(change)) await sql.raw(statement).execute(db)
    expect(await throughProvider(world, browser, ANA)).toBe(page)
    expect(await db.selectFrom('session').select('id').execute()).toEqual([])
    expect(await isSignedIn(browser)).toBe(false)
  })

  test('[A50] a person who cancels at the provider is told, and stays out', async () => {
    expect(await throughProvider(world, browser, null)).toBe('/provider?why=provider-refused')
    expect(await isSignedIn(browser)).toBe(false)
  })
})

describe('with an invitation', () => {
  test('[A51] a newcomer joins as invited without a password, and comes back through the provider', async () => {
    const invitation = await invited('ana@example.org')
    expect(await throughProvider(world, browser, ANA, { invitation })).toBe('/')
    const { body: me } = await browser.ask('GET', '/api/me')
    expect(me).toMatchObject({ account: { name: 'Asesoría', email: 'ana@example.org' }, memberships: [{ group: GROUP, role: 'observer' }] })
    expect(await throughProvider(world, browserOf(world), { sub: ANA.sub })).toBe('/')
    expect((await visitPassword('ana@example.org')).body.refusal).toBe('wrong-credentials')
  })

  test('[A51] takes the address that the provider has verified where the invitation has none, and no unverified one', async () => {
    const invitation = await invited(null)
    expect(await throughProvider(world, browser, { ...ANA, email_verified: false }, { invitation })).toBe('/provider?why=provider-email')
    browser.jar.clear()
    expect(await throughProvider(world, browser, ANA, { invitation })).toBe('/')
    expect((await browser.ask('GET', '/api/me')).body.account.email).toBe('ana@example.org')
  })

  test('[A51] refuses an invitation for another address, one that was used, and an address that another account has', async () => {
    const invitation = await invited('bea@example.org')
    expect(await throughProvider(world, browser, ANA, { invitation })).toBe('/provider?why=email-differs')
    await world.addPerson('bea@example.org', 'delegate')
    browser.jar.clear()
    expect(await throughProvider(world, browser, { sub: 'x' }, { invitation })).toBe('/provider?why=email-taken')
    const begun = await begin(browser, { invitation })
    await world.server.deps.db.updateTable('invitation').set({ revoked_at: 1 }).execute()
    expect(await comeBack(world, browser, await atProvider(world, browser, begun, ANA))).toBe('/provider?why=link-invalid')
    expect((await browser.ask('POST', '/api/provider-sign-ins', { provider: ID, invitation })).body.refusal).toBe('link-invalid')
  })
})

const visitPassword = (email: string) => browserOf(world).ask('POST', '/api/session', { email, password: PASSWORD })

describe('a second factor of the account', () => {
  const waiting = () =>
    world.server.deps.db.selectFrom('provider_attempt').select('found').where('found', 'like', '%ana@example.org%').execute()
  const withFactor = async () => {
    await addConfirmed('ana@example.org')
    const here = await signedIn(world, 'ana@example.org')
    const { body } = await here.ask('POST', '/api/me/authenticator-secrets', {})
    const totp = new TOTP({ secret: Secret.fromBase32(body.secret) })
    await here.ask('PUT', '/api/me/authenticator', { secret: body.secret, code: totp.generate() })
    return () => totp.generate({ timestamp: Date.now() + 30_000 })
  }

  test('[A52] is asked for where the provider saw only one, and nothing is linked or opened before', async () => {
    const code = await withFactor()
    expect(await throughProvider(world, browser, ANA)).toBe('/provider?step=factor&factors=code&to=%2F')
    expect(await isSignedIn(browser)).toBe(false)
    expect(await world.server.deps.db.selectFrom('provider_link').select('id').execute()).toEqual([])
    expect(await waiting()).toHaveLength(1)
    const give = (visitor: Browser, factor: object) => visitor.ask('PUT', '/api/provider-sign-ins/factor', { factor })
    expect((await give(browserOf(world), { code: code() })).body.refusal).toBe('provider-expired')
    expect((await give(browser, { code: '000000' })).body.refusal).toBe('wrong-code')
    expect((await give(browser, { code: code() })).status).toBe(200)
    expect((await browser.ask('GET', '/api/sessions')).body.find((one: { current: boolean }) => one.current)).toMatchObject({
      way: 'provider',
      factor: 'code',
    })
    expect((await give(browser, { code: code() })).body.refusal).toBe('provider-expired')
  })

  test('[O19] keeps what the provider said of the person no longer than it waits', async () => {
    await withFactor()
    await throughProvider(world, browser, ANA)
    expect(await waiting()).toHaveLength(1)
    const { deps } = world.server
    const now = instant(deps.clock.now() + 10 * 60_000)
    await markEnds({ ...deps, clock: { ...deps.clock, now: () => now } }, world.config)
    expect(await waiting()).toEqual([])
  })

  test.each<{ amr?: string[]; acr?: string }>([{ amr: ['pwd', 'mfa'] }, { acr: 'https://refeds.org/profile/mfa' }])(
    '[A52] is not asked for where the provider says that it saw several: %j',
    async (said) => {
      await withFactor()
      expect(await throughProvider(world, browser, { ...ANA, ...said })).toBe('/')
      expect(await isSignedIn(browser)).toBe(true)
    },
  )
})

describe('under my account', () => {
  test('[A53] somebody links a provider, finds it in the list, and unlinks it; other sessions end each time', async () => {
    await world.addPerson('ana@example.org', 'delegate')
    const other = await signedIn(world, 'ana@example.org')
    const mine = browserOf(world)
    await mine.ask('POST', '/api/session', { email: 'ana@example.org', password: PASSWORD })
    const { body } = await mine.ask('POST', '/api/me/provider-links', { provider: ID })
    expect(await comeBack(world, mine, await atProvider(world, mine, body.address, { sub: 'x', name: 'Ana' }))).toBe('/me')
    expect((await other.ask('GET', '/api/me')).status).toBe(401)
    const { body: links } = await mine.ask('GET', '/api/me/provider-links')
    expect(links).toMatchObject([{ provider: ID, label: 'Ana' }])
    await throughProvider(world, browser, { sub: 'x' })
    expect((await mine.ask('DELETE', `/api/me/provider-links/${links[0].id}`)).status).toBe(204)
    expect(await isSignedIn(browser)).toBe(false)
    expect(await throughProvider(world, browser, { sub: 'x' })).toBe('/provider?why=provider-stranger')
    expect((await audited()).map(({ action }) => action)).toEqual(['provider.linked', 'provider.unlinked', 'provider.refused'])
  })

  test('[A53] a sign-in of the provider that opens another account is linked to no second one, and without a password the only one stays', async () => {
    const invitation = await invited('ana@example.org')
    await throughProvider(world, browser, ANA, { invitation })
    const [link] = (await browser.ask('GET', '/api/me/provider-links')).body
    expect((await browser.ask('DELETE', `/api/me/provider-links/${link.id}`)).body.refusal).toBe('only-way-in')
    const chair = browserOf(world)
    await chair.ask('POST', '/api/session', { email: 'chair@example.org', password: PASSWORD })
    const { body } = await chair.ask('POST', '/api/me/provider-links', { provider: ID })
    expect(await comeBack(world, chair, await atProvider(world, chair, body.address, ANA))).toBe('/provider?why=provider-taken')
    expect((await chair.ask('DELETE', `/api/me/provider-links/${link.id}`)).body.refusal).toBe('not-found')
  })

  test('[A53] linking and unlinking need a fresh proof, which the provider gives only when the person has just signed in there', async () => {
    const account = await addConfirmed('ana@example.org')
    await throughProvider(world, browser, ANA)
    const forget = () => world.server.deps.db.updateTable('session').set({ proven_at: null }).where('account', '=', account).execute()
    await forget()
    expect((await browser.ask('POST', '/api/me/provider-links', { provider: ID })).body.refusal).toBe('proof-needed')
    const prove = async (person: object) => {
      browser.jar.clear()
      const { body } = await browser.ask('POST', '/api/session/provider-proofs', { provider: ID, returnTo: '/me' })
      return comeBack(world, browser, await atProvider(world, browser, body.address, { ...ANA, ...person }))
    }
    expect(await prove({ sub: 'somebody else' })).toMatch(/^\/provider\?why=provider-(proof|refused)$/)
    expect(await prove({})).toBe('/me')
    expect((await browser.ask('POST', '/api/me/provider-links', { provider: ID })).status).toBe(201)
  })
})
