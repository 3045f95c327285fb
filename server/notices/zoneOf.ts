// In which zone a person reads times: the one they chose, or else their delegation's, or their group's; '' is UTC.
import type { AccountId, GroupId } from '../../shared/ids.ts'
import { isKnownZone } from '../../shared/zones.ts'
import type { Store } from '../db/rowStore.ts'
import { preferencesOf } from './preferenceRows.ts'

/** `group` null: the first that the account is in. */
export const zoneOf = async (db: Store, account: AccountId, group: GroupId | null = null): Promise<string> => {
  const { zone } = await preferencesOf(db, account)
  if (zone !== '') return zone
  const row = await db
    .selectFrom('membership')
    .innerJoin('work_group', 'work_group.id', 'membership.group_id')
    .leftJoin('delegation', (join) =>
      join.onRef('delegation.id', '=', 'membership.delegation').onRef('delegation.group_id', '=', 'membership.group_id'),
    )
    .select(['work_group.zone as ours', 'delegation.zone as theirs'])
    .where('membership.account', '=', account)
    .$if(group !== null, (query) => query.where('membership.group_id', '=', group))
    .orderBy('work_group.created_at')
    .executeTakeFirst()
  return [row?.theirs, row?.ours].find((one) => one && isKnownZone(one)) ?? ''
}
