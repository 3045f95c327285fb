// The tables of second factors.
import type { Generated } from 'kysely'

/** The authenticator app of an account (TOTP, RFC 6238). */
export interface AuthenticatorTable {
  account: string
  /** Base32, as the app has it: a reader of it makes the same codes. */
  secret: string
  created_at: number
  /** Of the last code that was taken: neither it nor an earlier one is taken again. */
  last_step: number
}
export interface RecoveryCodeTable {
  account: string
  /** Of the code and its account. */
  hash: string
  created_at: number
  used_at: Generated<number | null>
}
