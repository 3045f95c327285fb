// Assignees of a group's items, stored between rounds: new ones are notified. Those assigned when notices were introduced are not.
import type { NoticeSubject } from '../../shared/api/notices.ts'
import { type GroupId, parseAccountId, roadmapId, type Seq } from '../../shared/ids.ts'
import type { Store } from '../db/rowStore.ts'
import { type NoticeFact, newAssignments } from './facts.ts'
import type { NotifiedPerson, PlannedItem } from './groupNow.ts'
import { assigneesOf } from './holders.ts'

const CHUNK = 200

/** Compares and stores, in the transaction `db`. `isFirst`: nothing was stored before, so nobody is notified. */
export const takeAssignments = async (
  db: Store,
  group: GroupId,
  {
    items,
    people,
    seq,
    isFirst,
  }: { readonly items: readonly PlannedItem[]; readonly people: readonly NotifiedPerson[]; readonly seq: Seq; readonly isFirst: boolean },
): Promise<readonly NoticeFact[]> => {
  const rows = await db.selectFrom('notice_holder').select(['item', 'holder']).where('group_id', '=', group).execute()
  const before = new Set(rows.map(({ item, holder }) => `${item} ${holder}`))
  const now = items.flatMap((item) => assigneesOf(item).map((holder) => ({ group_id: group, item: item.id as string, holder })))
  const still = new Set(now.map(({ item, holder }) => `${item} ${holder}`))
  const added = now.filter(({ item, holder }) => !before.has(`${item} ${holder}`))
  for (let at = 0; at < added.length; at += CHUNK)
    await db
      .insertInto('notice_holder')
      .values(added.slice(at, at + CHUNK))
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  for (const { item, holder } of rows.filter((row) => !still.has(`${row.item} ${row.holder}`)))
    await db.deleteFrom('notice_holder').where('group_id', '=', group).where('item', '=', item).where('holder', '=', holder).execute()
  if (isFirst) return []
  const facts: NoticeFact[] = []
  for (const { item, to } of newAssignments(items, people, before)) {
    const last = await lastAssigning(db, group, item)
    const subject: NoticeSubject = { type: 'item', item: item.id, ...(item.due === null ? {} : { day: item.due }) }
    facts.push({
      key: `assigned:${item.id}:${last?.seq ?? seq}`,
      kind: 'assigned',
      subject,
      // Nobody is notified of their own change.
      to: to.filter((account) => account !== last?.author),
      causedBy: parseAccountId(last?.author),
    })
  }
  return facts
}

/** Who assigned it, by its history. */
const lastAssigning = (db: Store, group: GroupId, item: PlannedItem) =>
  db
    .selectFrom('history_event')
    .select(['seq', 'author'])
    .where('document', '=', roadmapId(group))
    .where('subject', '=', `item:${item.id}`)
    .where((row) => row.or([row('field', 'in', ['people', 'agencies']), row('type', '=', 'created')]))
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
