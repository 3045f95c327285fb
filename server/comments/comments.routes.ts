// Routes for reading and writing comments of a group.
import type { commentApi } from '../../shared/api/comments.ts'
import type { AccountId, GroupId } from '../../shared/ids.ts'
import { must, ok, type Result } from '../../shared/result.ts'
import type { Acts } from '../acts/readActs.ts'
import { type Handlers, NO_BODY } from '../routes.ts'
import type { CommentDeps } from './commentDeps.ts'
import { beginThread, type Done, editWords, markThreadsSeen, remove, reply, resolve, translate } from './comments.ts'
import { markedThreads } from './markedThreads.ts'
import { createPace } from './pace.ts'
import { countsFor, threadsFor } from './readThreads.ts'

export const commentHandlers = (deps: CommentDeps & { readonly acts: Acts }): Handlers<keyof typeof commentApi> => {
  const pace = createPace(deps)
  /** Limit: as fast as a person writes. */
  const paced = async (account: AccountId, work: () => Promise<Result<Done>>) => {
    const wait = await pace.take(account)
    if (wait > 0) return { ok: false, refusal: 'too-many', retryAfter: wait } as const
    return await work()
  }
  const reader = (group: GroupId, account: AccountId) => ({ group, account, now: deps.clock.now() })
  type Made = Awaited<ReturnType<typeof paced>>
  const marked = async (group: GroupId, { thread }: Done) => must((await markedThreads(deps, group, [thread]))[0], 'the thread')
  const created = async (group: GroupId, made: Made) =>
    made.ok ? { ...ok(await marked(group, made.value)), status: made.value.isNew ? 201 : 200 } : made
  const changed = async (group: GroupId, made: Made) => (made.ok ? ok(await marked(group, made.value)) : made)

  return {
    'GET /api/groups/:group/comments': async ({ actor, group, query }) => {
      const found = await threadsFor(deps.db, reader(group, actor.account), query)
      return ok({ ...found, threads: await markedThreads(deps, group, found.threads) })
    },
    'GET /api/groups/:group/comments/counts': async ({ actor, group }) => ok(await countsFor(deps.db, reader(group, actor.account))),
    'POST /api/groups/:group/comments': async ({ actor: { account }, group, body }) =>
      created(group, await paced(account, () => beginThread(deps, reader(group, account), body))),
    'POST /api/groups/:group/comments/:thread/replies': async ({ actor: { account }, group, thread, body }) =>
      created(group, await paced(account, () => reply(deps, reader(group, account), { thread, given: body }))),
    'PUT /api/groups/:group/comments/:thread/resolution': async ({ actor: { account }, group, thread, body }) =>
      changed(group, await paced(account, () => resolve(deps, reader(group, account), { thread, ...body }))),
    'PATCH /api/groups/:group/replies/:comment': async ({ actor: { account }, group, comment, body }) =>
      changed(group, await paced(account, () => editWords(deps, reader(group, account), { comment, ...body }))),
    'PUT /api/groups/:group/replies/:comment/translation': async ({ actor: { account }, group, comment, body }) =>
      changed(group, await paced(account, () => translate(deps, reader(group, account), { comment, ...body }))),
    'DELETE /api/groups/:group/replies/:comment': async ({ actor: { account }, group, comment, record }) => {
      const removed = await remove(deps, reader(group, account), comment)
      if (removed.ok && removed.value.isNew && removed.value.ofOther) await record('comment.removed', removedAs(removed.value, comment))
      return changed(group, removed)
    },
    'PUT /api/groups/:group/comments/seen': async ({ actor: { account }, group, body }) => {
      await markThreadsSeen(deps, reader(group, account), body.threads)
      return NO_BODY
    },
  }
}

/** Author, place and thread of a removed comment; none of its words. */
const removedAs = ({ thread }: Done, comment: string): string =>
  `${thread.comments.find(({ id }) => id === comment)?.account ?? ''}: ${thread.document} ${thread.subject} ${thread.number}`
