// A real OpenID provider on loopback: npm's oidc-provider, with accounts named by a test, and a page with a button. Test code decides who signs in;
// protocol, keys and logout tokens are the library's.
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, type JWK } from 'jose'
import Provider from 'oidc-provider'

export interface TestPerson {
  readonly sub: string
  readonly email?: string
  readonly email_verified?: boolean
  readonly name?: string
  readonly amr?: readonly string[]
  readonly acr?: string
}
export interface IdentityProvider {
  readonly issuer: string
  /** The account of the next interactions; null: they cancel. */
  person: TestPerson | null
  /** Shows a page with a button, for stories in a browser. */
  asks: boolean
  /** Answers 503 to everything. */
  down: boolean
  /** Every request except those of pages: `GET /jwks`. */
  readonly asked: string[]
  /** The environment of a Ruta with this provider under this id. */
  env(id: string): Record<string, string>
  /** From now on it signs with a new key, and offers no other. */
  renewKey(): Promise<void>
  close(): Promise<void>
}

export const CLIENT = { id: 'ruta', secret: 'a secret of the two alone' }

/** `ruta`: public URL of the installation, whose redirect URIs are registered. */
export const startIdentityProvider = async (ruta: () => string, id: string): Promise<IdentityProvider> => {
  let callback: (request: IncomingMessage, response: ServerResponse) => unknown = () => undefined
  const server = createServer((request, response) => {
    // A complete Chromium asks each page's server for it.
    if (request.url === '/favicon.ico') return void response.writeHead(204).end()
    self.asked.push(`${request.method} ${request.url?.split('?')[0]}`)
    if (self.down) return void response.writeHead(503).end()
    void callback(request, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A different site than Ruta at 127.0.0.1, as in production.
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`
  const known = new Map<string, TestPerson>()
  const keys: JWK[] = []
  let served: ReturnType<typeof serve> | null = null
  const self: IdentityProvider = {
    issuer,
    person: null,
    asks: false,
    down: false,
    asked: [],
    env: (name) => ({
      [`OIDC_${name.toUpperCase()}_ISSUER`]: issuer,
      [`OIDC_${name.toUpperCase()}_CLIENT_ID`]: CLIENT.id,
      [`OIDC_${name.toUpperCase()}_CLIENT_SECRET`]: CLIENT.secret,
      [`OIDC_${name.toUpperCase()}_NAME_ES`]: 'Cuenta del ministerio',
      [`OIDC_${name.toUpperCase()}_NAME_EN`]: 'Ministry account',
    }),
    async renewKey() {
      const { privateKey } = await generateKeyPair('RS256', { extractable: true })
      keys.push({ ...(await exportJWK(privateKey)), kid: `renewed-${keys.length}`, use: 'sig', alg: 'RS256' })
      served = null
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  // The redirect URIs of a Ruta on a random port are known only once it listens.
  const serve = () => {
    const provider = new Provider(issuer, {
      clients: [
        {
          client_id: CLIENT.id,
          client_secret: CLIENT.secret,
          token_endpoint_auth_method: 'client_secret_post',
          redirect_uris: [`${ruta()}/api/providers/${id}/sign-in`],
          post_logout_redirect_uris: [`${ruta()}/`],
          backchannel_logout_uri: `${ruta()}/api/providers/${id}/logout-tokens`,
          backchannel_logout_session_required: true,
        },
        {
          client_id: 'another',
          client_secret: 'another secret of the other two',
          token_endpoint_auth_method: 'client_secret_post',
          redirect_uris: [`${ruta()}/api/providers/${id}/sign-in`],
        },
      ],
      cookies: { keys: ['for tests'] },
      ...(keys.length === 0 ? {} : { jwks: { keys: keys.slice(-1) } }),
      claims: { openid: ['sub', 'sid', 'amr', 'acr'], email: ['email', 'email_verified'], profile: ['name'] },
      conformIdTokenClaims: false,
      // Its own dispatcher refuses loopback addresses.
      fetch: (address, { dispatcher: _, ...asked }) => fetch(address, asked),
      findAccount: (_, sub) => {
        const { amr: _amr, acr: _acr, ...claims } = known.get(sub) ?? { sub }
        return { accountId: sub, claims: async () => claims }
      },
      loadExistingGrant: async ({ oidc }) => {
        const grant = new provider.Grant({ clientId: oidc.client?.clientId ?? '', accountId: oidc.session?.accountId ?? '' })
        grant.addOIDCScope('openid email profile')
        await grant.save()
        return grant
      },
      interactions: { url: (_, { uid }) => `/interaction/${uid}` },
      features: {
        devInteractions: { enabled: false },
        backchannelLogout: { enabled: true },
        rpInitiatedLogout: {
          enabled: true,
          logoutSource: (ctx, form) => {
            ctx.body = `<!doctype html><title>Ministry</title><main><h1>Ministry</h1>${form}<button form="op.logoutForm" value="yes" name="logout">Sign out</button></main>`
          },
        },
      },
    })
    provider.on('backchannel.error', (_, error) => console.error('The provider could not tell of a sign-out:', error))
    const handle = provider.callback()
    return async (request: IncomingMessage, response: ServerResponse) => {
      if (!request.url?.startsWith('/interaction/')) return handle(request, response)
      const { person } = self
      if (self.asks && !request.url.endsWith('/go')) {
        const action = `${request.url.split('?')[0]}/go`
        response.writeHead(200, { 'content-type': 'text/html' })
        return response.end(
          `<!doctype html><html lang="en"><title>Ministry</title><main><h1>Ministry</h1><a href="${action}">Continue as ${person?.email ?? 'nobody'}</a></main>`,
        )
      }
      request.url = request.url.replace(/\/go$/, '')
      if (!person) return provider.interactionFinished(request, response, { error: 'access_denied' })
      known.set(person.sub, person)
      const { sub, amr, acr } = person
      return provider.interactionFinished(request, response, {
        login: { accountId: sub, ...(amr ? { amr: [...amr] } : {}), ...(acr ? { acr } : {}) },
      })
    }
  }
  callback = async (request, response) => {
    served ??= serve()
    await served(request, response)
  }
  return self
}
