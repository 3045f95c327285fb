// Drafts of reports, kept on this device until they are given: as documents are, they are sealed to their owner at sign-out (`handover.ts`).
import type { NewReport } from '../../shared/api/reports.ts'
import type { AccountId } from '../../shared/ids.ts'
import { draftsDatabaseName } from '../base/documentDatabase.ts'
import { asked, completed, openIndexedDb } from '../base/idb.ts'

export interface ReportDraft extends Pick<NewReport, 'id' | 'done' | 'obstacles' | 'next'> {
  /** Of which group, item and agency. */
  readonly key: string
  readonly progress: NewReport['progress'] | null
  /** Milliseconds since 1970, by this device's clock. */
  readonly savedAt: number
}

export interface ReportDrafts {
  readonly read: (key: string) => Promise<ReportDraft | null>
  readonly write: (draft: ReportDraft) => Promise<void>
  readonly remove: (key: string) => Promise<void>
}

/** Where the device keeps nothing, a draft lasts as long as the tab. */
const inTab = new Map<AccountId, Map<string, ReportDraft>>()

export const createReportDrafts = (account: AccountId): ReportDrafts => {
  const inMemory = inTab.get(account) ?? new Map<string, ReportDraft>()
  inTab.set(account, inMemory)
  const within = async <T>(mode: IDBTransactionMode, task: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> => {
    const database = await openIndexedDb(draftsDatabaseName(account), (fresh) => fresh.createObjectStore('reports', { keyPath: 'key' }))
    try {
      const transaction = database.transaction('reports', mode, { durability: 'strict' })
      const done = completed(transaction)
      const [value] = await Promise.all([asked(task(transaction.objectStore('reports'))), done])
      return value
    } finally {
      database.close()
    }
  }
  const orMemory = (what: string) => (error: unknown) => {
    console.info(`A draft is kept in this tab alone (${what})`, error)
    return undefined
  }
  return {
    async read(key) {
      const found = inMemory.get(key)
      if (found) return found
      return (await within<ReportDraft | undefined>('readonly', (store) => store.get(key)).catch(orMemory('read'))) ?? null
    },
    async write(draft) {
      inMemory.set(draft.key, draft)
      await within('readwrite', (store) => store.put(draft)).catch(orMemory('write'))
    },
    async remove(key) {
      inMemory.delete(key)
      await within('readwrite', (store) => store.delete(key)).catch(orMemory('remove'))
    },
  }
}
