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
