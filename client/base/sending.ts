// Outbox of comments and their drafts: stored on the device for their account, where everything of it is sealed when its session expires. Sent in
// order; the server stores a comment only once if it is sent twice. SPEC P3.

import type { NewComment, NewThread } from '../../shared/api/comments.ts'
import type { AccountId, CommentId, GroupId, ThreadId } from '../../shared/ids.ts'
import type { Api, ApiAnswer } from './api.ts'
import { isStillHere } from './cachedActor.ts'
import { PREFIX } from './documentDatabase.ts'
import { asked, completed, openIndexedDb } from './idb.ts'
import { inOneTab } from './inOneTab.ts'

export type SentWords =
  | { readonly type: 'thread'; readonly begins: NewThread }
  | { readonly type: 'reply'; readonly thread: ThreadId; readonly comment: NewComment }

export interface UnsentWords {
  readonly id: CommentId
  readonly group: GroupId
  /** Milliseconds since 1970, by this device's clock. */
  readonly at: number
  readonly written: SentWords
  /** The server's reason for refusing it; it is not retried automatically. */
  readonly refused: string | null
}
export interface UnsentDraft {
  readonly words: string
  /** Mentions in the text, in stored form. */
  readonly mentions: readonly (readonly [label: string, mention: string])[]
  readonly language: 'es' | 'en'
  readonly visibility: 'all' | 'delegation'
}
/** Outbox of one account on this device. */
export interface Kept {
  readonly unsent: readonly UnsentWords[]
  readonly drafts: readonly (readonly [key: string, draft: UnsentDraft])[]
}

export const sendingDatabaseName = (account: AccountId) => `${PREFIX}${account}/sending`

export interface SendingStore {
  /** In the order in which they were written. */
  readonly unsent: () => Promise<readonly UnsentWords[]>
  readonly put: (unsent: UnsentWords) => Promise<void>
  readonly remove: (id: CommentId) => Promise<void>
  readonly drafts: () => Promise<Kept['drafts']>
  /** Null removes the draft. */
  readonly keepDraft: (key: string, draft: UnsentDraft | null) => Promise<void>
}

/** Without storage on the device, drafts and comments last as long as the tab. */
const memories = new Map<AccountId, Memory>()
interface Memory {
  readonly unsent: Map<CommentId, UnsentWords>
  readonly drafts: Map<string, UnsentDraft>
}
const memoryOf = (account: AccountId): Memory => {
  const known = memories.get(account) ?? { unsent: new Map(), drafts: new Map() }
  memories.set(account, known)
  return known
}
export const isInMemory = (account: AccountId): boolean => {
  const { unsent, drafts } = memoryOf(account)
  return unsent.size > 0 || drafts.size > 0
}
export const forgetInMemory = (account: AccountId): void => void memories.delete(account)

export const createSendingStore = (account: AccountId): SendingStore => {
  const inMemory = memoryOf(account)
  const within = async <T>(mode: IDBTransactionMode, task: (stores: Stores) => Promise<T>): Promise<T> => {
    const database = await openIndexedDb(sendingDatabaseName(account), (fresh) => {
      fresh.createObjectStore('unsent', { keyPath: 'id' })
      fresh.createObjectStore('drafts')
    })
    try {
      const transaction = database.transaction(['unsent', 'drafts'], mode, { durability: 'strict' })
      const done = completed(transaction)
      const [value] = await Promise.all([
        task({ unsent: transaction.objectStore('unsent'), drafts: transaction.objectStore('drafts') }),
        done,
      ])
      return value
    } finally {
      database.close()
    }
  }
  return {
    async unsent() {
      const onDevice = await within('readonly', ({ unsent }) => asked<UnsentWords[]>(unsent.getAll())).catch(() => [])
      return [...onDevice, ...inMemory.unsent.values()].sort((a, b) => a.at - b.at)
    },
    async put(one) {
      try {
        await within('readwrite', ({ unsent }) => asked(unsent.put(one)))
        inMemory.unsent.delete(one.id)
      } catch {
        inMemory.unsent.set(one.id, one)
      }
    },
    async remove(id) {
      if (inMemory.unsent.delete(id)) return
      await within('readwrite', ({ unsent }) => asked(unsent.delete(id))).catch((error: unknown) =>
        console.warn('Kept on this device', error),
      )
    },
    async drafts() {
      const onDevice = await within('readonly', async ({ drafts }) => {
        const [keys, values] = await Promise.all([asked(drafts.getAllKeys()), asked<UnsentDraft[]>(drafts.getAll())])
        return values.map((draft, at) => [String(keys[at]), draft] as const)
      }).catch(() => [])
      return [...onDevice, ...inMemory.drafts]
    },
    async keepDraft(key, draft) {
      try {
        await within('readwrite', async ({ drafts }) => {
          if (draft) await asked(drafts.put(draft, key))
          else await asked(drafts.delete(key))
        })
        inMemory.drafts.delete(key)
      } catch {
        if (draft) inMemory.drafts.set(key, draft)
        else inMemory.drafts.delete(key)
      }
    },
  }
}
interface Stores {
  readonly unsent: IDBObjectStore
  readonly drafts: IDBObjectStore
}

type Sent = 'sent' | 'later' | { readonly refused: string }

/** Sends sequentially and in one tab at a time. Returns what is left. */
export const sendAll = async (store: SendingStore, api: Pick<Api, 'send'>, account: AccountId): Promise<readonly UnsentWords[]> => {
  const work = async () => {
    for (const one of await store.unsent()) {
      if (one.refused !== null) continue
      // Another tab has signed in as somebody else, under whose name it would be published.
      if (!isStillHere(account)) break
      const sent = outcomeOf(await send(api, one))
      if (sent === 'later') break
      if (sent === 'sent') await store.remove(one.id)
      else await store.put({ ...one, refused: sent.refused })
    }
  }
  await inOneTab(sendingDatabaseName(account), work)
  return store.unsent()
}

const send = (api: Pick<Api, 'send'>, { group, written }: UnsentWords): Promise<ApiAnswer<unknown>> =>
  written.type === 'thread'
    ? api.send('POST /api/groups/:group/comments', { group }, written.begins)
    : api.send('POST /api/groups/:group/comments/:thread/replies', { group, thread: written.thread }, written.comment)

/** Rate limit, signed out, or a server error: not about the comment itself. */
const outcomeOf = (answer: ApiAnswer<unknown>): Sent => {
  if (answer.ok) return 'sent'
  if (answer.why === 'offline' || answer.status === 401 || answer.status === 429 || answer.status >= 500) return 'later'
  return { refused: answer.message }
}

export const commentOf = ({ written }: Pick<UnsentWords, 'written'>): NewComment =>
  written.type === 'reply' ? written.comment : written.begins
