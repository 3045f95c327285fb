// All queries that read comments: no other file selects from `comment_thread` or `comment` (a test reads the sources). A public thread is readable
// by every member, a private one by members of its delegation only, whatever their role, as far as their seat opens it (`whoSees.ts`); threads of a
// session in preparation by those who prepare it. Membership is read in the same statement, so that a revoked one has effect at once.
import { SETTLED_MS } from '../../shared/acts/consent.ts'
import type { ThreadSubject } from '../../shared/comments/subject.ts'
import type { Visibility } from '../../shared/comments/thread.ts'
import {
  type AccountId,
  type CommentId,
  type DelegationId,
  type DocumentId,
  type GroupId,
  type Instant,
  instant,
  parseAccountId,
  type Random,
  type ThreadId,
} from '../../shared/ids.ts'
import { rolesFor } from '../../shared/permissions.ts'
import { must } from '../../shared/result.ts'
import { hadSeat, isPrefixed, type Store, type WhereBuilder } from '../db/rowStore.ts'

export interface CommentReader {
  readonly group: GroupId
  readonly account: AccountId
  /** Seats open earlier threads with time. */
  readonly now: number
}

/** Joins threads of the group with the members who may read them, drafts of sessions aside. */
const sharedWith = (db: Store, group: GroupId, now: number) =>
  db
    .selectFrom('comment_thread')
    .innerJoin('membership', 'membership.group_id', 'comment_thread.group_id')
    .innerJoin('account', 'account.id', 'membership.account')
    .where('comment_thread.group_id', '=', group)
    .where('account.disabled_at', 'is', null)
    .where((where) =>
      where.or([
        where('comment_thread.visibility', '=', 'all'),
        where.and([where('comment_thread.delegation', '=', where.ref('membership.delegation')), isOpenTo(where, now)]),
      ]),
    )

const seenBy = (db: Store, group: GroupId, now: number) =>
  sharedWith(db, group, now).where((where) =>
    where.or([where('membership.role', 'in', rolesFor('draft.read')), where.not(where.exists(isDraft(where)))]),
  )

/** `seesThread` of `whoSees.ts`, for the seat of a membership in the delegation of a thread. */
const isOpenTo = (where: WhereBuilder<'comment_thread' | 'membership'>, now: number) =>
  where.and([
    where('membership.seat_since', 'is not', null),
    where.or([
      where('membership.seat_since', '<=', where.ref('comment_thread.created_at')),
      where('membership.seat_admitted_at', '<=', now),
      where('membership.seat_told_at', '<=', now - SETTLED_MS),
      where.and([
        hadSeat('comment_thread.created_at'),
        where.not(
          where.exists(
            where
              .selectFrom('comment as written')
              .select('written.id')
              .whereRef('written.thread', '=', 'comment_thread.id')
              .where((one) => one.not(one.or([one('membership.seat_since', '<=', one.ref('written.at')), hadSeat('written.at')]))),
          ),
        ),
        where.not(
          where.exists(
            where
              .selectFrom('comment as edited')
              .innerJoin('comment_edit as edit', 'edit.comment', 'edited.id')
              .select('edited.id')
              .whereRef('edited.thread', '=', 'comment_thread.id')
              .where((one) => one.not(one.or([one('membership.seat_since', '<=', one.ref('edit.at')), hadSeat('edit.at')]))),
          ),
        ),
      ]),
    ]),
  ])

const isDraft = (where: WhereBuilder<'comment_thread'>) =>
  where
    .selectFrom('meeting')
    .select('meeting.id')
    .whereRef('meeting.group_id', '=', 'comment_thread.group_id')
    .where('meeting.shared', '=', 0)
    .where(isPrefixed('comment_thread.document', 'meeting:', 'meeting.id'))

/** Threads that this account may read; `select` lists the needed columns. */
export const visibleThreads = (db: Store, { group, account, now }: CommentReader) =>
  seenBy(db, group, now).where('membership.account', '=', account)

/** Their comments. */
export const visibleComments = (db: Store, reader: CommentReader) =>
  visibleThreads(db, reader).innerJoin('comment', 'comment.thread', 'comment_thread.id')

/**
 * Whether a thread has unread comments of others, since the last visit or the beginning of the membership. A thread unchanged since then has none:
 * checked first, on the thread alone.
 */
export const hasUnread = (where: WhereBuilder<'comment_thread' | 'membership'>) =>
  where.and([
    where('comment_thread.changed_at', '>', lastLook(where)),
    where.exists(
      where
        .selectFrom('comment as said')
        .select('said.id')
        .whereRef('said.thread', '=', 'comment_thread.id')
        .whereRef('said.account', '!=', 'membership.account')
        .where('said.removed_at', 'is', null)
        .where((said) => said('said.at', '>', lastLook(where))),
    ),
  ])

const lastLook = (where: WhereBuilder<'comment_thread' | 'membership'>) =>
  where.fn.coalesce(
    where
      .selectFrom('thread_seen')
      .select('thread_seen.seen_at')
      .whereRef('thread_seen.thread', '=', 'comment_thread.id')
      .whereRef('thread_seen.account', '=', 'membership.account'),
    // What was written for another delegation before the seat was given is not news to who is admitted to it.
    where
      .case()
      .when(where.and([where('comment_thread.visibility', '=', 'delegation'), where('membership.seat_since', 'is not', null)]))
      .then(where.ref('membership.seat_since'))
      .else(where.ref('membership.created_at'))
      .end(),
  )

/** All accounts that may read it now: evaluated when a notice is created, and again when it is sent. */
export const whoMaySee = (
  db: Store,
  { group, now }: Pick<CommentReader, 'group' | 'now'>,
  thread: ThreadId,
): Promise<readonly AccountId[]> => accountsAmong(seenBy(db, group, now), thread)

/** All accounts that may read it once its session is shared. */
export const whoWillSee = (
  db: Store,
  { group, now }: Pick<CommentReader, 'group' | 'now'>,
  thread: ThreadId,
): Promise<readonly AccountId[]> => accountsAmong(sharedWith(db, group, now), thread)

const accountsAmong = async (seen: ReturnType<typeof sharedWith>, thread: ThreadId): Promise<readonly AccountId[]> => {
  const rows = await seen.where('comment_thread.id', '=', thread).select('membership.account').orderBy('membership.account').execute()
  return rows.map((row) => must(parseAccountId(row.account), 'a member'))
}

/** Authors in a thread. Inside the transaction that adds to it. */
export const authorsIn = async (db: Store, thread: ThreadId): Promise<readonly AccountId[]> => {
  const rows = await db
    .selectFrom('comment')
    .select('account')
    .distinct()
    .where('thread', '=', thread)
    .where('removed_at', 'is', null)
    .orderBy('account')
    .execute()
  return rows.map((row) => must(parseAccountId(row.account), 'the author of a comment'))
}

/** Whether an id exists, created by any account: clients generate 100 random bits. */
export const isTaken = async (db: Store, { thread, comment }: { readonly thread?: ThreadId; readonly comment: CommentId }) =>
  (await db.selectFrom('comment').select('id').where('id', '=', comment).executeTakeFirst()) !== undefined ||
  (thread !== undefined && (await db.selectFrom('comment_thread').select('id').where('id', '=', thread).executeTakeFirst()) !== undefined)

export interface ThreadClass {
  readonly group: GroupId
  readonly visibility: Visibility
  readonly delegation: DelegationId | null
}
const ofClass = (db: Store, { group, visibility, delegation }: ThreadClass) =>
  db
    .selectFrom('comment_thread')
    .where('comment_thread.group_id', '=', group)
    .where('comment_thread.visibility', '=', visibility)
    .where('comment_thread.delegation', delegation === null ? 'is' : '=', delegation)

/** What a thread is about: an item, a text, a point, a decision. */
interface Place {
  readonly document: DocumentId
  readonly subject: ThreadSubject
}
/**
 * Among threads of one place and one visibility, so that it tells of no others. Public ones count on. One of a delegation gets a random number of three
 * digits: a count would tell who has a new seat there how many came before that they may not read. Inside the transaction.
 */
export const nextThreadNumber = async (
  { db, random }: { readonly db: Store; readonly random: Random },
  of: ThreadClass,
  { document, subject }: Place,
): Promise<number> => {
  const given = await ofClass(db, of)
    .where('comment_thread.document', '=', document)
    .where('comment_thread.subject', '=', subject)
    .select('comment_thread.number')
    .execute()
  const taken = new Set(given.map(({ number }) => Number(number)))
  if (of.visibility === 'all') return Math.max(0, ...taken) + 1
  const free = freeNumbers(taken)
  return must(free[Buffer.from(random(4)).readUInt32BE() % free.length], 'a free number')
}

/** More digits once half of the numbers are taken. */
const freeNumbers = (taken: ReadonlySet<number>): readonly number[] => {
  for (let from = 100; ; from *= 10) {
    const free = Array.from({ length: from * 9 }, (_, at) => from + at).filter((number) => !taken.has(number))
    if (free.length * 2 > from * 9) return free
  }
}

/**
 * Times of changes are unique and increasing, so that a reader who has seen one has seen all before it; and the seats of a delegation begin and end
 * among them, also while the clock is set back. Inside the transaction.
 */
export const nextMoment = async (db: Store, of: ThreadClass, now: number): Promise<Instant> => {
  const { changed } = await ofClass(db, of)
    .select(({ fn }) => fn.max('comment_thread.changed_at').as('changed'))
    .executeTakeFirstOrThrow()
  const seats = of.delegation === null ? [] : await lastSeats(db, of.group, of.delegation)
  return instant(Math.max(now, Number(changed ?? 0) + 1, ...seats))
}

/** When the first thread of a delegation was begun; null: none was. */
export const writtenSince = async (db: Store, group: GroupId, delegation: DelegationId): Promise<Instant | null> => {
  const { begun } = await ofClass(db, { group, visibility: 'delegation', delegation })
    .select(({ fn }) => fn.min('comment_thread.created_at').as('begun'))
    .executeTakeFirstOrThrow()
  return begun === null ? null : instant(Number(begun))
}

/** Whether a delegation wrote, corrected or translated anything from one moment to before another. */
export const wroteBetween = async (
  db: Store,
  { group, delegation }: { readonly group: GroupId; readonly delegation: DelegationId },
  { from, until }: { readonly from: number; readonly until: number },
): Promise<boolean> => {
  const written = ofClass(db, { group, visibility: 'delegation', delegation }).innerJoin('comment', 'comment.thread', 'comment_thread.id')
  const said = await written.select('comment.id').where('comment.at', '>=', from).where('comment.at', '<', until).executeTakeFirst()
  if (said) return true
  const edited = await written
    .innerJoin('comment_edit as edit', 'edit.comment', 'comment.id')
    .select('comment.id')
    .where('edit.at', '>=', from)
    .where('edit.at', '<', until)
    .executeTakeFirst()
  return edited !== undefined
}

const lastSeats = async (db: Store, group: GroupId, delegation: DelegationId): Promise<readonly number[]> => {
  const { begun } = await db
    .selectFrom('membership')
    .select(({ fn }) => fn.max('seat_since').as('begun'))
    .where('group_id', '=', group)
    .where('delegation', '=', delegation)
    .executeTakeFirstOrThrow()
  const { ended } = await db
    .selectFrom('former_seat')
    .select(({ fn }) => fn.max('until').as('ended'))
    .where('group_id', '=', group)
    .where('delegation', '=', delegation)
    .executeTakeFirstOrThrow()
  return [Number(begun ?? 0), Number(ended ?? 0) + 1]
}

/** Threads on a document, of every visibility, in order of creation. */
export const threadsOn = (db: Store, group: GroupId, document: DocumentId) =>
  db
    .selectFrom('comment_thread')
    .select(['id', 'visibility', 'delegation'])
    .where('group_id', '=', group)
    .where('document', '=', document)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
