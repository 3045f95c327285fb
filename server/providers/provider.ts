// Discovery documents of the sign-in providers: fetched on first use and cached, so that a provider that is down neither keeps a server from
// starting nor blocks sign-ins by password.
import { createRemoteJWKSet, customFetch as keyFetch, type RemoteJWKSet } from 'jose'
import { allowInsecureRequests, ClientSecretBasic, ClientSecretPost, type Configuration, customFetch, discovery } from 'openid-client'
import { ok, type Result, refuse } from '../../shared/result.ts'
import type { Clock } from '../clock.ts'
import { reasonOf } from '../reasonOf.ts'
import { type Fetch, fetchFor } from './outbound.ts'
import { isOnThisMachine, type ProviderSettings } from './settings.ts'

/** Discovery document. */
export interface DiscoveryDocument {
  readonly config: Configuration
  /** `issuer` of its tokens. */
  readonly issuer: string
  /** Of the signatures of its tokens; asked for again when a token names another one. */
  readonly keys: RemoteJWKSet
}

export interface Provider {
  readonly settings: ProviderSettings
  describe(): Promise<Result<DiscoveryDocument, 'provider-down'>>
  /** Error of the last fetch; null on success. */
  trouble(): Promise<string | null>
}

export interface ProviderParts {
  readonly clock: Pick<Clock, 'now'>
  readonly report: (what: string, error: unknown) => void
  /** Instead of the network. */
  readonly fetch?: Fetch
}

const FRESH_MS = 60 * 60_000
/** If a refresh fails, the cached one is used. */
const USABLE_MS = 24 * 60 * 60_000
/** Timeout: everybody who uses the button would wait for it. */
const DOWN_MS = 10_000
const ANSWER_S = 5
/** Anybody can send a token that names an unknown key: its keys are not asked for more often. */
const KEYS_AGAIN_MS = 1_000

/** Asymmetric signatures only: neither the shared secret (HS256) nor `none`. */
export const SIGNATURE_ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519']

export const createProvider = (
  settings: ProviderSettings,
  { clock, report, fetch: send = fetchFor(settings.issuer) }: ProviderParts,
): Provider => {
  let known: { readonly described: DiscoveryDocument; readonly at: number } | null = null
  let failed: { readonly why: string; readonly at: number } | null = null
  let asking: Promise<void> | null = null
  const isWithin = (at: number | undefined, ms: number) => at !== undefined && Math.abs(clock.now() - at) < ms

  const ask = async () => {
    try {
      known = { described: await discover(settings, { clock, fetch: send }), at: clock.now() }
      failed = null
    } catch (error) {
      failed = { why: reasonOf(error), at: clock.now() }
      report(`the sign-in provider ${settings.id} could not be found`, new Error(failed.why))
    }
  }
  const look = async () => {
    if (isWithin(known?.at, FRESH_MS) || isWithin(failed?.at, DOWN_MS)) return
    asking ??= ask().finally(() => {
      asking = null
    })
    await asking
  }
  return {
    settings,
    async describe() {
      await look()
      return known && isWithin(known.at, USABLE_MS) ? ok(known.described) : refuse('provider-down')
    },
    async trouble() {
      await look()
      return failed?.why ?? null
    },
  }
}

const discover = async (
  { issuer, clientId, clientSecret }: ProviderSettings,
  { clock, fetch: send }: { readonly clock: Pick<Clock, 'now'>; readonly fetch: Fetch },
): Promise<DiscoveryDocument> => {
  const url = new URL(issuer)
  const config = await discovery(url, clientId, clientSecret, (...asked) => authentication(...asked, clientSecret), {
    [customFetch]: (address, asked) => send(address, asked),
    timeout: ANSWER_S,
    execute: isOnThisMachine(url) ? [allowInsecureRequests] : [],
  })
  const found = config.serverMetadata()
  // The library accepts the multi-tenant issuers of Entra ID: accounts of any tenant could sign in here.
  if (withoutSlash(found.issuer) !== withoutSlash(issuer)) throw new Error(`it calls itself ${found.issuer}`)
  if (!found.authorization_endpoint || !found.token_endpoint || !found.jwks_uri) throw new Error('it names no endpoint for signing in')
  for (const page of [found.authorization_endpoint, found.end_session_endpoint])
    if (page !== undefined && !mayBeOpened(page, url)) throw new Error('it leads browsers to an address without https')
  let askedAt = Number.NEGATIVE_INFINITY
  const keys = createRemoteJWKSet(new URL(found.jwks_uri), {
    timeoutDuration: ANSWER_S * 1_000,
    cooldownDuration: KEYS_AGAIN_MS,
    // The library's cooldown begins with an answer: where none comes, each token would be another request.
    [keyFetch]: async (address, asked) => {
      if (Math.abs(clock.now() - askedAt) < KEYS_AGAIN_MS) throw new Error('its keys were asked for a moment ago')
      askedAt = clock.now()
      return send(address, asked)
    },
  })
  return { config, issuer: found.issuer, keys }
}

const mayBeOpened = (page: string, issuer: URL): boolean => {
  const url = URL.parse(page)
  return url !== null && (url.protocol === 'https:' || (isOnThisMachine(issuer) && isOnThisMachine(url)))
}
const withoutSlash = (text: string) => text.replace(/\/$/, '')

/** Every provider accepts the secret in the body, and header encodings differ. */
const authentication = (...[server, client, body, headers, secret]: [...Parameters<ReturnType<typeof ClientSecretPost>>, string]) => {
  const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
  const by = methods.includes('client_secret_post') ? ClientSecretPost(secret) : ClientSecretBasic(secret)
  return by(server, client, body, headers)
}
