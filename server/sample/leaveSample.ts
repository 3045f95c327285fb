// Ends all memberships of a sample, inside the caller's transaction: its logs remain, but nobody can open them any more.
import { type AccountId, type GroupId, parseAccountId } from '../../shared/ids.ts'
import { must } from '../../shared/result.ts'
import { forgetAddresses } from '../acts/personalWords.ts'
import { personOf, recordAct } from '../acts/recordAct.ts'
import type { Deps } from '../deps.ts'
import { membersOf } from '../identity/memberships.ts'

/** Former members. */
export const leaveSample = async (inside: Deps, group: GroupId, by: AccountId): Promise<readonly AccountId[]> => {
  const { db, clock } = inside
  for (const { account } of await membersOf(db, group)) {
    const member = await personOf(inside, group, account)
    await recordAct(inside, { group, by, what: { type: 'memberRemoved', member } })
    await forgetAddresses(db, { group, account })
  }
  const left = await db.deleteFrom('membership').where('group_id', '=', group).returning('account').execute()
  await db
    .updateTable('invitation')
    .set({ revoked_at: clock.now() })
    .where('group_id', '=', group)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .execute()
  return left.map((row) => must(parseAccountId(row.account), 'a member'))
}
