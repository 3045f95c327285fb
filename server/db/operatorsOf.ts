// The operators of the installation, to be told of what concerns them.
import { type AccountId, parseAccountId } from '../../shared/ids.ts'
import { must } from '../../shared/result.ts'
import type { Store } from './rowStore.ts'

export const operatorsOf = async (db: Store): Promise<readonly AccountId[]> =>
  (await db.selectFrom('operator').select('account').orderBy('account').execute()).map(({ account }) =>
    must(parseAccountId(account), 'the account of an operator'),
  )
