// A server with a real provider on loopback, and browsers that go to both.

import type { Ports } from '../../../server/compose/ports.ts'
import { type IdentityProvider, startIdentityProvider, type TestPerson } from '../../harness/identityProvider.ts'
import { type Answer, openWorld, type Visitor, visit, type World } from '../testWorld.ts'

export const ID = 'ministry'

export interface ProviderWorld extends World {
  readonly provider: IdentityProvider
}
export const openProviderWorld = async (
  options: { readonly ports?: Partial<Ports>; readonly env?: Record<string, string> } = {},
): Promise<ProviderWorld> => {
  const ruta: { url: string | null } = { url: null }
  const provider = await startIdentityProvider(() => ruta.url ?? '', ID)
  const world = await openWorld({ ...options, env: { OIDC_PROVIDERS: ID, ...provider.env(ID), ...options.env } })
  ruta.url = world.server.url
  return {
    ...world,
    provider,
    async close() {
      await world.close()
      await provider.close()
    },
  }
}

/** A browser, with its cookies at Ruta and at the provider. */
export interface Browser extends Visitor {
  readonly jar: Map<string, string>
}
export const browserOf = (world: World): Browser => {
  const visitor = visit(world)
  return {
    ask: visitor.ask,
    cookies: visitor.cookies,
    get cookieHeader() {
      return visitor.cookieHeader
    },
    jar: new Map(),
  }
}

const step = async (address: string, cookies: Map<string, string>, init: RequestInit = {}) => {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const response = await fetch(address, {
    ...init,
    redirect: 'manual',
    headers: { ...(cookie ? { Cookie: cookie } : {}), ...init.headers },
  })
  for (const line of response.headers.getSetCookie()) {
    const [pair = ''] = line.split(';')
    const [name = '', ...value] = pair.split('=')
    if (value.join('=') === '' || /Max-Age=0\b|expires=Thu, 01 Jan 1970/i.test(line)) cookies.delete(name)
    else cookies.set(name, value.join('='))
  }
  return response
}

/** What the browser is led to at the end of its way through the provider: our redirect address, with its answer. */
export const atProvider = async (
  { provider, server }: ProviderWorld,
  browser: Browser,
  address: string,
  person: TestPerson | null,
): Promise<string> => {
  provider.person = person
  let next = address
  for (let hops = 0; hops < 12; hops++) {
    const response = await step(next, browser.jar)
    const location = response.headers.get('location')
    if (location === null) throw new Error(`the provider answered ${response.status} ${await response.text()}`)
    next = new URL(location, next).href
    if (next.startsWith(server.url)) return next
  }
  throw new Error('the provider led nowhere')
}

/** Follows our redirect address, and says to which of our pages it leads. */
export const comeBack = async ({ server }: World, browser: Browser, answer: string): Promise<string> => {
  const response = await step(answer, browser.cookies)
  if (response.status !== 302) throw new Error(`${response.status} ${await response.text()}`)
  const page = response.headers.get('location') ?? ''
  if (!page.startsWith(server.url)) throw new Error(`led away to ${page}`)
  return page.slice(server.url.length)
}

export const begin = async (browser: Browser, body: object = {}): Promise<string> => {
  const answer = await browser.ask('POST', '/api/provider-sign-ins', { provider: ID, ...body })
  if (answer.status !== 201) throw new Error(`${answer.status} ${answer.text}`)
  return answer.body.address
}
/** All of it: the page of ours on which it ends. */
export const throughProvider = async (
  world: ProviderWorld,
  browser: Browser,
  person: TestPerson | null,
  body: object = {},
): Promise<string> => comeBack(world, browser, await atProvider(world, browser, await begin(browser, body), person))

export const isSignedIn = async (browser: Browser): Promise<boolean> => ((await browser.ask('GET', '/api/me')) as Answer).status === 200

/** At the provider itself; it tells Ruta by its back channel before it answers. */
export const signOutAtProvider = async ({ provider }: ProviderWorld, browser: Browser): Promise<void> => {
  const page = await (await step(`${provider.issuer}/session/end`, browser.jar)).text()
  const xsrf = /name="xsrf" value="([^"]+)"/.exec(page)?.[1] ?? ''
  await step(`${provider.issuer}/session/end/confirm`, browser.jar, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ xsrf, logout: 'yes' }),
  })
}
