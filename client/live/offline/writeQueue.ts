// Writes to one IndexedDB database: what is asked for while a transaction runs goes into the next one, so typing costs one transaction at a time.
import { commit, completed } from '../../base/idb.ts'
import type { DocumentStore } from './documentStore.ts'

type WriteTask = (transaction: IDBTransaction) => void

interface Write {
  readonly task: WriteTask
  /** It must survive a power cut. */
  readonly strict: boolean
  readonly written?: () => void
}

export const createWriteQueue = (database: IDBDatabase, stores: readonly string[]) => {
  let queue: Write[] = []
  let running: Promise<void> | null = null
  let gone = false
  let trouble: ReturnType<DocumentStore['trouble']> = 'fine'
  let changed = () => {}

  const say = (next: typeof trouble) => {
    trouble = next
    changed()
  }
  const leave = () => {
    gone = true
    queue = []
    say('blocked')
  }
  // Another tab signs out, or another account signs in: this copy has to go.
  database.onversionchange = () => {
    database.close()
    leave()
  }
  // The browser took the storage away.
  database.onclose = leave

  const flush = async () => {
    while (queue.length > 0) {
      const taken = queue
      queue = []
      try {
        // An edit that only this device has must survive a power cut ('strict'); what the server has can be fetched again.
        const durability = taken.some(({ strict }) => strict) ? 'strict' : 'relaxed'
        const transaction = database.transaction(stores, 'readwrite', { durability })
        for (const { task } of taken) task(transaction)
        commit(transaction)
        await completed(transaction)
        for (const { written } of taken) written?.()
        if (trouble === 'full') say('fine')
        else changed()
      } catch (error) {
        // Kept for the next try, which the next edit or confirmation makes: room may have become free by then.
        queue = [...taken, ...queue]
        say(error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'blocked')
        return
      }
    }
  }
  const start = () => {
    running ??= flush().finally(() => {
      running = null
    })
    return running
  }

  return {
    later(write: Write): Promise<void> {
      if (gone) return Promise.resolve()
      queue.push(write)
      // A microtask later, so that a burst of edits makes one transaction.
      return Promise.resolve().then(start)
    },
    async settled() {
      if (queue.length > 0) await start()
      await running
    },
    trouble: () => trouble,
    onChange: (listener: () => void) => {
      changed = listener
    },
  }
}
