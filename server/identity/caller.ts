// The caller of a request before authentication, and what signing in returns.
import type { FactorKind } from '../../shared/api/passkeys.ts'
import type { Refusal } from '../../shared/refusals.ts'

export interface Caller {
  /** From the socket, or from the configured trusted proxy. */
  readonly address: string
  readonly cookieHeader: string | undefined
  /** User agent. */
  readonly host: string | undefined
  /** Has opened a valid link: what others in its network have failed at does not count against it. */
  readonly hasLink?: true
}

/** A refusal with the seconds to wait, or the possible second factors, if there are any. */
export type IdentityConfirmation<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal; readonly retryAfter?: number; readonly factors?: readonly FactorKind[] }
