// The tables of sign-in through providers (OpenID Connect).

/** Link between a person at a provider and their account here. */
export interface ProviderLinkTable {
  id: string
  issuer: string
  subject: string
  account: string
  /** Id of the provider in the configuration. */
  provider: string
  /** The provider's name for the person: an address, or a name. */
  label: string
  created_at: number
  last_used: number | null
}
/** A sign-in in progress at the provider; each `state` is used once. */
export interface ProviderAttemptTable {
  /** SHA-256 of `state`. */
  state_hash: string
  /** SHA-256 of the cookie of the browser that started it. */
  browser_hash: string
  provider: string
  purpose: string
  nonce: string
  verifier: string
  return_to: string
  /** SHA-256 of the invitation's token. */
  invitation: string | null
  /** The session that links a provider, or confirms an identity. */
  session: string | null
  /** The provider's claims, as JSON, while the second factor of the account is pending. */
  found: string | null
  expires_at: number
}
/** The provider that opened a session. */
export interface ProviderSessionTable {
  session: string
  provider: string
  issuer: string
  subject: string
  /** The provider's session id (`sid`). */
  sid: string | null
  /** Id token hint for signing out at the provider. */
  id_token: string
}
/** Logout tokens received: each is used once. */
export interface ProviderLogoutTable {
  token_hash: string
  expires_at: number
}
