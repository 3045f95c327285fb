// Names and schema of the IndexedDB databases: `ruta/<account>/<document>` for each document of each account.
import { type AccountId, type DocumentId, parseAccountId, parseDocumentId } from '../../shared/ids.ts'
import { asked, completed, databaseNames, openIndexedDb } from './idb.ts'

export const PREFIX = 'ruta/'

export const documentDatabaseName = (account: AccountId, document: DocumentId) => `${PREFIX}${account}/${document}`

/** Typed input that is not in the document and not sent yet. */
export const draftsDatabaseName = (account: AccountId) => `${PREFIX}${account}/drafts`

export interface StoredDocument {
  readonly name: string
  readonly account: AccountId
  readonly document: DocumentId
}

/** updates: every update in order of arrival · waiting: edits that the server has not acknowledged, by [tab, number] · meta. */
export const openDocumentDatabase = (name: string): Promise<IDBDatabase> =>
  openIndexedDb(name, (database) => {
    database.createObjectStore('updates', { autoIncrement: true })
    database.createObjectStore('waiting')
    database.createObjectStore('meta')
  })

/** What a database of a document holds, with the keys of its updates and of its waiting edits. */
export interface StoredPieces {
  readonly keys: readonly IDBValidKey[]
  readonly updates: readonly Uint8Array[]
  readonly waitingKeys: readonly IDBValidKey[]
  readonly waiting: readonly Uint8Array[]
  readonly confirmedAt: number | null
  readonly ownIds: readonly number[]
  readonly made: readonly (readonly [client: number, end: number])[]
}

export const ownIdKey = (id: number | string) => `own:${id}`
export const madeKey = (id: number | string) => `made:${id}`
export const madeKeys = () => IDBKeyRange.bound(madeKey(''), madeKey('~'))

export const readPieces = async (database: IDBDatabase): Promise<StoredPieces> => {
  const transaction = database.transaction(['updates', 'waiting', 'meta'], 'readonly')
  const stored = transaction.objectStore('updates')
  const waitingOnes = transaction.objectStore('waiting')
  const meta = transaction.objectStore('meta')
  const [keys, updates, waitingKeys, waiting, confirmed, ownIds, made]: [
    IDBValidKey[],
    Uint8Array[],
    IDBValidKey[],
    Uint8Array[],
    { readonly at: number } | undefined,
    number[],
    StoredPieces['made'],
  ] = await Promise.all([
    asked(stored.getAllKeys()),
    asked(stored.getAll()),
    asked(waitingOnes.getAllKeys()),
    asked(waitingOnes.getAll()),
    asked(meta.get('confirmed')),
    asked(meta.getAll(IDBKeyRange.bound(ownIdKey(''), ownIdKey('~')))),
    asked(meta.getAll(madeKeys())),
  ])
  return { keys, updates, waitingKeys, waiting, confirmedAt: confirmed?.at ?? null, ownIds, made }
}

export const storedDocuments = async (): Promise<readonly StoredDocument[]> =>
  (await databaseNames(PREFIX)).flatMap((name) => {
    const [account, document] = [parseAccountId(name.split('/')[1]), parseDocumentId(name.split('/')[2])]
    return account && document ? [{ name, account, document }] : []
  })

/** Whether it contains anything: sealing leaves an empty database. */
export const holdsAnything = async (name: string): Promise<boolean> => {
  const database = await openDocumentDatabase(name)
  try {
    const count: number = await asked(database.transaction('updates').objectStore('updates').count())
    return count > 0
  } finally {
    database.close()
  }
}

export const readWaiting = async (name: string): Promise<readonly Uint8Array[]> => {
  const database = await openDocumentDatabase(name)
  try {
    const found: Uint8Array[] = await asked(database.transaction('waiting').objectStore('waiting').getAll())
    return found
  } finally {
    database.close()
  }
}

/** Edits that are brought back: sent with the next connection, like any pending edit. */
export const addWaiting = async (name: string, source: string, updates: readonly Uint8Array[]): Promise<void> => {
  const database = await openDocumentDatabase(name)
  try {
    const transaction = database.transaction(['updates', 'waiting'], 'readwrite', { durability: 'strict' })
    updates.forEach((update, index) => {
      transaction.objectStore('updates').add(update)
      transaction.objectStore('waiting').put(update, [source, index])
    })
    await completed(transaction)
  } finally {
    database.close()
  }
}
