// Files that are chosen but not sent yet: stored on the device for their account and encrypted when its session ends. All tabs together send
// one at a time; the server attaches a file only once even if it is sent twice.

import type { ThreadSubject } from '../../shared/comments/subject.ts'
import type { AccountId, DocumentId, GroupId } from '../../shared/ids.ts'
import { PREFIX } from './documentDatabase.ts'
import { asked, completed, databaseNames, openIndexedDb } from './idb.ts'
import { inOneTab } from './inOneTab.ts'
import { readBytes } from './readBytes.ts'
import { type SendApi, sendFile } from './sendFile.ts'

export interface UnsentFile {
  readonly id: string
  readonly group: GroupId
  readonly document: DocumentId
  readonly subject: ThreadSubject
  readonly name: string
  readonly size: number
  /** Milliseconds since 1970, by this device's clock. */
  readonly at: number
}

export interface UnsentFiles {
  /** In the order in which they were chosen. */
  readonly list: () => Promise<readonly UnsentFile[]>
  /** `inTab`: not stored on the device, and lost when the tab closes. */
  readonly keep: (file: UnsentFile, content: Blob) => Promise<'kept' | 'inTab' | 'unreadable'>
  /** Null if it does not exist any more. */
  readonly contentOf: (id: string) => Promise<Blob | null>
  readonly remove: (id: string) => Promise<void>
}

export const filesDatabaseName = (account: AccountId) => `${PREFIX}${account}/files`

/** The limit for all files together, because they are encrypted in one piece when the session ends. */
const MOST_BYTES = 100_000_000

export const createUnsentFiles = (account: AccountId): UnsentFiles => {
  const within = async <T>(mode: IDBTransactionMode, task: (files: IDBObjectStore, contents: IDBObjectStore) => Promise<T>): Promise<T> => {
    const database = await openIndexedDb(filesDatabaseName(account), (fresh) => {
      fresh.createObjectStore('files', { keyPath: 'id' })
      fresh.createObjectStore('contents')
    })
    try {
      const transaction = database.transaction(['files', 'contents'], mode, { durability: 'strict' })
      const done = completed(transaction)
      const [value] = await Promise.all([task(transaction.objectStore('files'), transaction.objectStore('contents')), done])
      return value
    } finally {
      database.close()
    }
  }
  const inTab = (error: unknown) => console.info('Files are kept in this tab alone', error)
  return {
    async list() {
      if (!(await isThere(account))) return []
      return within('readonly', async (files) => (await asked<UnsentFile[]>(files.getAll())).sort((a, b) => a.at - b.at))
    },
    async keep(file, content) {
      if (file.size > MOST_BYTES) return 'inTab'
      const bytes = await readBytes(content)
      if (!bytes) return 'unreadable'
      return within('readwrite', async (files, contents) => {
        const others = await asked<UnsentFile[]>(files.getAll())
        if (others.reduce((sum, { size }) => sum + size, bytes.length) > MOST_BYTES) return 'inTab'
        await Promise.all([asked(files.put(file)), asked(contents.put(bytes, file.id))])
        return 'kept'
      }).catch((error: unknown) => {
        inTab(error)
        return 'inTab'
      })
    },
    contentOf: (id) =>
      within('readonly', async (_files, contents) => {
        const bytes: Uint8Array<ArrayBuffer> | undefined = await asked(contents.get(id))
        return bytes ? new Blob([bytes]) : null
      }),
    remove: (id) =>
      within('readwrite', async (files, contents) => void (await Promise.all([asked(files.delete(id)), asked(contents.delete(id))]))),
  }
}

/** Does not open the database if it does not exist, since opening would create it. */
const isThere = async (account: AccountId): Promise<boolean> =>
  typeof indexedDB !== 'undefined' && (await databaseNames(filesDatabaseName(account))).length > 0

/** The number of files of this account that are pending on this device. */
export const filesWaiting = async (account: AccountId): Promise<number> => (await createUnsentFiles(account).list()).length

/** Sends what can be sent before sign-out; the rest stays on the device. */
export const sendKeptFiles = async (api: SendApi, account: AccountId): Promise<void> => {
  const store = createUnsentFiles(account)
  if ((await store.list()).length === 0) return
  const work = async () => {
    for (const { id, group, document, subject, name } of await store.list()) {
      const content = await store.contentOf(id)
      const { signal } = new AbortController()
      if (!content) continue
      const outcome = await sendFile(api, group, { id, on: { document, subject }, name, content, signal, progress: () => undefined })
      if (outcome.type === 'later') return
      if (outcome.type === 'sent') await store.remove(id)
    }
  }
  await inOneTab(filesDatabaseName(account), work)
}
