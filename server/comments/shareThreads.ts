// When a session in preparation is shared, its threads are renumbered among those of the group, and become unread for its new readers. Before that
// nothing revealed them.
import { type AccountId, type DocumentId, type GroupId, parseDelegationId, parseThreadId } from '../../shared/ids.ts'
import { must } from '../../shared/result.ts'
import type { Deps } from '../identity/identityDeps.ts'
import { nextMoment, nextNumber, type ThreadClass, threadsOn, whoWillSee } from './visibleThreads.ts'

/** In the transaction that shares it, before its row changes. */
export const shareThreads = async (
  { db, clock, bus }: Pick<Deps, 'db' | 'clock' | 'bus'>,
  group: GroupId,
  document: DocumentId,
): Promise<void> => {
  const numbers = new Map<string, number>()
  const readers = new Set<AccountId>()
  let isForAll = false
  const now = clock.now()
  for (const { id, visibility, delegation } of await threadsOn(db, group, document)) {
    const of: ThreadClass = { group, visibility, delegation: parseDelegationId(delegation) }
    const next = numbers.get(keyOf(of)) ?? (await nextNumber(db, of, null))
    numbers.set(keyOf(of), next + 1)
    await db
      .updateTable('comment_thread')
      .set({ number: next, changed_at: await nextMoment(db, of, now) })
      .where('id', '=', id)
      .execute()
    if (visibility === 'all') isForAll = true
    else for (const account of await whoWillSee(db, { group, now }, must(parseThreadId(id), 'the id of a thread'))) readers.add(account)
  }
  const news = { type: 'news', group, of: 'comments' } as const
  if (isForAll) bus.publish(news)
  else for (const account of readers) bus.publish({ ...news, account })
}

const keyOf = ({ visibility, delegation }: ThreadClass): string => `${visibility} ${delegation ?? ''}`
