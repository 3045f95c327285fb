// What was erased and may still stand in unused parts of the database's files: recorded in the transaction that erases, so that neither a crash nor a
// restart forgets it.
import type { AccountId } from '../../shared/ids.ts'
import type { Store } from './rowStore.ts'

/** The whole file of the embedded database, once: 0.1.0 did not overwrite what it deleted. */
export const WHOLE_FILE = 'file'

export const oweOverwrite = async (db: Store, account: AccountId, at: number): Promise<void> => {
  await db
    .insertInto('owed_overwrite')
    .values({ what: account, since: at })
    .onConflict((row) => row.column('what').doUpdateSet({ since: at }))
    .execute()
}

export const readOwedOverwrites = async (db: Store): Promise<readonly string[]> =>
  (await db.selectFrom('owed_overwrite').select('what').execute()).map(({ what }) => what)

/** Only what was owed before the overwriting began. */
export const overwritten = async (db: Store, owed: readonly string[]): Promise<void> => {
  if (owed.length > 0) await db.deleteFrom('owed_overwrite').where('what', 'in', owed).execute()
}
