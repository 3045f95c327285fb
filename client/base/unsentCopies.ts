// Copies of edits that could not be sent: kept on this device until their owner removes them. SPEC C4.
import type { AccountId, DocumentId, GroupId } from '../../shared/ids.ts'
import type { UpdateRefusal } from '../../shared/updateRefusals.ts'
import { PREFIX } from './documentDatabase.ts'
import { downloadJson } from './download.ts'
import { asked, completed, openIndexedDb } from './idb.ts'

export interface UnsentCopy {
  readonly id: string
  readonly document: DocumentId
  /** Milliseconds since 1970, by this device's clock. */
  readonly when: number
  readonly reason: UpdateRefusal | 'server-lost-edits'
  /** Number of edits in it. */
  readonly edits: number
  /** The text that was written, so that it can be recognised and typed again. */
  readonly text: string
  /** A Yjs update (V1). */
  readonly update: Uint8Array<ArrayBuffer>
  /** The client ids under which it was made on this device, each with its clock. */
  readonly made?: readonly (readonly [client: number, end: number])[]
  /** Owner of a document that no longer exists on the server. */
  readonly lostIn?: GroupId
  /** When the server took back what it had lost of the document. */
  readonly recoveredAt?: number
}

export const takenBackAt = ({ recoveredAt }: Pick<UnsentCopy, 'recoveredAt'>): number | null => recoveredAt ?? null

export interface UnsentCopies {
  add(copy: Omit<UnsentCopy, 'id'>): Promise<UnsentCopy>
  /** Newest first. */
  list(): Promise<readonly UnsentCopy[]>
  /** The server has taken back what it had lost of the document. */
  tookBack(id: string, at: number): Promise<void>
  download(id: string): Promise<void>
  remove(id: string): Promise<void>
}

export const unsentDatabaseName = (account: AccountId) => `${PREFIX}${account}/kept`

const openUnsent = (account: AccountId) =>
  openIndexedDb(unsentDatabaseName(account), (database) => database.createObjectStore('copies', { keyPath: 'id' }))

export const createUnsentCopies = (account: AccountId): UnsentCopies => {
  // Without storage on the device, a copy lasts as long as the tab.
  const inMemory = new Map<string, UnsentCopy>()

  const within = async <T>(mode: IDBTransactionMode, task: (store: IDBObjectStore) => Promise<T>): Promise<T> => {
    const database = await openUnsent(account)
    try {
      const transaction = database.transaction('copies', mode, { durability: 'strict' })
      const done = completed(transaction)
      const [value] = await Promise.all([task(transaction.objectStore('copies')), done])
      return value
    } finally {
      database.close()
    }
  }

  const list = async (): Promise<readonly UnsentCopy[]> => {
    const onDevice: readonly UnsentCopy[] = await within('readonly', (store) => asked<UnsentCopy[]>(store.getAll())).catch(() => [])
    return [...onDevice, ...inMemory.values()].sort((a, b) => b.when - a.when)
  }

  return {
    async add(parts) {
      const copy: UnsentCopy = { ...parts, id: crypto.randomUUID() }
      try {
        await within('readwrite', (store) => asked(store.put(copy)))
      } catch {
        // Storage is blocked or full: the save status says so, and the copy can still be downloaded from this tab.
        inMemory.set(copy.id, copy)
      }
      return copy
    },
    list,
    async tookBack(id, at) {
      const copy = (await list()).find((candidate) => candidate.id === id)
      if (!copy) return
      if (inMemory.has(id)) inMemory.set(id, { ...copy, recoveredAt: at })
      else await within('readwrite', (store) => asked(store.put({ ...copy, recoveredAt: at })))
    },
    async download(id) {
      const copy = (await list()).find((candidate) => candidate.id === id)
      if (copy) downloadUnsent({ document: copy.document, when: copy.when, reason: copy.reason, text: copy.text, update: copy.update })
    },
    async remove(id) {
      if (inMemory.delete(id)) return
      await within('readwrite', (store) => asked(store.delete(id)))
    },
  }
}

/** One file: `text` for people, `update` for programs that restore it. */
export const downloadUnsent = (copy: {
  readonly document: DocumentId
  readonly when: number
  readonly reason: string | null
  readonly text: string
  readonly update: Uint8Array
}): void => {
  const savedAt = new Date(copy.when).toISOString()
  downloadJson(`${copy.document.replace(':', '-')}-${savedAt.slice(0, 16).replace(/[T:]/g, '-')}.json`, {
    format: 'ruta-unsent-1',
    document: copy.document,
    savedAt,
    reason: copy.reason,
    text: copy.text,
    update: toBase64(copy.update),
  })
}

const toBase64 = (bytes: Uint8Array): string => {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary)
}
