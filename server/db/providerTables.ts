// The tables of signing in through providers (OpenID Connect).

/** One person at one provider, and their account here. */
export interface ProviderLinkTable {
  id: string
  issuer: string
  subject: string
  account: string
  /** By its id in the configuration. */
  provider: string
  /** What the provider calls the person: an address, or a name. */
  label: string
  created_at: number
  last_used: number | null
}
/** A sign-in that has been sent to the provider; each `state` is taken once. */
export interface ProviderAttemptTable {
  /** SHA-256 of `state`. */
  state_hash: string
  /** SHA-256 of the cookie of the browser that began it. */
  browser_hash: string
  provider: string
  purpose: string
  nonce: string
  verifier: string
  return_to: string
  /** SHA-256 of the invitation's token. */
  invitation: string | null
  /** The session that links or proves. */
  session: string | null
  /** What the provider said, as JSON, while the second factor of the account is missing. */
  found: string | null
  expires_at: number
}
/** By which provider a session was opened. */
export interface ProviderSessionTable {
  session: string
  provider: string
  issuer: string
  subject: string
  /** The provider's own name of its session. */
  sid: string | null
  /** Shown to the provider when the person signs out. */
  id_token: string
}
/** Logout tokens that were received: each is taken once. */
export interface ProviderLogoutTable {
  token_hash: string
  expires_at: number
}
