// Threads for a user: pages of changes, and counts of open and unread ones.
import type { CommentCounts, Threads } from '../../shared/api/comments.ts'
import { type Language, parseLanguage } from '../../shared/bilingual.ts'
import { MOST_IN_ANSWER, MOST_THREADS } from '../../shared/comments/bounds.ts'
import { parseAnchor } from '../../shared/comments/storedAnchor.ts'
import { parseThreadSubject, type ThreadSubject, type ThreadSubjectKind } from '../../shared/comments/subject.ts'
import type { Comment, Thread } from '../../shared/comments/thread.ts'
import { isOpenSeat } from '../../shared/comments/whoSees.ts'
import {
  type DocumentId,
  instant,
  parseAccountId,
  parseCommentId,
  parseDelegationId,
  parseDocumentId,
  parseThreadId,
  type ThreadId,
} from '../../shared/ids.ts'
import { must } from '../../shared/result.ts'
import type { CommentTable, CommentThreadTable } from '../db/commentTables.ts'
import { holdsText, type Store } from '../db/rowStore.ts'
import { queryWords } from '../search/folded.ts'
import { type CommentCursor, cursorAfter, readCommentCursor, writeCursor } from './cursor.ts'
import { seatIn } from './seatRows.ts'
import { type CommentReader, hasUnread, visibleComments, visibleThreads } from './visibleThreads.ts'

export interface WantedThreads {
  readonly document?: DocumentId | undefined
  readonly subject?: ThreadSubject | undefined
  readonly kind?: ThreadSubjectKind | undefined
  readonly open?: '1' | undefined
  readonly unread?: '1' | undefined
  /** Only the newest page, instead of all from the oldest on. */
  readonly newest?: '1' | undefined
  /** Without private ones of the user's delegation. */
  readonly visibility?: 'all' | undefined
  readonly q?: string | undefined
  readonly after?: string | undefined
}

export const threadsFor = async (db: Store, reader: CommentReader, wanted: WantedThreads): Promise<Threads> => {
  const cursor = readCommentCursor(wanted.newest ? undefined : wanted.after, await visibleFrom(db, reader))
  const rows = await matching(db, reader, wanted, cursor)
  const page = await fitting(db, reader, rows.slice(0, MOST_THREADS))
  const threads = await withComments(db, reader, page)
  const next = writeCursor(cursorAfter(cursor, page))
  return { threads, people: await peopleIn(db, threads), next, more: rows.length > page.length }
}

/** From when on threads of their delegation are visible to them; 0: all. */
const visibleFrom = async (db: Store, { group, account, now }: CommentReader): Promise<number> => {
  const seat = await seatIn(db, { group, account })
  return seat === null || isOpenSeat(seat, now) ? 0 : seat.since
}

/** As many as one answer may contain; at least one. */
const fitting = async (db: Store, reader: CommentReader, rows: readonly ThreadRow[]): Promise<readonly ThreadRow[]> => {
  if (rows.length < 2) return rows
  const found = await visibleComments(db, reader)
    .select('comment.thread')
    .select(({ fn }) => [
      fn.sum<number | null>(fn('length', ['comment.words'])).as('words'),
      fn.sum<number | null>(fn('length', ['comment.other_words'])).as('other'),
    ])
    .where(
      'comment.thread',
      'in',
      rows.map(({ id }) => id),
    )
    .groupBy('comment.thread')
    .execute()
  const sizes = new Map(found.map(({ thread, words, other }) => [thread, Number(words ?? 0) + Number(other ?? 0)]))
  let sum = 0
  const over = rows.findIndex(({ id }) => {
    sum += sizes.get(id) ?? 0
    return sum > MOST_IN_ANSWER
  })
  return over === -1 ? rows : rows.slice(0, Math.max(1, over))
}

/** Null if this user may not read it. */
export const readThread = async (db: Store, reader: CommentReader, thread: ThreadId): Promise<Thread | null> => {
  const rows = await visibleThreads(db, reader)
    .selectAll('comment_thread')
    .select((where) => hasUnread(where).as('unread'))
    .where('comment_thread.id', '=', thread)
    .execute()
  return (await withComments(db, reader, rows))[0] ?? null
}

export const countsFor = async (db: Store, reader: CommentReader): Promise<CommentCounts> => {
  const rows = await visibleThreads(db, reader)
    .select(['comment_thread.document', 'comment_thread.subject'])
    .select((where) => {
      const isOpen = where('comment_thread.resolved_at', 'is', null)
      const count = (what: ReturnType<typeof hasUnread>) => where.fn.sum<number>(where.case().when(what).then(1).else(0).end())
      return [
        where.fn.countAll<number>().as('all'),
        count(isOpen).as('open'),
        count(where.and([isOpen, where('comment_thread.visibility', '=', 'delegation')])).as('own'),
        count(hasUnread(where)).as('unread'),
      ]
    })
    .groupBy(['comment_thread.document', 'comment_thread.subject'])
    .orderBy('comment_thread.document')
    .orderBy('comment_thread.subject')
    .execute()
  const subjects = rows.map((row) => {
    const [all, open, own, unread] = [row.all, row.open, row.own, row.unread].map(Number) as [number, number, number, number]
    return { ...placeOf(row), open, resolved: all - open, unread, ownDelegation: own }
  })
  return { subjects, open: sumOf(subjects.map(({ open }) => open)), unread: sumOf(subjects.map(({ unread }) => unread)) }
}

type ThreadRow = CommentThreadTable & { readonly unread: unknown }

const matching = async (
  db: Store,
  reader: CommentReader,
  { document, subject, kind, open, unread, newest, visibility, q }: WantedThreads,
  cursor: CommentCursor,
): Promise<readonly ThreadRow[]> => {
  let query = visibleThreads(db, reader)
    .selectAll('comment_thread')
    .select((where) => hasUnread(where).as('unread'))
    .where((where) =>
      where.or([
        where.and([where('comment_thread.visibility', '=', 'all'), where('comment_thread.changed_at', '>', cursor.all)]),
        where.and([
          where('comment_thread.visibility', '=', 'delegation'),
          where.or([where('comment_thread.delegation', '!=', cursor.delegation), where('comment_thread.changed_at', '>', cursor.own)]),
        ]),
      ]),
    )
  if (document) query = query.where('comment_thread.document', '=', document)
  if (subject) query = query.where('comment_thread.subject', '=', subject)
  if (kind) query = query.where('comment_thread.subject', 'like', `${kind}:%`)
  if (visibility) query = query.where('comment_thread.visibility', '=', visibility)
  if (open) query = query.where('comment_thread.resolved_at', 'is', null)
  if (unread) query = query.where(hasUnread)
  if (q !== undefined) {
    const words = queryWords(q)
    // An empty query has no results.
    if (words.length === 0) return []
    const found = words.reduce(
      (said, word) => said.where(holdsText('comment.folded', word)),
      visibleComments(db, reader).select('comment.thread'),
    )
    query = query.where('comment_thread.id', 'in', found)
  }
  return await query
    .orderBy('comment_thread.changed_at', newest ? 'desc' : 'asc')
    .orderBy('comment_thread.id')
    .limit(MOST_THREADS + 1)
    .execute()
}

const withComments = async (db: Store, reader: CommentReader, rows: readonly ThreadRow[]): Promise<readonly Thread[]> => {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const said = await visibleComments(db, reader)
    .selectAll('comment')
    .where('comment.thread', 'in', ids)
    .orderBy('comment.at')
    .orderBy('comment.id')
    .execute()
  const byThread = Map.groupBy(said, ({ thread }) => thread)
  return rows.map((row) => threadOf(row, (byThread.get(row.id) ?? []).map(commentOf)))
}

const peopleIn = async (db: Store, threads: readonly Thread[]): Promise<Threads['people']> => {
  const accounts = new Set(
    threads.flatMap(({ createdBy, resolved, comments }) => [
      createdBy,
      ...(resolved ? [resolved.by] : []),
      ...comments.flatMap(({ account, other }) => [account, ...(other ? [other.by] : [])]),
    ]),
  )
  if (accounts.size === 0) return []
  const rows = await db
    .selectFrom('account')
    .select(['id', 'name'])
    .where('id', 'in', [...accounts])
    .orderBy('id')
    .execute()
  return rows.map(({ id, name }) => ({ account: must(parseAccountId(id), 'an account'), name }))
}

const threadOf = (row: ThreadRow, comments: readonly Comment[]): Thread => ({
  id: must(parseThreadId(row.id), 'the id of a thread'),
  number: row.number,
  ...placeOf(row),
  field: row.field,
  anchor: row.anchor === null ? null : must(parseAnchor(JSON.parse(row.anchor)), 'the anchor of a thread'),
  visibility: row.visibility,
  delegation: parseDelegationId(row.delegation),
  createdBy: must(parseAccountId(row.created_by), 'who began a thread'),
  createdAt: instant(row.created_at),
  changedAt: instant(row.changed_at),
  version: row.version,
  resolved: stampOf(row.resolved_by, row.resolved_at),
  unread: Boolean(row.unread),
  comments,
})

const commentOf = (row: CommentTable): Comment => {
  const translated = stampOf(row.other_by, row.other_at)
  return {
    id: must(parseCommentId(row.id), 'the id of a comment'),
    account: must(parseAccountId(row.account), 'the author of a comment'),
    delegation: parseDelegationId(row.delegation),
    language: must<Language>(parseLanguage(row.language), 'the language of a comment'),
    words: row.words,
    other: translated && row.other_words !== null ? { words: row.other_words, ...translated } : null,
    at: instant(row.at),
    editedAt: row.edited_at === null ? null : instant(row.edited_at),
    removed: row.removed_at === null ? null : { at: instant(row.removed_at), by: row.removed_by === row.account ? 'author' : 'steward' },
  }
}

const placeOf = (row: Pick<CommentThreadTable, 'document' | 'subject'>) => ({
  document: must(parseDocumentId(row.document), 'the document of a thread'),
  subject: must(parseThreadSubject(row.subject), 'what a thread is about'),
})
const stampOf = (by: string | null, at: number | null) => {
  const account = parseAccountId(by)
  return account && at !== null ? { by: account, at: instant(at) } : null
}
const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0)
