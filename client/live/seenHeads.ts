// The last head of each document that this device saw, kept for one account apart from the document's own copy: when a server went
// back to an older state that copy is thrown away, and what was seen must then still be known.
import type { HeadInfo } from '../../shared/api/trust.ts'
import type { AccountId, DocumentId, GroupId, Instant, Seq } from '../../shared/ids.ts'
import { PREFIX } from '../base/documentDatabase.ts'
import { asked, completed, openIndexedDb } from '../base/idb.ts'

export interface SeenHead {
  readonly document: DocumentId
  /** Of an earlier version of Ruta it is not known. */
  readonly group?: GroupId
  readonly seq: Seq
  /** Hex. */
  readonly hash: string
  readonly at: Instant
  /** What the server answered when its log did not lead through this head any more; null while it does. */
  readonly broken: Broken | null
}
export interface Broken {
  readonly how: 'shorter' | 'different'
  readonly at: Instant
  readonly answer: HeadInfo
}

export interface SeenHeads {
  read(document: DocumentId): Promise<SeenHead | null>
  readAll(): Promise<readonly SeenHead[]>
  /** False, and nothing is written, when something else is remembered than `before`: another tab or the reader was quicker. */
  replace(before: SeenHead | null, head: SeenHead): Promise<boolean>
}

export const createMemoryHeads = (): SeenHeads => {
  const heads = new Map<DocumentId, SeenHead>()
  return {
    read: async (document) => heads.get(document) ?? null,
    readAll: async () => [...heads.values()],
    async replace(before, head) {
      const same = isSame(heads.get(head.document) ?? null, before)
      if (same) heads.set(head.document, head)
      return same
    },
  }
}

export const createSeenHeads = (account: AccountId): SeenHeads => {
  const inMemory = createMemoryHeads()
  const within = async <T>(mode: IDBTransactionMode, task: (store: IDBObjectStore) => Promise<T>): Promise<T> => {
    const database = await openIndexedDb(`${PREFIX}${account}/heads`, (fresh) => fresh.createObjectStore('heads', { keyPath: 'document' }))
    try {
      const transaction = database.transaction('heads', mode)
      const [value] = await Promise.all([task(transaction.objectStore('heads')), completed(transaction)])
      return value
    } finally {
      database.close()
    }
  }
  const onDevice = async <T>(kept: () => Promise<T>, inTab: () => Promise<T>): Promise<T> => {
    try {
      return await kept()
    } catch {
      // Where the device keeps nothing, or no more, heads are known as long as the tab is open.
      return inTab()
    }
  }
  return {
    read: (document) =>
      onDevice(
        async () => (await within<SeenHead | undefined>('readonly', (store) => asked(store.get(document)))) ?? inMemory.read(document),
        () => inMemory.read(document),
      ),
    readAll: () => onDevice(() => within<SeenHead[]>('readonly', (store) => asked(store.getAll())), inMemory.readAll),
    async replace(before, head) {
      const inTab = await inMemory.read(head.document)
      return onDevice(
        () =>
          within('readwrite', async (store) => {
            const kept = await asked<SeenHead | undefined>(store.get(head.document))
            const same = isSame(kept ?? inTab, before)
            if (same) store.put(head)
            return same
          }),
        () => inMemory.replace(inTab, head),
      )
    },
  }
}

const isSame = (one: SeenHead | null, other: SeenHead | null) =>
  one?.seq === other?.seq && one?.hash === other?.hash && one?.broken?.at === other?.broken?.at
