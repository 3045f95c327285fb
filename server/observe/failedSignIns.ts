// Failed sign-ins as lines of the log, for what blocks addresses (fail2ban) or watches for attacks.
import type { Refusal } from '../../shared/refusals.ts'
import type { Logger } from './logger.ts'

/** An API token counts as a sign-in of its own. */
const FAILED_SIGN_INS: ReadonlySet<Refusal> = new Set<Refusal>([
  'wrong-credentials',
  'wrong-code',
  'wrong-passkey',
  'too-many-failures',
  'too-many-codes',
  'network-failures',
  'token-invalid',
])

interface Answered {
  readonly refusal: Refusal | null
  readonly requestId: string
  readonly address: string
}

/** The order of the fields is documented: the filter of fail2ban is a regular expression. */
export const logFailedSignIn = (logger: Pick<Logger, 'warn'>, { refusal, requestId, address }: Answered): void => {
  if (refusal === null || !FAILED_SIGN_INS.has(refusal)) return
  logger.warn({ event: 'sign-in-failed', requestId, address, refusal }, 'a sign-in failed')
}
