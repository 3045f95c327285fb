// Current accounts of the demo: those of the story that still have their address and a seat in a sample.
import { type AccountId, type GroupId, type Instant, instant, parseAccountId, parseGroupId } from '../../shared/ids.ts'
import { must } from '../../shared/result.ts'
import type { Store } from '../db/rowStore.ts'
import { groupsHere } from '../groups/groups.ts'
import { emailOf, PEOPLE, type SamplePersonName } from './people.ts'

export interface DemoPeople {
  readonly group: GroupId
  readonly madeAt: Instant
  readonly accounts: ReadonlyMap<SamplePersonName, AccountId>
}

/** Null without a demo, and if the same server has a real group, which must not be open to everybody. */
export const demoPeople = async (db: Store): Promise<DemoPeople | null> => {
  if ((await groupsHere(db)).real > 0) return null
  const rows = await db
    .selectFrom('account')
    .innerJoin('membership', 'membership.account', 'account.id')
    .innerJoin('work_group', 'work_group.id', 'membership.group_id')
    .select(['account.id', 'account.email', 'work_group.id as group', 'work_group.created_at'])
    .where('work_group.sample', '=', 1)
    .where('account.email', 'in', PEOPLE.map(emailOf))
    .execute()
  const [first] = rows
  if (!first) return null
  const accounts = new Map<SamplePersonName, AccountId>()
  for (const person of PEOPLE) {
    const row = rows.find(({ email, group }) => email === emailOf(person) && group === first.group)
    if (row) accounts.set(person, must(parseAccountId(row.id), 'an account'))
  }
  return { group: must(parseGroupId(first.group), 'the group of the demo'), madeAt: instant(first.created_at), accounts }
}
