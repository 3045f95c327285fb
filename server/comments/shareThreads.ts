// When a session in preparation is shared, its threads become unread for its new readers. Before that nothing revealed them.
import { type AccountId, type DocumentId, type GroupId, parseDelegationId, parseThreadId } from '../../shared/ids.ts'
import { must } from '../../shared/result.ts'
import type { Deps } from '../deps.ts'
import { nextMoment, type ThreadClass, threadsOn, whoWillSee } from './visibleThreads.ts'

/** In the transaction that shares it, before its row changes. */
export const shareThreads = async (
  { db, clock, bus }: Pick<Deps, 'db' | 'clock' | 'bus'>,
  group: GroupId,
  document: DocumentId,
): Promise<void> => {
  const readers = new Set<AccountId>()
  let isForAll = false
  const now = clock.now()
  for (const { id, visibility, delegation } of await threadsOn(db, group, document)) {
    const of: ThreadClass = { group, visibility, delegation: parseDelegationId(delegation) }
    await db
      .updateTable('comment_thread')
      .set({ changed_at: await nextMoment(db, of, now) })
      .where('id', '=', id)
      .execute()
    if (visibility === 'all') isForAll = true
    else for (const account of await whoWillSee(db, { group, now }, must(parseThreadId(id), 'the id of a thread'))) readers.add(account)
  }
  const news = { type: 'news', group, of: 'comments' } as const
  if (isForAll) bus.publish(news)
  else for (const account of readers) bus.publish({ ...news, account })
}
