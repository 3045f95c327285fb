// The files attached to an item at a moment.
import { type AccountId, type GroupId, type Instant, type ItemId, instant, roadmapId } from '../../shared/ids.ts'
import type { AttachedFile } from '../../shared/outcome/work.ts'
import type { Store } from '../db/rowStore.ts'
import type { SessionsByLink } from '../history/sessionsByLink.ts'

export const filesAt = async (
  db: Store,
  group: GroupId,
  { item, at, links }: { readonly item: ItemId; readonly at: Instant; readonly links: Pick<SessionsByLink, 'at'> },
): Promise<readonly AttachedFile[]> => {
  const rows = await db
    .selectFrom('attachment')
    .leftJoin('account', 'account.id', 'attachment.account')
    .select(['attachment.name', 'attachment.at', 'attachment.account', 'account.name as by'])
    .where('group_id', '=', group)
    .where('document', '=', roadmapId(group))
    .where('subject', '=', `item:${item}`)
    .where('at', '<=', at)
    .where((row) => row.or([row('removed_at', 'is', null), row('removed_at', '>', at)]))
    .orderBy('at')
    .orderBy('attachment.id')
    .execute()
  return rows.map((row) => {
    const byLink = row.account && links.at(row.account as AccountId, instant(row.at))
    return { name: row.name, at: instant(row.at), by: row.by ?? '', ...(byLink ? { byLink } : {}) }
  })
}
