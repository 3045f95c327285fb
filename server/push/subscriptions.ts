// The browsers that show an account's notices while Ruta is not open: one for each session, and as long as that lasts.
import { type AccountId, newId, type Random } from '../../shared/ids.ts'
import type { Clock } from '../clock.ts'
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
}

/** Of one account; the one that was turned on longest ago gives way. */
export const MOST_BROWSERS = 10

/** In a transaction. Where another account turned it on in the same browser before, it is that one's no more. */
export const keepBrowser = async ({ db, clock, random }: Deps, { account, session }: Own, browser: Browser): Promise<void> => {
  await db
    .deleteFrom('push_subscription')
    .where((row) => row.or([row('session', '=', session), row('endpoint', '=', browser.endpoint)]))
    .execute()
  const now = clock.now()
  await db
    .insertInto('push_subscription')
    .values({ id: newId(random), account, session, ...browser, created_at: now, told_until: now })
    .execute()
  const old = await db
    .selectFrom('push_subscription')
    .select('id')
    .where('account', '=', account)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .offset(MOST_BROWSERS)
    .limit(MOST_BROWSERS)
    .execute()
  for (const { id } of old) await dropBrowser(db, id)
}

export const browserOf = async (db: Store, session: string): Promise<string | null> =>
  (await db.selectFrom('push_subscription').select('id').where('session', '=', session).executeTakeFirst())?.id ?? null

export const dropBrowser = async (db: Store, id: string): Promise<void> => {
  await db.deleteFrom('push_subscription').where('id', '=', id).execute()
}
