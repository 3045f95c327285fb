// Filters pending notices before a mail or a push is sent: what they report may have changed since they were stored.
import type { NoticeSubject } from '../../shared/api/notices.ts'
import { type Instant, instant, type MeetingId } from '../../shared/ids.ts'
import { parseMeetingState, type ShownState, shownState } from '../../shared/meeting/lifecycle.ts'
import { clockIn } from '../../shared/zones.ts'
import type { CommentReader } from '../comments/visibleThreads.ts'
import type { NoticeTable } from '../db/noticeTables.ts'
import type { Store } from '../db/rowStore.ts'
import { type AskingDeps, askedReports } from './askedReports.ts'
import { noticeSubject, visibleNow } from './describe.ts'
import { factOf } from './facts.ts'
import { readItems, readPeople, readSessions, readStoppedWebhooks, readTokens } from './groupNow.ts'
import { assigneesOf, holdersOf, isOpenItem, peopleBehind } from './holders.ts'

interface Pending {
  readonly notices: readonly NoticeTable[]
  readonly now: Instant
}

/** The notices that still apply to this reader, each with its current subject. */
export const validNotices = async (
  deps: AskingDeps,
  reader: Pick<CommentReader, 'account' | 'group'>,
  { notices, now }: Pending,
): Promise<readonly NoticeTable[]> => {
  const { db } = deps
  const { account, group } = reader
  const subjects = notices.map((notice) => [notice, noticeSubject(notice)] as const)
  const isOfPlan = subjects.some(([{ kind }, subject]) => subject?.type === 'item' || kind === 'reportDue')
  const [items, people] = isOfPlan ? [await readItems(db, group), await readPeople(db, group)] : [[], []]
  const itemHolds = (kind: string, subject: Extract<NoticeSubject, { type: 'item' }>) => {
    const item = items.find(({ id }) => id === subject.item)
    if (!item || !isOpenItem(item)) return false
    if (kind === 'assigned') return assigneesOf(item).some((assignee) => peopleBehind(assignee, people).includes(account))
    if (kind !== 'dueSoon' && kind !== 'overdue') return true
    const holder = holdersOf(item, people).find((one) => one.account === account)
    if (!holder || item.due === null || item.due !== subject.day) return false
    // A mail that waited through the night must not say that it is due when it was.
    return kind === 'overdue' || clockIn(now, holder.zone).day <= item.due
  }
  const asked = notices.some(({ kind }) => kind === 'reportDue')
    ? await askedReports(deps, group, { items, people, sessions: await readSessions(db, group), now })
    : []
  const states = await sessionStates(
    db,
    subjects.flatMap(([, subject]) => (subject?.type === 'meeting' ? [subject.meeting] : [])),
  )
  const visible = await visibleNow(
    db,
    { ...reader, now },
    subjects.flatMap(([, subject]) => (subject?.type === 'thread' ? [subject.comment] : [])),
  )
  const expiring = notices.some(({ kind }) => kind === 'tokenExpires') ? await readTokens(db, group) : []
  const stopped = notices.some(({ kind }) => kind === 'webhookStopped') ? await readStoppedWebhooks(db, group) : []
  const isValid = (kind: string, subject: NoticeSubject): boolean => {
    if (subject.type === 'thread') return visible.has(subject.comment)
    if (subject.type === 'token') return kind !== 'tokenExpires' || expiring.some(({ id }) => id === subject.token)
    if (subject.type === 'webhook') return stopped.some(({ id }) => id === subject.webhook)
    if (subject.type === 'item') return itemHolds(kind, subject)
    if (subject.type !== 'meeting') return true
    const state = states.get(subject.meeting)
    switch (kind) {
      case 'sessionOpened':
        return state === 'open' || state === 'inSession'
      case 'sessionReopened':
        return state === 'reopened'
      case 'sessionClosed':
      case 'sessionClosedAgain':
        return state === 'closed'
      default:
        return true
    }
  }
  return subjects.flatMap(([notice, subject]) => {
    if (!subject) return []
    if (notice.kind !== 'reportDue') return isValid(notice.kind, subject) ? [notice] : []
    // Some of several may have been given since a round last looked.
    const fact = asked.find(({ key, to }) => key === factOf(notice.key) && to.includes(account))
    return fact ? [{ ...notice, subject: JSON.stringify(fact.subject) }] : []
  })
}

const sessionStates = async (db: Store, ids: readonly MeetingId[]): Promise<ReadonlyMap<string, ShownState | null>> => {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('meeting').select(['id', 'state', 'closed_at']).where('id', 'in', ids).execute()
  return new Map(
    rows.map(({ id, state: text, closed_at }) => {
      const state = parseMeetingState(text)
      return [id, state && shownState({ state, closedAt: closed_at === null ? null : instant(closed_at) })]
    }),
  )
}
