// The last head of each document that this device saw, kept for one account apart from the document's own copy: when a server went
// back to an older state that copy is thrown away, and what was seen must then still be known.
import type { HeadInfo } from '../../shared/api/history.ts'
import type { AccountId, DocumentId, Instant, Seq } from '../../shared/ids.ts'
import { PREFIX } from '../base/documentDatabase.ts'
import { asked, completed, openDatabase } from '../base/idb.ts'

export interface SeenHead {
  readonly document: DocumentId
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
  write(head: SeenHead): Promise<void>
}

export const createMemoryHeads = (): SeenHeads => {
  const heads = new Map<DocumentId, SeenHead>()
  return {
    read: async (document) => heads.get(document) ?? null,
    readAll: async () => [...heads.values()],
    async write(head) {
      heads.set(head.document, head)
    },
  }
}

export const createSeenHeads = (account: AccountId): SeenHeads => {
  const inMemory = createMemoryHeads()
  const within = async <T>(mode: IDBTransactionMode, task: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> => {
    const database = await openDatabase(`${PREFIX}${account}/heads`, (fresh) => fresh.createObjectStore('heads', { keyPath: 'document' }))
    try {
      const transaction = database.transaction('heads', mode)
      const [value] = await Promise.all([asked(task(transaction.objectStore('heads'))), completed(transaction)])
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
        async () => (await within<SeenHead | undefined>('readonly', (store) => store.get(document))) ?? inMemory.read(document),
        () => inMemory.read(document),
      ),
    readAll: () => onDevice(() => within<SeenHead[]>('readonly', (store) => store.getAll()), inMemory.readAll),
    write: (head) =>
      onDevice(
        async () => void (await within('readwrite', (store) => store.put(head))),
        () => inMemory.write(head),
      ),
  }
}
