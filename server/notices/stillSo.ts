// Whether what notices tell is still so when a mail or a push is about to tell it.
import type { NoticeSubject } from '../../shared/api/notices.ts'
import type { MeetingId } from '../../shared/ids.ts'
import { clockIn } from '../../shared/zones.ts'
import type { Reader } from '../comments/visibleThreads.ts'
import type { NoticeTable } from '../db/noticeTables.ts'
import type { Store } from '../db/rowStore.ts'
import { subjectOf, visibleNow } from './describe.ts'
import { readItems, readPeople } from './groupNow.ts'
import { assigneesOf, behind, holdersOf, isOpen } from './holders.ts'

/** Those whose fact is still so, for this reader. */
export const holding = async (
  db: Store,
  reader: Reader,
  { notices, now }: { readonly notices: readonly NoticeTable[]; readonly now: number },
): Promise<readonly NoticeTable[]> => {
  const { account, group } = reader
  const subjects = notices.map((notice) => [notice, subjectOf(notice)] as const)
  const ids = new Set(subjects.flatMap(([, subject]) => (subject?.type === 'item' ? [subject.item] : [])))
  const [items, people] = ids.size > 0 ? [await readItems(db, group), await readPeople(db, group)] : [[], []]
  const itemHolds = (kind: string, subject: Extract<NoticeSubject, { type: 'item' }>) => {
    const item = items.find(({ id }) => id === subject.item)
    if (!item || !isOpen(item)) return false
    if (kind === 'assigned') return assigneesOf(item).some((assignee) => behind(assignee, people).includes(account))
    if (kind !== 'dueSoon' && kind !== 'overdue') return true
    const holder = holdersOf(item, people).find((one) => one.account === account)
    if (!holder || item.due === null || item.due !== subject.day) return false
    // A mail that waited through the night must not say that it is due when it was.
    return kind === 'overdue' || clockIn(now, holder.zone).day <= item.due
  }
  const open = await openSessions(
    db,
    subjects.flatMap(([{ kind }, subject]) => (kind === 'sessionOpened' && subject?.type === 'meeting' ? [subject.meeting] : [])),
  )
  const visible = await visibleNow(
    db,
    reader,
    subjects.flatMap(([, subject]) => (subject?.type === 'thread' ? [subject.comment] : [])),
  )
  return subjects
    .filter(([{ kind }, subject]) => {
      if (!subject) return false
      if (subject.type === 'thread') return visible.has(subject.comment)
      if (subject.type === 'item') return itemHolds(kind, subject)
      return kind !== 'sessionOpened' || (subject.type === 'meeting' && open.has(subject.meeting))
    })
    .map(([notice]) => notice)
}

const openSessions = async (db: Store, ids: readonly MeetingId[]): Promise<ReadonlySet<string>> => {
  if (ids.length === 0) return new Set()
  const rows = await db.selectFrom('meeting').select('id').where('id', 'in', ids).where('state', 'in', ['open', 'inSession']).execute()
  return new Set(rows.map(({ id }) => id))
}
