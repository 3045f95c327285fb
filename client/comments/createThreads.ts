// Live threads on one subject, merged with unsent comments, and the names of their authors.
import { type Accessor, createMemo } from 'solid-js'
import type { Threads } from '../../shared/api/comments.ts'
import { pick } from '../../shared/bilingual.ts'
import type { Mention } from '../../shared/comments/words.ts'
import { type AccountId, instant } from '../../shared/ids.ts'
import type { Role } from '../../shared/people.ts'
import { useApi } from '../base/actor.tsx'
import { address } from '../base/address.ts'
import type { ApiAnswer } from '../base/api.ts'
import { createQueryBy, type ServerQuery } from '../base/createQuery.ts'
import { useGroup } from '../base/group.tsx'
import { createKnownMembers } from '../base/groupFacts.ts'
import { useLanguage, useText } from '../base/i18n.tsx'
import { commentOf, type UnsentWords } from '../base/sending.ts'
import { type CommentedSubject, useComments } from './CommentsProvider.tsx'
import { type CommentNames, type ListedThread, threadsInOrder } from './threads.ts'

/** Pages loaded per subject; of more, the newest threads are among them. */
const MOST_PAGES = 5

export interface SubjectThreads extends ServerQuery<Threads> {
  /** Most recent activity first. */
  readonly threads: Accessor<readonly ListedThread[]>
  readonly names: CommentNames
}

/** No request while there is no subject. */
export const createThreads = (of: Accessor<CommentedSubject | null>): SubjectThreads => {
  const api = useApi()
  const group = useGroup()
  const comments = useComments()
  const path = () => {
    const subject = of()
    return subject && address('/api/groups/:group/comments', { group: group().id, ...subject })
  }
  const ask = async (first: NonNullable<ReturnType<typeof path>>): Promise<ApiAnswer<Threads>> => {
    let answer = await api.get(first)
    for (let page = 1; answer.ok && answer.value.more && page <= MOST_PAGES; page++) {
      const before = answer.value
      const subject = of()
      if (!subject) break
      const rest = page < MOST_PAGES ? { after: before.next } : { newest: '1' as const }
      const more = await api.get(address('/api/groups/:group/comments', { group: group().id, ...subject, ...rest }))
      if (!more.ok) return more
      const threads = new Map([...before.threads, ...more.value.threads].map((thread) => [thread.id, thread]))
      answer = { ok: true, value: { ...more.value, threads: [...threads.values()], people: [...before.people, ...more.value.people] } }
    }
    return answer
  }
  const query = createQueryBy(path, ask, { news: 'comments', live: true, remember: true })
  const names = createPeopleNames(query.value)
  const threads = createMemo((): readonly ListedThread[] => {
    const subject = of()
    if (!subject) return []
    const known = query.value()?.threads ?? []
    return threadsInOrder([...known, ...begunHere(comments.unsent(), subject, known, comments.reader())])
  })
  return { ...query, threads, names }
}

/** Threads created on this device that the server does not have yet, without comments: those come from `Unsent`. */
const begunHere = (
  unsent: readonly UnsentWords[],
  { document, subject }: CommentedSubject,
  known: readonly ListedThread[],
  reader: ReturnType<ReturnType<typeof useComments>['reader']>,
): readonly ListedThread[] =>
  unsent.flatMap(({ written, at }) => {
    if (written.type !== 'thread') return []
    const { begins } = written
    if (begins.document !== document || begins.subject !== subject || known.some(({ id }) => id === begins.thread)) return []
    const now = instant(at)
    return [
      {
        id: begins.thread,
        number: 0,
        document,
        subject,
        field: begins.field,
        anchor: begins.anchor,
        visibility: begins.visibility,
        delegation: begins.delegation ?? null,
        createdBy: reader.account,
        createdAt: now,
        changedAt: now,
        version: 0,
        resolved: null,
        unread: false,
        comments: [],
      },
    ]
  })

/** Unsent comments of a thread that the server does not have yet. */
export const unsentIn = (unsent: readonly UnsentWords[], thread: ListedThread): readonly UnsentWords[] =>
  unsent.filter((one) => {
    const of = one.written.type === 'reply' ? one.written.thread : one.written.begins.thread
    return of === thread.id && !thread.comments.some(({ id }) => id === commentOf(one).id)
  })

const OFFICES: readonly Role[] = ['chair', 'secretariat', 'translator']

/** Display name in the user's language; a former member keeps the name that the server has. */
export const createPeopleNames = (threads: Accessor<Pick<Threads, 'people'> | null>): CommentNames => {
  const text = useText()
  const language = useLanguage()
  const group = useGroup()
  const members = createKnownMembers()
  const people = createMemo(
    () =>
      new Map([
        ...(members.value() ?? []).map(({ account, name }) => [account, name] as const),
        ...(threads()?.people ?? []).map(({ account, name }) => [account, name] as const),
      ]),
  )
  const offices = createMemo(
    () => new Set((members.value() ?? []).filter(({ role }) => OFFICES.includes(role)).map(({ account }) => account)),
  )
  const nameOf = (mention: Mention) => {
    if (mention.kind === 'account') {
      const name = people().get(mention.id)
      return name === '' ? text().comments.erased : (name ?? text().comments.somebody)
    }
    if (mention.kind === 'agency') return group().agencies.find(({ id }) => id === mention.id)?.acronym ?? text().comments.somebody
    const delegation = group().delegations.find(({ id }) => id === mention.id)
    return delegation ? pick(delegation.name, language()).text : text().comments.somebody
  }
  return Object.assign(nameOf, { isOffice: (account: AccountId) => offices().has(account) })
}
