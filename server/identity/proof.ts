// Confirming one's identity again within a session, before changing how one signs in: an open browser or a stolen cookie is not enough.
import type { FactorGiven } from '../../shared/api/secondFactor.ts'
import type { AccountId } from '../../shared/ids.ts'
import { ok, refuse } from '../../shared/result.ts'
import type { Caller, IdentityConfirmation } from './caller.ts'
import type { Identity } from './identity.ts'

/** Lifetime of a confirmation. */
export const PROOF_MS = 10 * 60_000

/** Whether the session needs a new one. Sessions of the demo, which has no passwords, never do. */
export const isConfirmationNeeded = async ({ sessions, deps }: Pick<Identity, 'sessions' | 'deps'>, session: string): Promise<boolean> => {
  const found = await sessions.byId(session)
  if (!found) return true
  return found.way !== 'demo' && (found.provenAt === null || deps.clock.now() >= found.provenAt + PROOF_MS)
}

interface ProvingAgain {
  readonly account: AccountId
  readonly session: string
  readonly given: FactorGiven | { readonly password: string }
  readonly caller: Caller
}

/** With the second factor if there is one; the password alone is then not enough. */
export const proveAgain = async (
  { signIn, secondFactors, sessions }: Identity,
  { account, session, given, caller }: ProvingAgain,
): Promise<IdentityConfirmation<undefined>> => {
  const factor = await secondFactors.check(account, 'password' in given ? undefined : given, caller)
  if (!factor.ok) return factor
  if (factor.value === null) {
    if (!('password' in given)) return refuse('wrong-credentials')
    const confirmed = await signIn.confirm(account, given.password, caller)
    if (!confirmed.ok) return confirmed
  }
  await sessions.prove(session)
  return ok(undefined)
}
