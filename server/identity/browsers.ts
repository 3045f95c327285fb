// Remembered browsers: one in which an account has signed in before has a failure budget of its own, so that neither an attacker's guesses nor a
// shared network address locks the owner out.
import type { AccountId } from '../../shared/ids.ts'
import type { Deps } from '../deps.ts'
import { cookieName, readCookie, writeCookie } from './cookies.ts'
import type { LoginSession } from './sessions.ts'
import { hashToken, newToken } from './tokens.ts'

export interface Browsers {
  /** The hash that identifies this browser, if the account has signed in with it before. */
  known(cookieHeader: string | undefined, account: AccountId): Promise<string | null>
  /** Whether the account has signed in with another browser before, but never with this one: the first browser is not reported. */
  isNew(cookieHeader: string | undefined, account: AccountId): Promise<boolean>
  /**
   * Remembers it; returns a Set-Cookie if it is new. Its push subscription now belongs to this session; notices of another account that used it
   * before are no longer shown.
   */
  remember(cookieHeader: string | undefined, session: Pick<LoginSession, 'id' | 'account' | 'createdAt'>): Promise<string | null>
}

/** As long as browsers keep a cookie. */
const SECONDS = 400 * 24 * 3600
const TOKEN = /^[A-Za-z0-9_-]{43}$/

export const createBrowsers = ({ db, clock, random }: Pick<Deps, 'db' | 'clock' | 'random'>, secure: boolean): Browsers => {
  const name = cookieName('browser', secure)
  const tokenIn = (cookieHeader: string | undefined) => {
    const token = readCookie(cookieHeader, name)
    return token && TOKEN.test(token) ? token : null
  }
  const known: Browsers['known'] = async (cookieHeader, account) => {
    const token = tokenIn(cookieHeader)
    if (!token) return null
    const row = await db
      .selectFrom('remembered_browser')
      .select('id_hash')
      .where('id_hash', '=', hashToken(token))
      .where('account', '=', account)
      .executeTakeFirst()
    return row?.id_hash ?? null
  }
  return {
    known,
    async isNew(cookieHeader, account) {
      const any = await db.selectFrom('remembered_browser').select('id_hash').where('account', '=', account).limit(1).executeTakeFirst()
      return any !== undefined && (await known(cookieHeader, account)) === null
    },
    async remember(cookieHeader, { id, account, createdAt }) {
      const given = tokenIn(cookieHeader)
      const token = given ?? newToken(random)
      await db
        .insertInto('remembered_browser')
        .values({ id_hash: hashToken(token), account, created_at: clock.now() })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      await db.deleteFrom('push_subscription').where('browser', '=', hashToken(token)).where('account', '!=', account).execute()
      await db
        .updateTable('push_subscription')
        .set({ session: id, signed_in_at: createdAt })
        .where('browser', '=', hashToken(token))
        .where('account', '=', account)
        .execute()
      return given ? null : writeCookie(name, token, secure, SECONDS)
    },
  }
}
