// When a session in preparation is shared, its threads are renumbered among those of the group, and become unread for its new readers. Before that
// nothing revealed them.
import { type DelegationId, type DocumentId, type GroupId, parseDelegationId } from '../../shared/ids.ts'
import type { Deps } from '../identity/identityDeps.ts'
import { nextMoment, nextNumber, type ThreadClass, threadsOn } from './visibleThreads.ts'

/** In the transaction that shares it, before its row changes. */
export const shareThreads = async (
  { db, clock, bus }: Pick<Deps, 'db' | 'clock' | 'bus'>,
  group: GroupId,
  document: DocumentId,
): Promise<void> => {
  const numbers = new Map<string, number>()
  const reached = new Map<string, DelegationId | null>()
  for (const { id, visibility, delegation } of await threadsOn(db, group, document)) {
    const of: ThreadClass = { group, visibility, delegation: parseDelegationId(delegation) }
    const next = numbers.get(keyOf(of)) ?? (await nextNumber(db, of, null))
    numbers.set(keyOf(of), next + 1)
    reached.set(keyOf(of), of.delegation)
    await db
      .updateTable('comment_thread')
      .set({ number: next, changed_at: await nextMoment(db, of, clock.now()) })
      .where('id', '=', id)
      .execute()
  }
  for (const delegation of reached.values()) bus.publish({ type: 'news', group, of: 'comments', ...(delegation ? { to: delegation } : {}) })
}

const keyOf = ({ visibility, delegation }: ThreadClass): string => `${visibility} ${delegation ?? ''}`
