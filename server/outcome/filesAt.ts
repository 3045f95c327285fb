// The files attached to an item at a moment.
import { type GroupId, type Instant, type ItemId, instant, roadmapId } from '../../shared/ids.ts'
import type { AttachedFile } from '../../shared/outcome/work.ts'
import type { Store } from '../db/rowStore.ts'

export const filesAt = async (
  db: Store,
  group: GroupId,
  { item, at }: { readonly item: ItemId; readonly at: Instant },
): Promise<readonly AttachedFile[]> => {
  const rows = await db
    .selectFrom('attachment')
    .leftJoin('account', 'account.id', 'attachment.account')
    .select(['attachment.name', 'attachment.at', 'account.name as by'])
    .where('group_id', '=', group)
    .where('document', '=', roadmapId(group))
    .where('subject', '=', `item:${item}`)
    .where('at', '<=', at)
    .where((row) => row.or([row('removed_at', 'is', null), row('removed_at', '>', at)]))
    .orderBy('at')
    .orderBy('attachment.id')
    .execute()
  return rows.map((row) => ({ name: row.name, at: instant(row.at), by: row.by ?? '' }))
}
