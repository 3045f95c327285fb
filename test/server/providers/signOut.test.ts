// Signing out, in both directions: the provider's word ends sessions here, and a sign-out here leads to the provider's own.
import { generateKeyPair, SignJWT } from 'jose'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fetchFor } from '../../../server/providers/outbound.ts'
import { CLOSE_CODES } from '../../../shared/protocol/closeCodes.ts'
import { CLIENT } from '../../harness/identityProvider.ts'
import { createFakeClock } from '../fakeClock.ts'
import { join } from '../relay/sockets.ts'
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
  signOutAtProvider,
  throughProvider,
} from './providerWorld.ts'

let world: ProviderWorld
let browser: Browser
const ANA = { sub: 'ana-at-ministry', email: 'ana@example.org', email_verified: true }
/** Keys of the test's own, beside those of the provider, so that a test can sign what the provider would not. */
const keys = await generateKeyPair('RS256', { extractable: true })
const EVENTS = { 'http://schemas.openid.net/event/backchannel-logout': {} }
let jti = 0

beforeEach(async () => {
  const { exportJWK } = await import('jose')
  const own = { ...(await exportJWK(keys.publicKey)), kid: 'test', use: 'sig', alg: 'RS256' }
  world = await openProviderWorld({
    ports: {
      providerFetch: async (address, asked) => {
        const response = await fetchFor('http://localhost')(address, asked)
        if (!address.endsWith('/jwks')) return response
        const found = await response.json()
        return Response.json({ keys: [...found.keys, own] })
      },
    },
  })
  await world.addPerson('ana@example.org', 'delegate')
  await world.server.deps.db.updateTable('account').set({ email_confirmed: 1 }).execute()
  browser = browserOf(world)
  await throughProvider(world, browser, ANA)
})
afterEach(() => world.close())

const claims = (change: object = {}) => ({
  iss: world.provider.issuer,
  aud: CLIENT.id,
  iat: Math.floor(Date.now() / 1000),
  jti: `jti ${jti++}`,
  sub: ANA.sub,
  events: EVENTS,
  ...change,
})
const signed = (payload: object, { key = keys.privateKey, header = {} }: { key?: CryptoKey; header?: object } = {}) =>
  new SignJWT({ ...payload }).setProtectedHeader({ alg: 'RS256', kid: 'test', ...header }).sign(key)
const tell = async (
  token: string,
  { type = 'application/x-www-form-urlencoded', body = new URLSearchParams({ logout_token: token }).toString() } = {},
) => {
  const response = await fetch(`${world.server.url}/api/providers/${ID}/logout-tokens`, {
    method: 'POST',
    headers: { 'Content-Type': type },
    body,
  })
  return response.status
}

describe('back-channel logout', () => {
  test('[A57] signing out at the provider ends the session here, and not those of others or by password', async () => {
    const byPassword = browserOf(world)
    await byPassword.ask('POST', '/api/session', { email: 'ana@example.org', password: 'vela lenta sobre el agua' })
    const elsewhere = browserOf(world)
    await throughProvider(world, elsewhere, ANA)
    expect(await isSignedIn(browser)).toBe(true)
    await signOutAtProvider(world, browser)
    await expect.poll(() => isSignedIn(browser)).toBe(false)
    expect([await isSignedIn(byPassword), await isSignedIn(elsewhere)]).toEqual([true, true])
    const audit = await world.server.deps.db.selectFrom('audit').select(['action', 'detail']).execute()
    expect(audit).toContainEqual({ action: 'provider.signedOut', detail: ID })
  })

  test('[A57] closes the sockets of the session at once', async () => {
    const joined = await join(world, browser, 'roadmap:tco')
    await signOutAtProvider(world, browser)
    expect(await joined.closed).toBe(CLOSE_CODES.signIn)
  })

  test('[A57] a token without a session of the provider ends all that it opened for that person', async () => {
    const elsewhere = browserOf(world)
    await throughProvider(world, elsewhere, ANA)
    expect(await tell(await signed(claims()))).toBe(200)
    expect([await isSignedIn(browser), await isSignedIn(elsewhere)]).toEqual([false, false])
  })

  test('[A57] each token is taken once', async () => {
    const token = await signed(claims())
    expect(await tell(token)).toBe(200)
    await throughProvider(world, browser, ANA)
    expect(await tell(token)).toBe(400)
    expect(await isSignedIn(browser)).toBe(true)
  })

  test('[A57] a token that came while nothing could be written ends them when it comes again', async () => {
    const { db } = world.server.deps
    const token = await signed(claims())
    await sql.raw(`CREATE TRIGGER full BEFORE DELETE ON session BEGIN SELECT RAISE(ABORT, 'no room'); END`).execute(db)
    expect(await tell(token)).toBe(500)
    await sql.raw('DROP TRIGGER full').execute(db)
    expect(await isSignedIn(browser)).toBe(true)
    expect(await tell(token)).toBe(200)
    expect(await isSignedIn(browser)).toBe(false)
    expect(await tell(token)).toBe(400)
  })

  test('[A57] a token that is wrong in any way ends nothing', async () => {
    const tokens: readonly [string, (base: ReturnType<typeof claims>) => Promise<string>][] = [
      ['another issuer', (base) => signed({ ...base, iss: 'https://evil.example.org' })],
      ['another client', (base) => signed({ ...base, aud: 'another' })],
      ['no event', (base) => signed({ ...base, events: {} })],
      ['an event that is no object', (base) => signed({ ...base, events: { 'http://schemas.openid.net/event/backchannel-logout': 'x' } })],
      ['a nonce, as an ID token has', (base) => signed({ ...base, nonce: 'x' })],
      ['neither person nor session', (base) => signed({ ...base, sub: undefined })],
      ['no name of its own', (base) => signed({ ...base, jti: undefined })],
      ['no time', (base) => signed({ ...base, iat: undefined })],
      ['a time an hour ago', (base) => signed({ ...base, iat: base.iat - 3_600 })],
      ['a time an hour ahead', (base) => signed({ ...base, iat: base.iat + 3_600 })],
      ['an end that is past', (base) => signed({ ...base, exp: base.iat - 600 })],
      ['the type of another token', (base) => signed(base, { header: { typ: 'at+jwt' } })],
      ['the signature of another key', async (base) => signed(base, { key: (await generateKeyPair('RS256')).privateKey })],
      ['an unknown key', (base) => signed(base, { header: { kid: 'nobody' } })],
      [
        'the signature of the shared secret',
        (base) => new SignJWT({ ...base }).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(CLIENT.secret.padEnd(32))),
      ],
      [
        'no signature',
        async (base) =>
          `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(JSON.stringify(base)).toString('base64url')}.`,
      ],
      ['no form of a token', async () => 'x'],
    ]
    for (const [wrong, make] of tokens) expect(await tell(await make(claims())), wrong).toBe(400)
    expect(await isSignedIn(browser)).toBe(true)
  })

  test('[A57] without a token, with two, as JSON, from a page of another site, or for a provider that is none it ends nothing', async () => {
    const token = await signed(claims())
    expect(await tell('', { body: '' })).toBe(400)
    expect(await tell('', { body: `logout_token=${token}&logout_token=${token}` })).toBe(400)
    expect(await tell('', { type: 'application/json', body: JSON.stringify({ logout_token: token }) })).toBe(400)
    expect(await tell('', { body: `logout_token=${'x'.repeat(70_000)}` })).toBe(413)
    const foreign = await fetch(`${world.server.url}/api/providers/${ID}/logout-tokens`, {
      method: 'POST',
      headers: { Origin: 'https://evil.example.org', 'Content-Type': 'application/x-www-form-urlencoded' },
      body: `logout_token=${token}`,
    })
    expect(foreign.status).toBe(403)
    expect((await browser.ask('POST', '/api/providers/none/logout-tokens', {})).status).toBe(404)
    expect(await isSignedIn(browser)).toBe(true)
  })
})

describe('signing out here', () => {
  test('[A58] leads to the provider’s own sign-out, with the way back, for a session that it opened', async () => {
    const { status, body } = await browser.ask('DELETE', '/api/session')
    const next = new URL(body.next)
    expect([status, body.recorded, next.origin, next.pathname]).toEqual([200, true, world.provider.issuer, '/session/end'])
    expect(next.searchParams.get('post_logout_redirect_uri')).toBe(`${world.server.url}/`)
    expect(next.searchParams.get('id_token_hint')).toMatch(/\./)
    expect(await isSignedIn(browser)).toBe(false)
    const byPassword = browserOf(world)
    await byPassword.ask('POST', '/api/session', { email: 'ana@example.org', password: 'vela lenta sobre el agua' })
    expect((await byPassword.ask('DELETE', '/api/session')).status).toBe(204)
  })

  test('[A58] works while the provider is down', async () => {
    world.provider.down = true
    expect((await browser.ask('DELETE', '/api/session')).status).toBe(200)
    expect(await isSignedIn(browser)).toBe(false)
    world.provider.down = false
    expect(await comeBack(world, browser, await atProvider(world, browser, await begin(browser), ANA))).toBe('/')
  })

  test('[A58] ends the session before the provider is asked, which may answer late', async () => {
    const clock = createFakeClock()
    const late = Promise.withResolvers<void>()
    let isLate = false
    const other = await openProviderWorld({
      ports: {
        clock,
        providerFetch: async (address, asked) => {
          if (isLate) await late.promise
          return fetchFor('http://localhost')(address, asked)
        },
      },
      env: { IDLE_MINUTES: '1440', SESSION_HOURS: '720' },
    })
    const { db } = other.server.deps
    try {
      await other.addPerson('ana@example.org', 'delegate')
      await db.updateTable('account').set({ email_confirmed: 1 }).execute()
      const leaving = browserOf(other)
      expect(await throughProvider(other, leaving, ANA)).toBe('/')
      // Its description is asked for again.
      clock.advance(2 * 3_600_000)
      isLate = true
      const left = leaving.ask('DELETE', '/api/session')
      await expect.poll(() => db.selectFrom('session').select('id').execute()).toEqual([])
      late.resolve()
      expect((await left).status).toBe(200)
    } finally {
      late.resolve()
      await other.close()
    }
  })

  test('[A58] removes what is kept of the provider’s session together with the session', async () => {
    const { db } = world.server.deps
    expect((await db.selectFrom('provider_session').select('session').execute()).length).toBe(1)
    await browser.ask('DELETE', '/api/session')
    expect(await db.selectFrom('provider_session').select('session').execute()).toEqual([])
  })
})
