// Actions on comments, each in one transaction, in which the membership is read again: begin, reply, edit, translate, delete, resolve. A thread that
// the user may not read is reported as missing.
import type { NewComment, NewThread } from '../../shared/api/comments.ts'
import { MOST_IN_THREAD } from '../../shared/comments/bounds.ts'
import { isIn, kindOfSubject } from '../../shared/comments/subject.ts'
import type { Comment, Thread, Visibility } from '../../shared/comments/thread.ts'
import { parseWords, serialiseMention } from '../../shared/comments/words.ts'
import type { AccountId, CommentId, DelegationId, GroupId, Instant, ThreadId } from '../../shared/ids.ts'
import { must, ok, type Result, refuse } from '../../shared/result.ts'
import type { Deps } from '../deps.ts'
import { hiddenFrom, registeredGroup, unsharedDrafts } from '../groups/documentRegistry.ts'
import { foldText } from '../search/folded.ts'
import { transactionOf } from '../transaction.ts'
import type { CommentDeps, CommentMade } from './commentDeps.ts'
import { type Mentioned, mentionedIn } from './mentions.ts'
import { readThread } from './readThreads.ts'
import { type CommentSeat, mayComment, mayRemove, mayResolve, seatOf } from './seat.ts'
import {
  authorsIn,
  type CommentReader,
  isTaken,
  nextMoment,
  nextThreadNumber,
  visibleComments,
  visibleThreads,
  whoMaySee,
} from './visibleThreads.ts'

/** `isNew` false: already done, for a repeated request. */
export interface Done {
  readonly thread: Thread
  readonly isNew: boolean
}

export const beginThread = (deps: CommentDeps, reader: CommentReader, given: NewThread): Promise<Result<Done>> =>
  commenting(deps, reader, async (inside, seat) => {
    const known = await knownAs(inside, reader, given)
    if (known) return ok({ thread: known, isNew: false })
    if (await isTaken(inside.db, { thread: given.thread, comment: given.id })) return refuse('bad-request')
    const { document, subject, field, anchor, visibility } = given
    const kind = kindOfSubject(subject)
    if (!isIn(subject, document) || (field !== null && kind !== 'item') || (anchor !== null && kind !== 'text'))
      return refuse('bad-request')
    const hidden = await hiddenFrom(inside.db, { memberships: [seat.membership] }, reader.group)
    if ((await registeredGroup(inside.db, document)) !== reader.group || hidden.has(document)) return refuse('not-found')
    const delegation = visibility === 'delegation' ? seat.membership.delegation : null
    if (visibility === 'delegation' && delegation === null) return refuse('forbidden')
    // Written for another delegation, which its author has left since: the new one may not read it.
    if (given.delegation !== undefined && given.delegation !== delegation) return refuse('forbidden')
    const mentioned = await allowedMentions(inside, reader.group, { words: given.words, delegation })
    if (!mentioned.ok) return mentioned
    const of = { group: reader.group, visibility, delegation }
    const [number, at] = [await nextThreadNumber(inside, of, { document, subject }), await nextMoment(inside.db, of, inside.clock.now())]
    await inside.db
      .insertInto('comment_thread')
      .values({
        id: given.thread,
        group_id: reader.group,
        number,
        document,
        subject,
        field,
        anchor: anchor && JSON.stringify(anchor),
        visibility,
        delegation,
        created_by: reader.account,
        created_at: at,
        resolved_by: null,
        resolved_at: null,
        changed_at: at,
        version: 1,
      })
      .execute()
    await insertComment(inside, { thread: given.thread, by: seat, given, at, mentioned: mentioned.value })
    return ok(await told(inside, { reader, thread: given.thread, comment: given.id, how: 'begun', mentioned: mentioned.value }))
  })

export const reply = (
  deps: CommentDeps,
  reader: CommentReader,
  { thread, given }: { readonly thread: ThreadId; readonly given: NewComment },
): Promise<Result<Done>> =>
  commenting(deps, reader, async (inside, seat) => {
    const found = await readThread(inside.db, reader, thread)
    if (!found) return refuse('not-found')
    if (found.comments.some(({ id, account }) => id === given.id && account === reader.account)) return ok({ thread: found, isNew: false })
    if (await isTaken(inside.db, { comment: given.id })) return refuse('bad-request')
    if (found.comments.length >= MOST_IN_THREAD) return refuse('thread-full')
    const mentioned = await allowedMentions(inside, reader.group, { words: given.words, delegation: found.delegation })
    if (!mentioned.ok) return mentioned
    const at = await changeThread(inside, reader.group, found, { version: found.version + 1 })
    await insertComment(inside, { thread, by: seat, given, at, mentioned: mentioned.value })
    return ok(await told(inside, { reader, thread, comment: given.id, how: 'replied', mentioned: mentioned.value }))
  })

/** Only the author. */
export const editWords = (
  deps: CommentDeps,
  reader: CommentReader,
  { comment, words }: { readonly comment: CommentId; readonly words: string },
): Promise<Result<Done>> =>
  commenting(deps, reader, async (inside) => {
    const found = await findComment(inside, reader, comment)
    if (!found || found.comment.removed) return refuse('not-found')
    const { thread, comment: before } = found
    if (before.account !== reader.account) return refuse('forbidden')
    if (before.words === words) return ok({ thread, isNew: false })
    const mentioned = await allowedMentions(inside, reader.group, { words, delegation: thread.delegation })
    if (!mentioned.ok) return mentioned
    const earlier = new Set((await mentionedIn(inside.db, reader.group, before.words)).map(({ mention }) => serialiseMention(mention)))
    const at = await changeThread(inside, reader.group, thread, {})
    await inside.db
      .updateTable('comment')
      .set({ words, edited_at: at, folded: foldedWords(words, before.other?.words ?? null) })
      .where('id', '=', comment)
      .execute()
    await recordEdit(inside, comment, at)
    await inside.db.deleteFrom('comment_mention').where('comment', '=', comment).execute()
    await insertMentions(inside, comment, mentioned.value)
    const added = mentioned.value.filter(({ mention }) => !earlier.has(serialiseMention(mention)))
    return ok(await told(inside, { reader, thread: thread.id, comment, how: 'edited', mentioned: added }))
  })

/** The translation, with its author. */
export const translate = (
  deps: CommentDeps,
  reader: CommentReader,
  { comment, words }: { readonly comment: CommentId; readonly words: string | null },
): Promise<Result<Done>> =>
  commenting(deps, reader, async (inside, seat) => {
    const found = await findComment(inside, reader, comment)
    if (!found || found.comment.removed) return refuse('not-found')
    const { thread, comment: before } = found
    const isTheirs = [before.account, before.other?.by].includes(reader.account) || seat.membership.role === 'translator'
    if (before.other && !isTheirs) return refuse('forbidden')
    if ((before.other?.words ?? null) === words) return ok({ thread, isNew: false })
    const mentioned = await allowedMentions(inside, reader.group, { words: words ?? '', delegation: thread.delegation })
    if (!mentioned.ok) return mentioned
    const at = await changeThread(inside, reader.group, thread, {})
    await inside.db
      .updateTable('comment')
      .set({
        other_words: words,
        other_by: words === null ? null : reader.account,
        other_at: words === null ? null : at,
        folded: foldedWords(before.words, words),
      })
      .where('id', '=', comment)
      .execute()
    await recordEdit(inside, comment, at)
    return ok(await published(inside, reader, thread.id))
  })

/** The author deletes their own; chair and secretariat delete others' in public threads. The text is erased. */
export const remove = (
  deps: CommentDeps,
  reader: CommentReader,
  comment: CommentId,
): Promise<Result<Done & { readonly ofOther: boolean }>> =>
  inGroup(deps, reader, async (inside, seat) => {
    const found = await findComment(inside, reader, comment)
    if (!found) return refuse('not-found')
    const { thread, comment: before } = found
    const ofOther = before.account !== reader.account
    if (ofOther && !mayRemove(seat, thread)) return refuse('forbidden')
    if (before.removed) return ok({ thread, isNew: false, ofOther })
    const at = await changeThread(inside, reader.group, thread, {})
    await inside.db
      .updateTable('comment')
      .set({ words: '', other_words: null, other_by: null, other_at: null, folded: '', removed_at: at, removed_by: reader.account })
      .where('id', '=', comment)
      .execute()
    await inside.db.deleteFrom('comment_mention').where('comment', '=', comment).execute()
    return ok({ ...(await published(inside, reader, thread.id)), ofOther })
  })

export const resolve = (
  deps: CommentDeps,
  reader: CommentReader,
  { thread, resolved, version }: { readonly thread: ThreadId; readonly resolved: boolean; readonly version: number },
): Promise<Result<Done>> =>
  inGroup(deps, reader, async (inside, seat) => {
    const found = await readThread(inside.db, reader, thread)
    if (!found) return refuse('not-found')
    if (found.createdBy !== reader.account && !mayResolve(seat)) return refuse('forbidden')
    if ((found.resolved !== null) === resolved) return ok({ thread: found, isNew: false })
    if (found.version !== version) return refuse('thread-changed')
    const at = await changeThread(inside, reader.group, found, { version: version + 1 })
    await inside.db
      .updateTable('comment_thread')
      .set({ resolved_by: resolved ? reader.account : null, resolved_at: resolved ? at : null })
      .where('id', '=', thread)
      .execute()
    return ok(await published(inside, reader, thread))
  })

/** Nothing is stored for threads that the user may not read. */
export const markThreadsSeen = async (
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  reader: CommentReader,
  seen: readonly { readonly thread: ThreadId; readonly upTo: Instant }[],
): Promise<void> => {
  if (seen.length === 0) return
  await db.transaction().execute(async (inside) => {
    const upTo = new Map<string, number>(seen.map((one) => [one.thread, one.upTo]))
    const rows = await visibleThreads(inside, reader)
      .select(['comment_thread.id', 'comment_thread.changed_at'])
      .where('comment_thread.id', 'in', [...upTo.keys()])
      .execute()
    for (const { id, changed_at } of rows) {
      // Never later than the newest comment, or a later one would count as seen.
      const seen_at = Math.min(upTo.get(id) ?? 0, Math.max(changed_at, clock.now()))
      await inside
        .insertInto('thread_seen')
        .values({ account: reader.account, thread: id, seen_at })
        .onConflict((conflict) =>
          conflict.columns(['account', 'thread']).doUpdateSet({ seen_at }).where('thread_seen.seen_at', '<', seen_at),
        )
        .execute()
    }
  })
}

type Work<Value> = (inside: CommentDeps, seat: CommentSeat) => Promise<Result<Value>>

/** In one transaction, with the user's current membership. */
const inGroup = <Value>(deps: CommentDeps, reader: CommentReader, work: Work<Value>): Promise<Result<Value>> =>
  transactionOf(deps, async (inside) => {
    const seat = await seatOf(inside.db, reader)
    return seat ? work({ ...inside, commented: deps.commented }, seat) : refuse('not-found')
  })

/** For members who may write comments. */
const commenting = <Value>(deps: CommentDeps, reader: CommentReader, work: Work<Value>): Promise<Result<Value>> =>
  inGroup(deps, reader, async (inside, seat) => (mayComment(seat) ? work(inside, seat) : refuse('comments-off')))

/** The existing thread, if this comment was sent before. */
const knownAs = async ({ db }: Deps, reader: CommentReader, { id, thread }: Pick<NewThread, 'id' | 'thread'>): Promise<Thread | null> => {
  const found = await readThread(db, reader, thread)
  return found?.comments.some((comment) => comment.id === id && comment.account === reader.account) ? found : null
}

const findComment = async (
  { db }: Deps,
  reader: CommentReader,
  id: CommentId,
): Promise<{ readonly thread: Thread; readonly comment: Comment } | null> => {
  const row = await visibleComments(db, reader).select('comment_thread.id').where('comment.id', '=', id).executeTakeFirst()
  const thread = row && (await readThread(db, reader, row.id as ThreadId))
  const comment = thread?.comments.find((one) => one.id === id)
  return thread && comment ? { thread, comment } : null
}

/** In a private thread only members of its delegation may be mentioned: others could not read it. */
const allowedMentions = async (
  { db }: Deps,
  group: GroupId,
  { words, delegation }: { readonly words: string; readonly delegation: DelegationId | null },
): Promise<Result<readonly Mentioned[]>> => {
  const mentioned = await mentionedIn(db, group, words)
  return delegation !== null && mentioned.some((one) => one.delegation !== delegation) ? refuse('not-in-delegation') : ok(mentioned)
}

interface Said {
  readonly thread: ThreadId
  readonly by: CommentSeat
  readonly given: NewComment
  readonly at: Instant
  readonly mentioned: readonly Mentioned[]
}
const insertComment = async (inside: Deps, { thread, by, given, at, mentioned }: Said): Promise<void> => {
  await inside.db
    .insertInto('comment')
    .values({
      id: given.id,
      thread,
      account: by.account,
      delegation: by.membership.delegation,
      language: given.language,
      words: given.words,
      other_words: null,
      other_by: null,
      other_at: null,
      folded: foldedWords(given.words, null),
      at,
      edited_at: null,
      removed_at: null,
      removed_by: null,
    })
    .execute()
  await insertMentions(inside, given.id, mentioned)
}

/** Moments of a thread's changes are unique. */
const recordEdit = async ({ db }: Deps, comment: CommentId, at: number): Promise<void> => {
  await db.insertInto('comment_edit').values({ comment, at }).execute()
}

const insertMentions = async ({ db }: Deps, comment: CommentId, mentioned: readonly Mentioned[]): Promise<void> => {
  for (const { mention } of mentioned)
    await db.insertInto('comment_mention').values({ comment, kind: mention.kind, target: mention.id }).execute()
}

/** Returns the time of the change. */
const changeThread = async (
  { db, clock }: Deps,
  group: GroupId,
  { id, visibility, delegation }: { readonly id: ThreadId; readonly visibility: Visibility; readonly delegation: DelegationId | null },
  change: { readonly version?: number },
): Promise<Instant> => {
  const at = await nextMoment(db, { group, visibility, delegation }, clock.now())
  await db
    .updateTable('comment_thread')
    .set({ ...change, changed_at: at })
    .where('id', '=', id)
    .execute()
  return at
}

/** Notifies those who may read it. */
const published = async ({ db, bus }: Deps, reader: CommentReader, id: ThreadId): Promise<Done> => {
  const thread = must(await readThread(db, reader, id), 'a thread that was just changed')
  const news = { type: 'news', group: reader.group, of: 'comments' } as const
  if (thread.delegation !== null || (await unsharedDrafts(db, reader.group)).has(thread.document))
    // Nothing may reveal a private thread, nor that a session is in preparation, to who may not see it.
    for (const account of await whoMaySee(db, reader, id)) bus.publish({ ...news, account })
  else bus.publish(news)
  return { thread, isNew: true }
}

interface Told {
  readonly reader: CommentReader
  readonly thread: ThreadId
  readonly comment: CommentId
  readonly how: CommentMade['how']
  readonly mentioned: readonly Mentioned[]
}
const told = async (inside: CommentDeps, { reader, thread: id, comment, how, mentioned }: Told): Promise<Done> => {
  const { group, account } = reader
  const done = await published(inside, reader, id)
  const { document, subject, delegation } = done.thread
  const others = (await whoMaySee(inside.db, reader, id)).filter((one) => one !== account)
  const among = (accounts: readonly AccountId[]) => others.filter((one) => accounts.includes(one))
  await inside.commented(inside, {
    group,
    thread: id,
    comment,
    how,
    by: account,
    document,
    subject,
    delegation,
    mentioned: among(mentioned.flatMap(({ accounts }) => accounts)),
    repliedTo: how === 'replied' ? among(await authorsIn(inside.db, id)) : [],
    inDelegation: delegation === null || how === 'edited' ? [] : others,
  })
  return done
}

/** Search text of a comment: both languages, without accents and mentions. */
const foldedWords = (words: string, other: string | null): string =>
  [words, other ?? ''].map((side) => foldText(spoken(side)).plain).join('\n')

const spoken = (words: string): string =>
  parseWords(words)
    .map((part) => (part.type === 'text' ? part.text : ' '))
    .join('')
