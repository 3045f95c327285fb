// Erases an account in every table that names a person, except for its own row.
import { sql } from 'kysely'
import type { AccountId } from '../../shared/ids.ts'
import { erasingStatements } from './namesPeople.ts'
import type { Store } from './rowStore.ts'

/** An id has no characters that SQL would read otherwise. */
export const eraseRows = async (db: Store, account: AccountId): Promise<void> => {
  for (const statement of erasingStatements(`SELECT '${account}'`)) await sql.raw(statement).execute(db)
}
