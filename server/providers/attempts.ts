// Pending sign-ins at a provider: each is valid in one browser, for ten minutes and one callback. Stored in the database, so that the callback may
// reach another server; a cookie binds them to the browser.
import { z } from 'zod'
import type { Random } from '../../shared/ids.ts'
import type { Deps } from '../deps.ts'
import { cookieName, readCookie, writeCookie } from '../identity/cookies.ts'
import { hashToken, newToken } from '../identity/tokens.ts'
import { Identified, type Secrets } from './identify.ts'

const Purpose = z.enum(['signIn', 'invitation', 'link', 'proof'])

export interface Attempt {
  readonly provider: string
  readonly purpose: z.infer<typeof Purpose>
  /** Page to return to. */
  readonly returnTo: string
  /** SHA-256 of the invitation’s token. */
  readonly invitation: string | null
  /** The session that links a provider or confirms an identity, or was open when the sign-in began. */
  readonly session: string | null
}
type AttemptDeps = Pick<Deps, 'db' | 'clock' | 'random'>

const ATTEMPT_MS = 10 * 60_000
const TOKEN = /^[A-Za-z0-9_-]{43}$/
const NAME = 'provider'

/** The Set-Cookie keeps the browser’s token if it has one: several tabs may sign in at the same time. */
export const beginAttempt = async (
  { db, clock, random }: AttemptDeps,
  attempt: Attempt,
  { cookieHeader, secure }: { readonly cookieHeader: string | undefined; readonly secure: boolean },
): Promise<Secrets & { readonly cookie: string }> => {
  const browser = tokenIn(cookieHeader, secure) ?? newToken(random)
  const secrets = newSecrets(random)
  const now = clock.now()
  await db.deleteFrom('provider_attempt').where('expires_at', '<=', now).execute()
  await db
    .insertInto('provider_attempt')
    .values(rowOf(attempt, secrets, { browser, now }))
    .execute()
  return { ...secrets, cookie: writeCookie(cookieName(NAME, secure), browser, secure, ATTEMPT_MS / 1000) }
}

/** Null unless this browser began it at this provider, and it has not been used. */
export const takeAttempt = async (
  { db, clock }: AttemptDeps,
  {
    state,
    provider,
    cookieHeader,
    secure,
  }: Readonly<Record<'state' | 'provider', string>> & { readonly cookieHeader: string | undefined; readonly secure: boolean },
): Promise<(Attempt & Secrets) | null> => {
  const browser = tokenIn(cookieHeader, secure)
  if (!browser) return null
  const row = await db
    .deleteFrom('provider_attempt')
    .where('state_hash', '=', hashToken(state))
    .where('browser_hash', '=', hashToken(browser))
    .where('provider', '=', provider)
    .where('found', 'is', null)
    .where('expires_at', '>', clock.now())
    .where('expires_at', '<=', clock.now() + ATTEMPT_MS)
    .returningAll()
    .executeTakeFirst()
  return row ? { ...attemptOf(row), state, nonce: row.nonce, verifier: row.verifier } : null
}

/** Stores the provider's claims until the account's second factor has been given. */
export const keepFound = async (
  { db, clock, random }: AttemptDeps,
  attempt: Attempt,
  found: Identified,
  { cookieHeader, secure }: { readonly cookieHeader: string | undefined; readonly secure: boolean },
): Promise<void> => {
  const browser = tokenIn(cookieHeader, secure)
  if (!browser) return
  await db.deleteFrom('provider_attempt').where('browser_hash', '=', hashToken(browser)).where('found', 'is not', null).execute()
  const row = rowOf(attempt, newSecrets(random), { browser, now: clock.now() })
  await db
    .insertInto('provider_attempt')
    .values({ ...row, found: JSON.stringify(found) })
    .execute()
}

interface Found extends Attempt {
  readonly found: Identified
  /** For `dropFound`. */
  readonly key: string
}
export const findFound = async ({ db, clock }: AttemptDeps, cookieHeader: string | undefined, secure: boolean): Promise<Found | null> => {
  const browser = tokenIn(cookieHeader, secure)
  if (!browser) return null
  const row = await db
    .selectFrom('provider_attempt')
    .selectAll()
    .where('browser_hash', '=', hashToken(browser))
    .where('found', 'is not', null)
    .where('expires_at', '>', clock.now())
    .executeTakeFirst()
  if (!row?.found) return null
  return { ...attemptOf(row), found: Identified.parse(JSON.parse(row.found)), key: row.state_hash }
}
/** False when it has been used already. */
export const dropFound = async ({ db }: Pick<Deps, 'db'>, key: string): Promise<boolean> => {
  const { numDeletedRows } = await db.deleteFrom('provider_attempt').where('state_hash', '=', key).executeTakeFirst()
  return numDeletedRows === 1n
}

const tokenIn = (cookieHeader: string | undefined, secure: boolean): string | null => {
  const token = readCookie(cookieHeader, cookieName(NAME, secure))
  return token && TOKEN.test(token) ? token : null
}
const newSecrets = (random: Random): Secrets => ({ state: newToken(random), nonce: newToken(random), verifier: newToken(random) })

const rowOf = (
  { provider, purpose, returnTo, invitation, session }: Attempt,
  { state, nonce, verifier }: Secrets,
  { browser, now }: { readonly browser: string; readonly now: number },
) => ({
  state_hash: hashToken(state),
  browser_hash: hashToken(browser),
  provider,
  purpose,
  nonce,
  verifier,
  return_to: returnTo,
  invitation,
  session,
  found: null,
  expires_at: now + ATTEMPT_MS,
})
const attemptOf = (
  row: Readonly<Record<'provider' | 'purpose' | 'return_to', string> & Record<'invitation' | 'session', string | null>>,
): Attempt => ({
  provider: row.provider,
  purpose: Purpose.parse(row.purpose),
  returnTo: row.return_to,
  invitation: row.invitation,
  session: row.session,
})
