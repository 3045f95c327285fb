// The tables of second factors.
import type { Generated } from 'kysely'

/** The authenticator app of an account (TOTP, RFC 6238). */
export interface AuthenticatorTable {
  account: string
  /** Base32, unencrypted: anyone who reads it can compute the same codes. */
  secret: string
  created_at: number
  /** The time step of the last accepted code: neither it nor an earlier one is accepted again. */
  last_step: number
}
export interface RecoveryCodeTable {
  account: string
  /** SHA-256 of the code and its account. */
  hash: string
  created_at: number
  used_at: Generated<number | null>
}

export interface PasskeyTable {
  id: string
  account: string
  /** The credential ID of the authenticator, in base64url. */
  credential: string
  /** COSE, in base64url. */
  public_key: string
  /** The authenticator's use counter; 0 if it has none. */
  counter: number
  /** The host name for which it was created (the RP ID). */
  host: string
  name: string
  created_at: number
  last_used: Generated<number | null>
}
/** Each can be used once. */
export interface PasskeyChallengeTable {
  hash: string
  purpose: 'add' | 'use'
  /** The session that adds a passkey, or the hash of the cookie of the browser that uses one. */
  holder: string
  expires_at: number
}
