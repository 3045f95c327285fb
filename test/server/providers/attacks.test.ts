// What somebody hostile may try around a sign-in through a provider: each attempt ends with nobody signed in.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { fetchFor } from '../../../server/providers/outbound.ts'
import { ownPage } from '../../../server/providers/returnTo.ts'
import { readProviders } from '../../../server/providers/settings.ts'
import { CLIENT, startIdentityProvider } from '../../harness/identityProvider.ts'
import { createFakeClock } from '../fakeClock.ts'
import { openWorld } from '../testWorld.ts'
import {
  atProvider,
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
const ANA = { sub: 'ana-at-ministry', email: 'ana@example.org', email_verified: true }
const open = async (options: Parameters<typeof openProviderWorld>[0] = {}) => {
  world = await openProviderWorld(options)
  onTestFinished(world.close)
  await world.addPerson('ana@example.org', 'delegate')
  await world.server.deps.db.updateTable('account').set({ email_confirmed: 1 }).execute()
  return browserOf(world)
}
const EXPIRED = '/provider?why=provider-expired'
const REFUSED = '/provider?why=provider-refused'
const withQuery = (answer: string, change: Record<string, string | null>): string => {
  const url = new URL(answer)
  for (const [name, value] of Object.entries(change))
    if (value === null) url.searchParams.delete(name)
    else url.searchParams.set(name, value)
  return url.href
}

describe('[A54] the answer of a provider', () => {
  test('is taken once: the same address again opens nothing', async () => {
    const browser = await open()
    const answer = await atProvider(world, browser, await begin(browser), ANA)
    expect(await comeBack(world, browser, answer)).toBe('/')
    await browser.ask('DELETE', '/api/session')
    expect(await comeBack(world, browser, answer)).toBe(EXPIRED)
    expect(await isSignedIn(browser)).toBe(false)
  })

  test('is taken in the browser alone that began: nobody is signed in to the account of somebody who sends them a link', async () => {
    const attacker = await open()
    const victim = browserOf(world)
    const answer = await atProvider(world, attacker, await begin(attacker), ANA)
    expect(await comeBack(world, victim, answer)).toBe(EXPIRED)
    await begin(victim)
    expect(await comeBack(world, victim, answer)).toBe(EXPIRED)
    expect(await isSignedIn(victim)).toBe(false)
    expect(await comeBack(world, attacker, answer)).toBe('/')
  })

  test('is taken within ten minutes', async () => {
    const clock = createFakeClock()
    const browser = await open({ ports: { clock } })
    const answer = await atProvider(world, browser, await begin(browser), ANA)
    clock.advance(10 * 60_000 + 1)
    expect(await comeBack(world, browser, answer)).toBe(EXPIRED)
  })

  test('with anything in it changed opens nothing', async () => {
    await open()
    const changes: readonly [Record<string, string | null>, string][] = [
      [{ state: 'x'.repeat(43) }, EXPIRED],
      [{ state: null }, EXPIRED],
      [{ iss: 'https://evil.example.org' }, REFUSED],
      // This provider always names itself.
      [{ iss: null }, REFUSED],
      [{ code: 'x'.repeat(43) }, REFUSED],
      [{ error: 'server_error' }, REFUSED],
    ]
    for (const [change, page] of changes) {
      const browser = browserOf(world)
      const answer = await atProvider(world, browser, await begin(browser), ANA)
      expect(await comeBack(world, browser, withQuery(answer, change)), JSON.stringify(change)).toBe(page)
      expect(await isSignedIn(browser)).toBe(false)
    }
  })

  test('with the code that the provider made for another client, or for another of our attempts, opens nothing', async () => {
    const browser = await open()
    const mine = new URL(await begin(browser))
    const theirs = new URL(mine)
    theirs.searchParams.set('client_id', 'another')
    const stolen = new URL(await atProvider(world, browserOf(world), theirs.href, ANA))
    expect(await comeBack(world, browser, stolen.href)).toBe(REFUSED)
    const [one, other] = [await begin(browser), await begin(browser)]
    const answer = await atProvider(world, browser, one, ANA)
    const state = new URL(other).searchParams.get('state')
    // PKCE: the code is of the other attempt's challenge.
    expect(await comeBack(world, browser, withQuery(answer, { state }))).toBe(REFUSED)
    expect(await isSignedIn(browser)).toBe(false)
  })

  test('opens nothing at the address of another provider (mix-up)', async () => {
    const ruta: { url: string } = { url: '' }
    const other = await startIdentityProvider(() => ruta.url, 'other')
    onTestFinished(() => other.close())
    const browser = await open({ env: { OIDC_PROVIDERS: `${ID},other`, ...other.env('other') } })
    ruta.url = world.server.url
    const answer = await atProvider(world, browser, await begin(browser), ANA)
    expect(await comeBack(world, browser, answer.replace(`/${ID}/`, '/other/'))).toBe(EXPIRED)
    expect(other.asked.filter((one) => one.includes('/token'))).toEqual([])
    expect(await isSignedIn(browser)).toBe(false)
  })

  test('with an ID token of an earlier sign-in (nonce), or one that was changed (signature), opens nothing', async () => {
    const tokens: string[] = []
    let replace: ((token: string) => string) | null = null
    const browser = await open({
      ports: {
        providerFetch: async (address, asked) => {
          const response = await fetchFor('http://localhost')(address, asked)
          if (!address.endsWith('/token')) return response
          const body = await response.json()
          tokens.push(body.id_token)
          return Response.json({ ...body, id_token: replace?.(body.id_token) ?? body.id_token })
        },
      },
    })
    expect(await throughProvider(world, browser, ANA)).toBe('/')
    replace = () => tokens[0] ?? ''
    expect(await throughProvider(world, browserOf(world), ANA)).toBe(REFUSED)
    replace = (token) => {
      const [head, payload = '', signature] = token.split('.')
      const claims = { ...JSON.parse(Buffer.from(payload, 'base64url').toString()), sub: 'somebody else' }
      return [head, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.')
    }
    expect(await throughProvider(world, browserOf(world), ANA)).toBe(REFUSED)
    replace = null
    expect(await throughProvider(world, browserOf(world), ANA)).toBe('/')
  })

  test('links nothing to a session that has ended or is another’s', async () => {
    const browser = await open()
    await browser.ask('POST', '/api/session', { email: 'ana@example.org', password: 'vela lenta sobre el agua' })
    const linking = async () => (await browser.ask('POST', '/api/me/provider-links', { provider: ID })).body.address
    const answer = await atProvider(world, browser, await linking(), { sub: 'x' })
    await browser.ask('DELETE', '/api/session')
    expect(await comeBack(world, browser, answer)).toBe(EXPIRED)
    expect(await world.server.deps.db.selectFrom('provider_link').select('id').execute()).toEqual([])
  })
})

describe('[A54] the page to go on at', () => {
  test.each([
    '//evil.example.org',
    '/\\evil.example.org',
    'https://evil.example.org',
    '/.//evil.example.org',
    'javascript:alert(1)',
    '/\t/evil.example.org',
    '',
    '/api/me',
    '/provider?why=x',
    '\\\\evil',
  ])('%j leads home', (path) => expect(ownPage(path)).toBe('/'))
  test('a page of ours is kept, with what follows it', () => {
    expect(ownPage('/g/tco/texts/x?a=1#b')).toBe('/g/tco/texts/x?a=1#b')
    expect(ownPage(`/${'x'.repeat(1_000)}`)).toBe('/')
  })
})

describe('[A55] requests of this server to addresses of a provider’s description', () => {
  const plain = { method: 'GET', headers: {} }
  test.each([
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://169.254.169.254/latest',
    'https://10.0.0.1/',
    'https://localhost/',
    'https://[::ffff:127.0.0.1]/',
    'https://2130706433/',
  ])('%s is no address of a provider on the internet', (address) =>
    expect(fetchFor('https://idp.example.org')(address, plain)).rejects.toThrow('not a public address'),
  )
  test('nothing is asked without https, but of a provider on this machine', async () => {
    await expect(fetchFor('https://idp.example.org')('http://idp.example.org/', plain)).rejects.toThrow('not https')
    await expect(fetchFor('http://127.0.0.1:1')('http://idp.example.org/', plain)).rejects.toThrow('not https')
  })
  test('redirects are not followed, and long answers not read', async () => {
    let asked = 0
    const server = createServer((request, response) => {
      asked++
      if (request.url === '/') response.writeHead(302, { location: '/elsewhere' }).end()
      else response.end('x'.repeat(2_000_000))
    }).listen(0, '127.0.0.1')
    onTestFinished(() => void server.close())
    await new Promise((resolve) => server.once('listening', resolve))
    const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    expect((await fetchFor(at)(`${at}/`, plain)).status).toBe(302)
    expect(asked).toBe(1)
    await expect(fetchFor(at)(`${at}/long`, plain)).rejects.toThrow('too large')
  })
  test('an answer that changes to another protocol is none', async () => {
    const server = createServer((_, response) => response.writeHead(101, { Connection: 'Upgrade', Upgrade: 'other' }).end())
    server.listen(0, '127.0.0.1')
    onTestFinished(() => {
      server.closeAllConnections()
      server.close()
    })
    await new Promise((resolve) => server.once('listening', resolve))
    const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    await expect(fetchFor(at)(`${at}/`, plain)).rejects.toThrow('without an answer')
  })
  test('a description of another issuer, or one that leads browsers to a script, is none', async () => {
    for (const change of [
      { issuer: 'https://login.microsoftonline.com/{tenantid}/v2.0' },
      { authorization_endpoint: 'javascript:alert(1)' },
      { end_session_endpoint: 'http://evil.example.org' },
      { jwks_uri: undefined },
    ]) {
      const browser = await open({
        ports: {
          providerFetch: async (address, asked) => {
            const response = await fetchFor('http://localhost')(address, asked)
            return address.includes('.well-known') ? Response.json({ ...(await response.json()), ...change }) : response
          },
        },
      })
      const answer = await browser.ask('POST', '/api/provider-sign-ins', { provider: ID })
      expect([answer.status, answer.body.refusal], JSON.stringify(change)).toEqual([503, 'provider-down'])
    }
  })
})

describe('[A56] a provider that is down', () => {
  test('keeps no server from starting and nobody from signing in by password, and is asked again later', async () => {
    const clock = createFakeClock()
    const browser = await open({ ports: { clock } })
    world.provider.down = true
    const answer = await browser.ask('POST', '/api/provider-sign-ins', { provider: ID })
    expect([answer.status, answer.body.refusal]).toEqual([503, 'provider-down'])
    expect((await browser.ask('POST', '/api/session', { email: 'ana@example.org', password: 'vela lenta sobre el agua' })).status).toBe(200)
    const asked = world.provider.asked.length
    await browser.ask('POST', '/api/provider-sign-ins', { provider: ID })
    expect(world.provider.asked.length).toBe(asked)
    world.provider.down = false
    clock.advance(11_000)
    expect(await throughProvider(world, browserOf(world), ANA)).toBe('/')
  })

  test('is given as the reason when the browser comes back', async () => {
    const browser = await open()
    const answer = await atProvider(world, browser, await begin(browser), ANA)
    world.provider.down = true
    expect(await comeBack(world, browser, answer)).toBe('/provider?why=provider-down')
  })

  test('does not hold up the server by never answering', async () => {
    const silent = await openWorld({
      env: { OIDC_PROVIDERS: 'gone', OIDC_GONE_ISSUER: 'http://127.0.0.1:9', OIDC_GONE_CLIENT_ID: 'x', OIDC_GONE_CLIENT_SECRET: 'y' },
    })
    onTestFinished(() => silent.close())
    expect((await browserOf(silent).ask('GET', '/api/providers')).body).toEqual([{ id: 'gone', name: { es: 'gone', en: 'gone' } }])
  })
})

test('[A54] attempts are throttled by address', async () => {
  const browser = await open()
  const answers = []
  for (let tries = 0; tries < 61; tries++) answers.push((await browser.ask('POST', '/api/provider-sign-ins', { provider: ID })).status)
  expect(answers.slice(-2)).toEqual([201, 429])
})

test('[A11] settings of providers: each problem is named, and no secret printed', () => {
  const problems: string[] = []
  readProviders(
    {
      OIDC_A_ISSUER: 'http://idp.example.org',
      OIDC_A_CLIENT_ID: 'x',
      OIDC_A_CLIENT_SECRET: CLIENT.secret,
      OIDC_B_ISSUER: 'https://idp.example.org/?x=1',
    },
    ['a', 'b'],
    problems,
  )
  expect(problems.map((problem) => problem.split(/[= ]/)[0])).toEqual([
    'OIDC_A_ISSUER',
    'OIDC_B_ISSUER',
    'OIDC_B_CLIENT_ID',
    'OIDC_B_CLIENT_SECRET',
  ])
  expect(problems.join()).not.toContain(CLIENT.secret)
})
