// IndexedDB with promises: a minimal wrapper.

export const asked = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('IndexedDB request failed'))
  })

/** Resolves when the transaction is durable; rejects with its error (`QuotaExceededError` when the device is full). */
export const completed = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error ?? new Error('IndexedDB transaction aborted'))
  })

/** A browser that forbids storage throws at once, or never answers; both reject within three seconds. */
export const openIndexedDb = (name: string, stores: (database: IDBDatabase) => void): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`IndexedDB does not answer: ${name}`)), 3_000)
    const request = indexedDB.open(name, 1)
    request.onupgradeneeded = () => stores(request.result)
    request.onsuccess = () => {
      clearTimeout(late)
      resolve(transactions.watch(request.result))
    }
    request.onerror = () => {
      clearTimeout(late)
      reject(request.error ?? new Error(`IndexedDB refused: ${name}`))
    }
  })

/** Other tabs close their connection on `versionchange`, so `blocked` only delays. */
export const deleteDatabase = (name: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name)
    request.onsuccess = () => resolve()
    request.onerror = () => reject(request.error ?? new Error(`IndexedDB keeps ${name}`))
  })

export const databaseNames = async (prefix: string): Promise<readonly string[]> =>
  (await indexedDB.databases()).flatMap(({ name }) => (name?.startsWith(prefix) ? [name] : []))

/**
 * WebKit suspends a page in the back/forward cache with open transactions, and opening the same database elsewhere then waits for ever: they are
 * aborted.
 */
const createOpenTransactions = () => {
  let asleep = false
  const open = new Set<IDBTransaction>()
  const abort = (transaction: IDBTransaction) => {
    try {
      transaction.abort()
    } catch {
      // It is committing already.
    }
  }
  const sleep = (event: PageTransitionEvent) => {
    asleep = event.persisted
    if (asleep) open.forEach(abort)
  }
  return {
    watch(database: IDBDatabase): IDBDatabase {
      // Before those that write once more because the page is being left.
      window.addEventListener('pagehide', sleep, true)
      const begin = database.transaction.bind(database)
      database.transaction = (...wanted) => {
        const transaction = begin(...wanted)
        open.add(transaction)
        for (const end of ['complete', 'abort']) transaction.addEventListener(end, () => open.delete(transaction))
        return transaction
      }
      return database
    },
    commit: (transaction: IDBTransaction): void => (asleep ? abort(transaction) : transaction.commit()),
  }
}
const transactions = createOpenTransactions()

/** To be called after all requests are made: the transaction completes even if the page closes, unless the page is only suspended. */
export const { commit } = transactions
