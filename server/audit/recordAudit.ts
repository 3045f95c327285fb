// Writes audit entries: an append-only hash chain.
import type { AuditAction } from '../../shared/audit/actions.ts'
import type { AccountId, Random } from '../../shared/ids.ts'
import { type Clock, systemRandom } from '../clock.ts'
import type { Store } from '../db/rowStore.ts'
import { takeIn } from './append.ts'

export interface AuditRecord {
  /** Null when nobody was signed in. */
  readonly account: AccountId | null
  readonly action: AuditAction
  /** Object: an account, a group, a document. */
  readonly subject: string
  readonly detail?: string
  readonly address: string
}

/** Appends to the chain, in the transaction `db` or in one of its own. */
export const recordAudit = async (
  db: Store,
  clock: Pick<Clock, 'now'>,
  record: AuditRecord,
  random: Random = systemRandom,
): Promise<void> => {
  const write = async (inside: Store) => {
    await inside
      .insertInto('audit')
      .values({ at: clock.now(), detail: '', ...record })
      .execute()
    await takeIn(inside, random)
  }
  await (db.isTransaction ? write(db) : db.transaction().execute(write))
}
