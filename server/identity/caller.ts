// The caller of a request before authentication, and what signing in returns.
import type { FactorKind } from '../../shared/api/passkeys.ts'
import type { Refusal } from '../../shared/refusals.ts'

export interface Caller {
  /** Of the socket, or of the configured trusted proxy. */
  readonly address: string
  readonly cookieHeader: string | undefined
  /** As the browser names it. */
  readonly host: string | undefined
}

/** A refusal with the seconds to wait, or the kinds of second factor that can be given, where there are any. */
export type Proof<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal; readonly retryAfter?: number; readonly factors?: readonly FactorKind[] }
