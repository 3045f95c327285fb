// Composes sign-in through providers, once per server.
import type { Identity } from '../identity/identity.ts'
import { tellProviderChanged } from '../identity/mails.ts'
import type { TellLink } from './links.ts'
import type { Fetch } from './outbound.ts'
import { createProvider, type Provider } from './provider.ts'
import type { ProviderSettings } from './settings.ts'

export interface Providers {
  readonly identity: Identity
  readonly all: readonly Provider[]
  readonly secure: boolean
  byId(id: string): Provider | null
  /** Redirect URI registered at the provider. */
  redirectOf(id: string): string
  tellOf(provider: Provider | null): TellLink
}

interface Parts {
  readonly settings: readonly ProviderSettings[]
  readonly secure: boolean
  /** Instead of the network. */
  readonly fetch?: Fetch
}

export const createProviders = (identity: Identity, { settings, secure, fetch }: Parts): Providers => {
  const { deps, mail, report, url } = identity
  const all = settings.map((one) => createProvider(one, { clock: deps.clock, report, ...(fetch ? { fetch } : {}) }))
  return {
    identity,
    all,
    secure,
    byId: (id) => all.find(({ settings: { id: own } }) => own === id) ?? null,
    redirectOf: (id) => `${url}/api/providers/${id}/sign-in`,
    tellOf: (provider) => (inside, account, change) =>
      tellProviderChanged(inside, mail, account, { change, name: provider?.settings.name ?? null }),
  }
}
