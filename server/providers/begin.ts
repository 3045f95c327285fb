// Begins a sign-in: returns the authorization URL of the provider, and stores the pending attempt.
import type { Context } from 'hono'
import { ok, refuse } from '../../shared/result.ts'
import type { Env } from '../answers.ts'
import type { IdentityConfirmation } from '../identity/caller.ts'
import { callerOf } from '../identity/identity.ts'
import { networksOf } from '../networks.ts'
import { createThrottle } from '../throttle.ts'
import { type Attempt, beginAttempt } from './attempts.ts'
import { emailOfIdentity } from './identify.ts'
import type { Providers } from './providers.ts'

/** Limit per caller in a quarter of an hour; each is a row for ten minutes. */
const MOST_BY = 60

export const beginSignIn = async (
  providers: Providers,
  c: Context<Env>,
  attempt: Attempt,
): Promise<IdentityConfirmation<{ readonly address: string }>> => {
  const { deps } = providers.identity
  const provider = providers.byId(attempt.provider)
  if (!provider) return refuse('not-found')
  const { address, cookieHeader } = callerOf(c)
  const budgets = networksOf(address).map(({ name, share }) => ({ key: `provider-by:${name}`, failures: MOST_BY * share }))
  const wait = await createThrottle(deps.db, deps.clock).take(budgets)
  if (wait > 0) return { ...refuse('too-many'), retryAfter: wait }
  const described = await provider.describe()
  if (!described.ok) return described
  const begun = await beginAttempt(deps, attempt, { cookieHeader, secure: providers.secure })
  c.header('Set-Cookie', begun.cookie)
  const redirect = providers.redirectOf(attempt.provider)
  return ok({ address: await emailOfIdentity(described.value, { ...begun, redirect, isAfresh: attempt.purpose === 'proof' }) })
}
