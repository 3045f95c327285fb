// The inbox of an account in a group: the group's notices and the account's own, the newest first.
import type { Inbox } from '../../shared/api/notices.ts'
import type { CommentReader } from '../comments/visibleThreads.ts'
import type { Store } from '../db/rowStore.ts'
import { describeNotices, noticeSubject, visibleNow } from './describe.ts'
import { markedNotices, type NoticeLinksOf } from './markedNotices.ts'

const PAGE = 50

type Whose = Pick<CommentReader, 'account' | 'group'>

const noticesOf = (db: Store, { account, group }: Whose) =>
  db
    .selectFrom('notice')
    .where('account', '=', account)
    .where((row) => row.or([row('group_id', '=', group), row('group_id', 'is', null)]))

export const readInbox = async (
  { db, linksOf }: { readonly db: Store; readonly linksOf: NoticeLinksOf },
  reader: CommentReader,
  before: string | undefined,
): Promise<Inbox> => {
  const from = parsePlace(before)
  const rows = await noticesOf(db, reader)
    .selectAll()
    .$if(from !== null, (query) =>
      query.where((row) =>
        row.or([row('at', '<', from?.at ?? 0), row.and([row('at', '=', from?.at ?? 0), row('id', '<', from?.id ?? '')])]),
      ),
    )
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(PAGE + 1)
    .execute()
  const shown = rows.slice(0, PAGE)
  const last = rows.length > PAGE ? shown.at(-1) : undefined
  return {
    notices: await markedNotices(linksOf, reader.group, await describeNotices(db, reader, shown)),
    unseen: await unseenOf(db, reader),
    next: last ? `${last.at}-${last.id}` : null,
  }
}

/** Without notices of a comment that was deleted, or that the reader may not see any more. */
const unseenOf = async (db: Store, reader: CommentReader): Promise<number> => {
  const unseen = await noticesOf(db, reader).select('subject').where('seen_at', 'is', null).execute()
  const subjects = unseen.map(noticeSubject)
  const comments = subjects.flatMap((subject) => (subject?.type === 'thread' ? [subject.comment] : []))
  const visible = await visibleNow(db, reader, comments)
  return subjects.filter((subject) => subject !== null && (subject.type !== 'thread' || visible.has(subject.comment))).length
}

const parsePlace = (text: string | undefined): { readonly at: number; readonly id: string } | null => {
  const found = /^(\d{1,16})-(\w+)$/.exec(text ?? '')
  return found ? { at: Number(found[1]), id: found[2] ?? '' } : null
}

type Seen = { readonly upTo: number } | { readonly ids: readonly string[] }

/** False: all of it was seen before. */
export const markNoticesSeen = async (db: Store, { account, group }: Whose, seen: Seen, now: number): Promise<boolean> => {
  const done = await db
    .updateTable('notice')
    .set({ seen_at: now })
    .where('account', '=', account)
    .where((row) => row.or([row('group_id', '=', group), row('group_id', 'is', null)]))
    .where('seen_at', 'is', null)
    .$if('upTo' in seen, (query) => query.where('at', '<=', 'upTo' in seen ? seen.upTo : 0))
    .$if('ids' in seen, (query) => query.where('id', 'in', 'ids' in seen ? seen.ids : []))
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}
