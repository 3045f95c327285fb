// Operators of the installation: a role independent of groups, assigned at set-up and on the server's command line only.
import type { AccountId } from '../../shared/ids.ts'
import type { Store } from '../db/rowStore.ts'
import type { Deps } from '../deps.ts'

type OperatorDeps = Pick<Deps, 'db' | 'clock'>

/** False if it was one already. */
export const makeOperator = async ({ db, clock }: OperatorDeps, account: AccountId): Promise<boolean> => {
  const made = await db
    .insertInto('operator')
    .values({ account, since: clock.now() })
    .onConflict((conflict) => conflict.column('account').doNothing())
    .executeTakeFirst()
  return made.numInsertedOrUpdatedRows === 1n
}

/** False if it was none. */
export const unmakeOperator = async ({ db }: Pick<Deps, 'db'>, account: AccountId): Promise<boolean> => {
  const { numDeletedRows } = await db.deleteFrom('operator').where('account', '=', account).executeTakeFirst()
  return numDeletedRows === 1n
}

export const isOperator = async (db: Store, account: string): Promise<boolean> =>
  (await db.selectFrom('operator').select('account').where('account', '=', account).executeTakeFirst()) !== undefined
