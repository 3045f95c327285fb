// The browsers that show an account's notices while Ruta is not open: one for each browser. They outlast a session that ends because nobody
// used it, and end with one that somebody ended (`identity/sessions.ts`).
import { type AccountId, newId, type Random } from '../../shared/ids.ts'
import type { Clock } from '../clock.ts'
import type { PushSubscriptionTable } from '../db/pushTables.ts'
import type { Store } from '../db/rowStore.ts'
import type { Browser } from './line.ts'

interface Deps {
  readonly db: Store
  readonly clock: Pick<Clock, 'now'>
  readonly random: Random
}
interface Own {
  readonly account: AccountId
  readonly session: string
  /** The hash that names the browser of the session; null where it keeps no cookie. */
  readonly browser: string | null
}

export const BROWSER_BOUNDS = {
  /** Of one account; the one that was turned on longest ago gives way. */
  most: 10,
  /** Without a sign-in of its account there. */
  keptMs: 60 * 24 * 3_600_000,
} as const

/**
 * In a transaction. Where another account turned it on in the same browser before, it is that one's no more. False when the session has
 * ended meanwhile.
 */
export const keepBrowser = async ({ db, clock, random }: Deps, own: Own, keys: Browser): Promise<boolean> => {
  const { account, session, browser } = own
  // Written without a change: who ends the session waits until this is committed, and then finds what is kept here.
  const open = await db
    .updateTable('session')
    .set((row) => ({ last_used: row.ref('last_used') }))
    .where('id', '=', session)
    .where('account', '=', account)
    .returning('created_at')
    .executeTakeFirst()
  if (!open) return false
  await db
    .deleteFrom('push_subscription')
    .where((row) => {
      const same = [row('session', '=', session), row('endpoint', '=', keys.endpoint)]
      return row.or(browser === null ? same : [...same, row('browser', '=', browser)])
    })
    .execute()
  const now = clock.now()
  await db
    .insertInto('push_subscription')
    .values({ id: newId(random), account, session, browser, ...keys, created_at: now, signed_in_at: open.created_at, told_until: now })
    .execute()
  const old = await db
    .selectFrom('push_subscription')
    .select('id')
    .where('account', '=', account)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .offset(BROWSER_BOUNDS.most)
    .limit(BROWSER_BOUNDS.most)
    .execute()
  for (const { id } of old) await dropBrowser(db, id)
  return true
}

/** Whether its account has signed in there lately. */
export const isKept = ({ signed_in_at }: Pick<PushSubscriptionTable, 'signed_in_at'>, now: number): boolean =>
  now < signed_in_at + BROWSER_BOUNDS.keptMs

export const dropOldBrowsers = async (db: Store, now: number): Promise<void> => {
  // Written by a clock that was set back since.
  await db.updateTable('push_subscription').set({ signed_in_at: now }).where('signed_in_at', '>', now).execute()
  await db
    .deleteFrom('push_subscription')
    .where('signed_in_at', '<=', now - BROWSER_BOUNDS.keptMs)
    .execute()
}

export const browserOf = async (db: Store, session: string): Promise<string | null> =>
  (await db.selectFrom('push_subscription').select('id').where('session', '=', session).executeTakeFirst())?.id ?? null

export const dropBrowser = async (db: Store, id: string): Promise<void> => {
  await db.deleteFrom('push_subscription').where('id', '=', id).execute()
}
