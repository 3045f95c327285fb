// Consecutive wrong passwords: NIST SP 800-63B allows at most a hundred per account. Unlike the quarter-hour budgets they do not expire; a
// remembered browser or a sign-in link still works.
import type { AccountId } from '../../shared/ids.ts'
import type { Clock } from '../clock.ts'
import type { Store } from '../db/rowStore.ts'
import { hashToken } from './tokens.ts'

export const MOST_FAILURES = 100

/** From unknown browsers, for an address, whether it has an account or not; or from one remembered browser of an account. */
export type FailuresOf =
  | { readonly browser: null; readonly key: string }
  | { readonly browser: string; readonly account: AccountId; readonly key: string }

export interface Failures {
  areTooMany(of: FailuresOf): Promise<boolean>
  add(of: FailuresOf): Promise<void>
  /** Reset by the right password, or another proof of identity. */
  forget(of: FailuresOf): Promise<void>
}

export const createFailures = (db: Store, clock: Pick<Clock, 'now'>): Failures => ({
  async areTooMany(of) {
    // A remembered browser with a hundred failures is no longer remembered: see `add`.
    if (of.browser !== null) return false
    const row = await db.selectFrom('failed_sign_in').select('failures').where('key', '=', of.key).executeTakeFirst()
    return (row?.failures ?? 0) >= MOST_FAILURES
  },
  async add(of) {
    if (of.browser === null) {
      await db
        .insertInto('failed_sign_in')
        .values({ key: of.key, failures: 1, at: clock.now() })
        .onConflict((conflict) =>
          conflict.column('key').doUpdateSet((row) => ({ failures: row('failed_sign_in.failures', '+', 1), at: clock.now() })),
        )
        .execute()
      return
    }
    const ofBrowser = { id_hash: of.browser, account: of.account }
    await db
      .updateTable('remembered_browser')
      .set((row) => ({ failures: row('failures', '+', 1) }))
      .where('id_hash', '=', ofBrowser.id_hash)
      .where('account', '=', ofBrowser.account)
      .execute()
    await db
      .deleteFrom('remembered_browser')
      .where('id_hash', '=', ofBrowser.id_hash)
      .where('account', '=', ofBrowser.account)
      .where('failures', '>=', MOST_FAILURES)
      .execute()
  },
  async forget(of) {
    await db.deleteFrom('failed_sign_in').where('key', '=', of.key).execute()
    if (of.browser !== null)
      await db
        .updateTable('remembered_browser')
        .set({ failures: 0 })
        .where('id_hash', '=', of.browser)
        .where('account', '=', of.account)
        .where('failures', '>', 0)
        .execute()
  },
})

/** Key for failures of unknown browsers on an address. */
export const failuresKey = (email: string): string => hashToken(email)

const KEPT_MS = 30 * 24 * 3_600_000
/** Rows of unknown addresses would fill the disk; after a month their removal no longer reveals which addresses have accounts. */
export const forgetOldFailures = async (db: Store, now: number): Promise<void> => {
  const old = await db
    .selectFrom('failed_sign_in')
    .select('key')
    .where('at', '<=', now - KEPT_MS)
    .limit(1_000)
    .execute()
  if (old.length === 0) return
  const accounts = await db.selectFrom('account').select('email').execute()
  const theirs = new Set(accounts.map(({ email }) => failuresKey(email)))
  const nobodys = old.flatMap(({ key }) => (theirs.has(key) ? [] : [key]))
  if (nobodys.length > 0) await db.deleteFrom('failed_sign_in').where('key', 'in', nobodys).execute()
}
