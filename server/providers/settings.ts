// Configuration of sign-in providers (OpenID Connect): OIDC_PROVIDERS lists their ids, and each has variables of its own.
import type { Bilingual } from '../../shared/bilingual.ts'

export interface ProviderSettings {
  /** Part of URLs registered at the provider: not changed later. */
  readonly id: string
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** Label of its button. */
  readonly name: Bilingual
}

const MOST = 10
const ID = /^[a-z][a-z0-9]{0,19}$/

export const providerIds = (text: string): readonly string[] | null => {
  const ids = text.split(',').map((id) => id.trim())
  return ids.length <= MOST && ids.every((id) => ID.test(id)) && new Set(ids).size === ids.length ? ids : null
}

export const isProviderSecret = (name: string): boolean => /^OIDC_[A-Z0-9]+_CLIENT_SECRET$/.test(name)

type Environment = Readonly<Record<string, string | undefined>>

/** Adds missing or invalid settings to `problems`; secrets are never printed. */
export const readProviders = (env: Environment, ids: readonly string[], problems: string[]): readonly ProviderSettings[] =>
  ids.map((id) => {
    const name = (part: string) => `OIDC_${id.toUpperCase()}_${part}`
    const take = (part: string) => env[name(part)]?.trim() ?? ''
    const needed = (part: string) => {
      const value = take(part)
      if (value === '') problems.push(`${name(part)} is missing: OIDC_PROVIDERS names ${id}.`)
      return value
    }
    const issuer = needed('ISSUER')
    if (issuer !== '' && !isIssuer(issuer)) problems.push(`${name('ISSUER')}=${JSON.stringify(issuer)} must be an https address.`)
    const es = take('NAME_ES') || take('NAME_EN') || id
    return {
      id,
      issuer,
      clientId: needed('CLIENT_ID'),
      clientSecret: needed('CLIENT_SECRET'),
      name: { es, en: take('NAME_EN') || es },
    }
  })

/** http is only for a provider on this machine. */
const isIssuer = (text: string): boolean => {
  const url = URL.parse(text)
  if (url?.search !== '' || url.hash !== '' || url.username !== '') return false
  return url.protocol === 'https:' || isOnThisMachine(url)
}
export const isOnThisMachine = ({ protocol, hostname }: URL): boolean =>
  protocol === 'http:' && (hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname))
