// What this device keeps of one document, in one IndexedDB database `ruta/<account>/<document>`.
import { madeKey, madeKeys, openDocumentDatabase, ownIdKey, readPieces } from '../../base/documentDatabase.ts'
import { asked } from '../../base/idb.ts'
import { takeAhead } from '../../base/storedAhead.ts'
import type { DocumentStore, SlotMark } from './documentStore.ts'
import { createWriteQueue } from './writeQueue.ts'

const STORES = ['updates', 'waiting', 'meta'] as const

export const openIndexedDbStore = async (name: string, tab: string): Promise<DocumentStore> => {
  const { database, stored } = (await takeAhead(name)) ?? { database: await openDocumentDatabase(name), stored: null }
  const pieces = new Set<IDBValidKey>()
  /** Number of an edit → its key among those that wait. */
  const edits = new Map<number, IDBValidKey>()
  const kept = new Set<number>()
  const { later, settled, trouble, onChange } = createWriteQueue(database, STORES)

  const put = (transaction: IDBTransaction, update: Uint8Array) => {
    const request = transaction.objectStore('updates').add(update)
    request.onsuccess = () => pieces.add(request.result)
  }

  return {
    async load() {
      const { keys, waitingKeys, ...loaded } = stored ?? (await readPieces(database))
      for (const key of keys) pieces.add(key)
      waitingKeys.forEach((key, index) => {
        edits.set(index + 1, key)
        kept.add(index + 1)
      })
      return loaded
    },

    keep(update, edit) {
      if (edit === null) {
        later({ strict: false, task: (transaction) => put(transaction, update) })
        return
      }
      const key = [tab, edit]
      edits.set(edit, key)
      later({
        strict: true,
        written: () => kept.add(edit),
        task: (transaction) => {
          put(transaction, update)
          if (edits.has(edit)) transaction.objectStore('waiting').put(update, key)
        },
      })
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
      later({
        strict: false,
        task: (transaction) => {
          const waiting = transaction.objectStore('waiting')
          for (const key of keys) waiting.delete(key)
        },
      })
    },

    saveMade(client, end) {
      later({ strict: true, task: (transaction) => transaction.objectStore('meta').put([client, end], madeKey(client)) })
    },

    saveConfirmed(at) {
      later({ strict: false, task: (transaction) => transaction.objectStore('meta').put({ at }, 'confirmed') })
    },

    compact(whole) {
      later({
        strict: true,
        task: (transaction) => {
          // Only what this tab has read or written is in `whole`; another tab's pieces stay.
          for (const key of pieces) transaction.objectStore('updates').delete(key)
          pieces.clear()
          put(transaction, whole)
        },
      })
    },
    pieces: () => pieces.size,

    async readSlot(slot) {
      const mark: SlotMark | undefined = await asked(database.transaction('meta').objectStore('meta').get(`slot:${slot}`))
      return mark ?? null
    },
    async writeSlot(slot, mark) {
      await later({
        strict: true,
        task: (transaction) => {
          const meta = transaction.objectStore('meta')
          meta.put(mark, `slot:${slot}`)
          meta.put(mark.clientId, ownIdKey(mark.clientId))
        },
      })
      if (trouble() !== 'fine') throw new Error(`the device cannot keep the mark: ${trouble()}`)
    },

    unkept: () => [...edits.keys()].filter((edit) => !kept.has(edit)).length,
    trouble,
    onChange,
    settled,

    async forget() {
      const keys = [...edits.values()]
      edits.clear()
      kept.clear()
      await later({
        strict: true,
        task: (transaction) => {
          for (const key of pieces) transaction.objectStore('updates').delete(key)
          pieces.clear()
          for (const key of keys) transaction.objectStore('waiting').delete(key)
          transaction.objectStore('meta').delete('confirmed')
          // What comes from the server under these ids is not known to be what was made here.
          transaction.objectStore('meta').delete(madeKeys())
        },
      })
    },
    close: () => database.close(),
  }
}
