// What this device keeps of one document, in one IndexedDB database `ruta/<account>/<document>`.
// What is asked for while a transaction runs goes into the next one, so typing costs one transaction at a time.
import { openDocumentDatabase } from '../../base/documentDatabase.ts'
import { asked, commit, completed } from '../../base/idb.ts'
import type { DocumentStore, Loaded, MadeHere, SlotMark } from './documentStore.ts'

const STORES = ['updates', 'waiting', 'meta'] as const

interface Confirmed {
  readonly at: number
}

const ownKey = (id: number | string) => `own:${id}`
const madeKey = (id: number | string) => `made:${id}`
const madeKeys = () => IDBKeyRange.bound(madeKey(''), madeKey('~'))

type Task = (transaction: IDBTransaction) => void

export const openIndexedDbStore = async (name: string, tab: string): Promise<DocumentStore> => {
  const database = await openDocumentDatabase(name)
  const pieces = new Set<IDBValidKey>()
  /** Number of an edit → its key among those that wait. */
  const edits = new Map<number, IDBValidKey>()
  const kept = new Set<number>()
  let queue: { readonly task: Task; readonly edit: number | null }[] = []
  let precious = false
  let running: Promise<void> | null = null
  let trouble: 'fine' | 'blocked' | 'full' = 'fine'
  let changed = () => {}

  const say = (next: typeof trouble) => {
    trouble = next
    changed()
  }

  let gone = false
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
      const strict = precious
      queue = []
      precious = false
      try {
        // An edit that only this device has must survive a power cut ('strict'); what the server has can be fetched again.
        const transaction = database.transaction(STORES, 'readwrite', { durability: strict ? 'strict' : 'relaxed' })
        for (const { task } of taken) task(transaction)
        commit(transaction)
        await completed(transaction)
        for (const { edit } of taken) if (edit !== null) kept.add(edit)
        if (trouble === 'full') say('fine')
        else changed()
      } catch (error) {
        // Kept for the next try, which the next edit or confirmation makes: room may have become free by then.
        queue = [...taken, ...queue]
        precious ||= strict
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
  const later = (task: Task, options: { readonly strict: boolean; readonly edit?: number }) => {
    if (gone) return Promise.resolve()
    queue.push({ task, edit: options.edit ?? null })
    precious ||= options.strict
    // A microtask later, so that a burst of edits makes one transaction.
    return Promise.resolve().then(start)
  }

  const put = (transaction: IDBTransaction, update: Uint8Array) => {
    const request = transaction.objectStore('updates').add(update)
    request.onsuccess = () => pieces.add(request.result)
  }

  return {
    async load(): Promise<Loaded> {
      const transaction = database.transaction(STORES, 'readonly')
      const updates = transaction.objectStore('updates')
      const waiting = transaction.objectStore('waiting')
      const meta = transaction.objectStore('meta')
      const [keys, found, waitingKeys, waitingFound, confirmed, ownIds, made]: [
        IDBValidKey[],
        Uint8Array[],
        IDBValidKey[],
        Uint8Array[],
        Confirmed | undefined,
        number[],
        MadeHere,
      ] = await Promise.all([
        asked(updates.getAllKeys()),
        asked(updates.getAll()),
        asked(waiting.getAllKeys()),
        asked(waiting.getAll()),
        asked(meta.get('confirmed')),
        asked(meta.getAll(IDBKeyRange.bound(ownKey(''), ownKey('~')))),
        asked(meta.getAll(madeKeys())),
      ])
      for (const key of keys) pieces.add(key)
      waitingKeys.forEach((key, index) => {
        edits.set(index + 1, key)
        kept.add(index + 1)
      })
      return {
        updates: found,
        waiting: waitingFound,
        confirmedAt: confirmed?.at ?? null,
        ownIds,
        made,
      }
    },

    keep(update, edit) {
      if (edit === null) {
        later((transaction) => put(transaction, update), { strict: false })
        return
      }
      const key = [tab, edit]
      edits.set(edit, key)
      later(
        (transaction) => {
          put(transaction, update)
          if (edits.has(edit)) transaction.objectStore('waiting').put(update, key)
        },
        { strict: true, edit },
      )
    },

    confirm(upTo) {
      const keys: IDBValidKey[] = []
      for (const [edit, key] of edits) {
        if (edit > upTo) continue
        keys.push(key)
        edits.delete(edit)
        kept.delete(edit)
      }
      if (keys.length === 0) return
      later(
        (transaction) => {
          const waiting = transaction.objectStore('waiting')
          for (const key of keys) waiting.delete(key)
        },
        { strict: false },
      )
    },

    saveMade(client, end) {
      later((transaction) => transaction.objectStore('meta').put([client, end], madeKey(client)), { strict: true })
    },

    saveConfirmed(at) {
      later((transaction) => transaction.objectStore('meta').put({ at } satisfies Confirmed, 'confirmed'), { strict: false })
    },

    compact(whole) {
      later(
        (transaction) => {
          // Only what this tab has read or written is in `whole`; another tab's pieces stay.
          for (const key of pieces) transaction.objectStore('updates').delete(key)
          pieces.clear()
          put(transaction, whole)
        },
        { strict: true },
      )
    },
    pieces: () => pieces.size,

    async readSlot(slot) {
      const mark: SlotMark | undefined = await asked(database.transaction('meta').objectStore('meta').get(`slot:${slot}`))
      return mark ?? null
    },
    async writeSlot(slot, mark) {
      await later(
        (transaction) => {
          const meta = transaction.objectStore('meta')
          meta.put(mark, `slot:${slot}`)
          meta.put(mark.clientId, ownKey(mark.clientId))
        },
        { strict: true },
      )
      if (trouble !== 'fine') throw new Error(`the device cannot keep the mark: ${trouble}`)
    },

    unkept: () => [...edits.keys()].filter((edit) => !kept.has(edit)).length,
    trouble: () => trouble,
    onChange: (listener) => {
      changed = listener
    },
    settled: async () => {
      if (queue.length > 0) await start()
      await running
    },

    async forget() {
      const keys = [...edits.values()]
      edits.clear()
      kept.clear()
      await later(
        (transaction) => {
          for (const key of pieces) transaction.objectStore('updates').delete(key)
          pieces.clear()
          for (const key of keys) transaction.objectStore('waiting').delete(key)
          transaction.objectStore('meta').delete('confirmed')
          // What comes from the server under these ids is not known to be what was made here.
          transaction.objectStore('meta').delete(madeKeys())
        },
        { strict: true },
      )
    },
    close: () => database.close(),
  }
}
