// State of comments for all screens of a group: open counts, unsent comments (outbox), and drafts.
import { type Accessor, createContext, createMemo, createSignal, onCleanup, onMount, type ParentProps, untrack, useContext } from 'solid-js'
import type { CommentCounts } from '../../shared/api/comments.ts'
import type { Earlier } from '../../shared/api/members.ts'
import type { Language } from '../../shared/bilingual.ts'
import type { ThreadSubject } from '../../shared/comments/subject.ts'
import {
  type CommentId,
  type DocumentId,
  type ItemId,
  newCommentId,
  newThreadId,
  parseItemId,
  type Random,
  type ThreadId,
} from '../../shared/ids.ts'
import { membershipIn } from '../../shared/people.ts'
import { useActor, useApi } from '../base/actor.tsx'
import { address } from '../base/address.ts'
import { createQuery } from '../base/createQuery.ts'
import { useGroup } from '../base/group.tsx'
import { createKnownMembers } from '../base/groupFacts.ts'
import { announceChange } from '../base/news.ts'
import { createSendingStore, type SentWords, sendAll, type UnsentDraft, type UnsentWords } from '../base/sending.ts'
import { onServerBack } from '../base/serverBack.ts'
import type { ThreadReader } from './threads.ts'

export interface CommentedSubject {
  readonly document: DocumentId
  readonly subject: ThreadSubject
}
export type SubjectCounts = CommentCounts['subjects'][number]
type Begins = Omit<Extract<SentWords, { type: 'thread' }>['begins'], 'id' | 'thread' | 'language' | 'words' | 'delegation'>

export interface Comments {
  readonly reader: Accessor<ThreadReader>
  /** Observers and guests may comment only where the group allows it. */
  readonly mayWrite: Accessor<boolean>
  readonly counts: (of: CommentedSubject) => SubjectCounts | null
  /** Open threads of the whole group. */
  readonly total: Accessor<CommentCounts | null>
  /** Items with an open thread that everybody can read; those private to a delegation are not counted. */
  readonly discussed: Accessor<ReadonlySet<ItemId>>
  /** While the user does not see what their delegation commented before they came. */
  readonly earlier: Accessor<Earlier | null>
  readonly unsent: Accessor<readonly UnsentWords[]>
  readonly begin: (begins: Begins, said: Said) => Promise<ThreadId>
  readonly reply: (thread: ThreadId, said: Said) => Promise<void>
  readonly sendAgain: (unsent: UnsentWords) => Promise<void>
  readonly discard: (id: CommentId) => Promise<void>
  readonly draft: (key: string) => UnsentDraft | null
  readonly keepDraft: (key: string, draft: UnsentDraft | null) => void
  /** Refetches after threads were seen or changed here. */
  readonly changed: () => void
}
interface Said {
  readonly language: Language
  readonly words: string
}
const CommentsContext = createContext<Comments>()

/** Interval of automatic retries after a server error. */
const AGAIN_MS = 15_000
const random: Random = (bytes) => crypto.getRandomValues(new Uint8Array(bytes))

export function CommentsProvider(props: ParentProps) {
  const group = useGroup()
  const actor = useActor()
  const api = useApi()
  const { account } = untrack(actor)
  const store = createSendingStore(account)
  const counts = createQuery(() => address('/api/groups/:group/comments/counts', { group: group().id }), {
    news: 'comments',
    live: true,
    remember: true,
    afterContent: true,
  })
  const members = createKnownMembers({ afterContent: true })
  const byDocument = createMemo(() => new Map(counts.value()?.subjects.map((one) => [keyOf(one), one])))
  const [all, setAll] = createSignal<readonly UnsentWords[]>([])
  const [drafts, setDrafts] = createSignal<ReadonlyMap<string, UnsentDraft>>(new Map())

  let again: ReturnType<typeof setTimeout> | undefined
  // Sequential, so that no comment is sent twice.
  let line: Promise<void> = Promise.resolve()
  const flush = (): Promise<void> => {
    line = line.then(send).catch((error: unknown) => console.warn('Comments could not be sent', error))
    return line
  }
  let isGone = false
  const send = async () => {
    clearTimeout(again)
    if (isGone) return
    const before = all().length
    const left = await sendAll(store, api, account)
    setAll(left)
    if (left.length < before) announceChange('comments')
    if (!isGone && left.some(({ refused }) => refused === null)) again = setTimeout(flush, AGAIN_MS)
  }
  const write = async (id: CommentId, written: SentWords) => {
    const one: UnsentWords = { id, group: group().id, at: Math.max(Date.now(), (all().at(-1)?.at ?? 0) + 1), written, refused: null }
    // Shown at once, and stored on the device before it is sent.
    setAll((before) => [...before, one])
    await store.put(one)
    void flush()
  }
  onMount(async () => {
    const found = await store.drafts()
    // Text typed during the request is newer.
    setDrafts((before) => new Map([...found, ...before]))
    setAll(await store.unsent())
    if (all().length > 0) await flush()
  })
  const stop = onServerBack(() => void flush())
  onCleanup(() => {
    isGone = true
    stop()
    clearTimeout(again)
  })

  const membership = () => membershipIn(actor(), group().id)
  const comments: Comments = {
    reader: () => ({
      account: actor().account,
      delegation: membership()?.delegation ?? null,
      agency: membership()?.agency ?? null,
      role: membership()?.role ?? null,
    }),
    mayWrite: () => {
      const role = membership()?.role
      return role !== undefined && ((role !== 'observer' && role !== 'guest') || group().observersComment)
    },
    counts: (of) => byDocument().get(keyOf(of)) ?? null,
    total: counts.value,
    earlier: () => members.value()?.find((one) => one.account === account)?.earlier ?? null,
    discussed: createMemo(() => {
      const open = (counts.value()?.subjects ?? []).filter((one) => one.open > one.ownDelegation)
      return new Set(open.flatMap(({ subject }) => parseItemId(/^item:(.+)$/.exec(subject)?.[1]) ?? []))
    }),
    unsent: createMemo(() => all().filter((one) => one.group === group().id)),
    async begin(begins, said) {
      const [id, thread] = [newCommentId(random), newThreadId(random)]
      const delegation = begins.visibility === 'delegation' ? comments.reader().delegation : null
      await write(id, { type: 'thread', begins: { ...begins, ...said, id, thread, delegation } })
      return thread
    },
    async reply(thread, said) {
      const id = newCommentId(random)
      await write(id, { type: 'reply', thread, comment: { ...said, id } })
    },
    async sendAgain(unsent) {
      await store.put({ ...unsent, refused: null })
      await flush()
    },
    async discard(id) {
      await store.remove(id)
      setAll(await store.unsent())
    },
    draft: (key) => drafts().get(key) ?? null,
    keepDraft(key, draft) {
      setDrafts((before) => {
        const next = new Map(before)
        if (draft) next.set(key, draft)
        else next.delete(key)
        return next
      })
      void store.keepDraft(key, draft)
    },
    changed: () => announceChange('comments'),
  }
  return <CommentsContext.Provider value={comments}>{props.children}</CommentsContext.Provider>
}

const keyOf = ({ document, subject }: CommentedSubject): string => `${document} ${subject}`

export const useComments = (): Comments => {
  const comments = useContext(CommentsContext)
  if (!comments) throw new Error('useComments needs a <CommentsProvider> above it')
  return comments
}
/** Null outside a group, where there are no comments. */
export const useOptionalComments = (): Comments | null => useContext(CommentsContext) ?? null
