// WebAuthn challenges: stored in the database, so that any of several servers accepts them; each is valid once, and briefly.

import type { Deps } from '../deps.ts'
import { cookieName, readCookie, writeCookie } from './cookies.ts'
import { hashToken, newToken } from './tokens.ts'

const VALID_MS = 5 * 60_000
type ChallengeDeps = Pick<Deps, 'db' | 'clock' | 'random'>

/** Purpose and owner: a session that adds a passkey, or a browser that uses one. */
export interface ChallengeFor {
  readonly purpose: 'add' | 'use'
  readonly holder: string
}

export const issueChallenge = async ({ db, clock, random }: ChallengeDeps, { purpose, holder }: ChallengeFor): Promise<string> => {
  const challenge = newToken(random)
  await db.deleteFrom('passkey_challenge').where('expires_at', '<=', clock.now()).execute()
  await db
    .insertInto('passkey_challenge')
    .values({ hash: hashToken(challenge), purpose, holder, expires_at: clock.now() + VALID_MS })
    .execute()
  return challenge
}

/** Uses it up, whether or not its signature is valid; of two simultaneous requests one succeeds. */
export const takeChallenge = async (
  { db, clock }: Omit<ChallengeDeps, 'random'>,
  challenge: string,
  by: ChallengeFor,
): Promise<boolean> => {
  const now = clock.now()
  const { numDeletedRows } = await db
    .deleteFrom('passkey_challenge')
    .where('hash', '=', hashToken(challenge))
    .where('purpose', '=', by.purpose)
    .where('holder', '=', by.holder)
    .where('expires_at', '>', now)
    // One created by a clock that was ahead is not valid for longer.
    .where('expires_at', '<=', now + VALID_MS)
    .executeTakeFirst()
  return numDeletedRows === 1n
}

const TOKEN = /^[\w-]{43}$/
/** The browser of a challenge, identified by a cookie of its own because nobody is signed in yet. */
export const createChallengedBrowsers = (secure: boolean) => {
  const name = cookieName('passkey', secure)
  const tokenIn = (cookieHeader: string | undefined) => {
    const token = readCookie(cookieHeader, name)
    return token && TOKEN.test(token) ? token : null
  }
  return {
    of(cookieHeader: string | undefined): string | null {
      const token = tokenIn(cookieHeader)
      return token && hashToken(token)
    },
    /** The same browser again, or a new one; and a Set-Cookie for the lifetime of the challenge. */
    begin(cookieHeader: string | undefined, random: Deps['random']): { readonly holder: string; readonly cookie: string } {
      const token = tokenIn(cookieHeader) ?? newToken(random)
      return { holder: hashToken(token), cookie: writeCookie(name, token, secure, VALID_MS / 1000) }
    },
  }
}
