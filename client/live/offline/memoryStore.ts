// A store that lasts as long as the tab: where the browser forbids storage, and in tests.
import type { DocumentStore, LoadedCopy, SlotMark } from './documentStore.ts'

export interface MemoryShelf {
  updates: Map<number, Uint8Array>
  waiting: Map<string, Uint8Array>
  slots: Map<number, SlotMark>
  confirmedAt: number | null
  ownIds: Set<number>
  made: Map<number, number>
  next: number
}

export const createMemoryShelf = (): MemoryShelf => ({
  updates: new Map(),
  waiting: new Map(),
  slots: new Map(),
  confirmedAt: null,
  ownIds: new Set(),
  made: new Map(),
  next: 1,
})

/** `blocked` where nothing can be kept, so that the status says so. */
export const createMemoryStore = (shelf: MemoryShelf, trouble: 'fine' | 'blocked' = 'fine'): DocumentStore => {
  const pieces = new Set<number>()
  const edits = new Map<number, string>()
  const tab = shelf.next++

  const put = (update: Uint8Array) => {
    const key = shelf.next++
    shelf.updates.set(key, update)
    pieces.add(key)
  }
  const clear = (upTo: number) => {
    for (const [edit, key] of edits) {
      if (edit > upTo) continue
      edits.delete(edit)
      shelf.waiting.delete(key)
    }
  }

  return {
    async load(): Promise<LoadedCopy> {
      for (const key of shelf.updates.keys()) pieces.add(key)
      let edit = 0
      for (const key of shelf.waiting.keys()) edits.set(++edit, key)
      const { confirmedAt } = shelf
      return {
        updates: [...shelf.updates.values()],
        waiting: [...shelf.waiting.values()],
        confirmedAt,
        ownIds: [...shelf.ownIds],
        made: [...shelf.made],
      }
    },
    keep(update, edit) {
      put(update)
      if (edit === null) return
      const key = `${tab}:${edit}`
      shelf.waiting.set(key, update)
      edits.set(edit, key)
    },
    confirm: clear,
    saveMade: (client, end) => void shelf.made.set(client, end),
    saveConfirmed(at) {
      shelf.confirmedAt = at
    },
    compact(whole) {
      for (const key of pieces) shelf.updates.delete(key)
      pieces.clear()
      put(whole)
    },
    pieces: () => pieces.size,
    readSlot: async (slot) => shelf.slots.get(slot) ?? null,
    async writeSlot(slot, mark) {
      shelf.slots.set(slot, mark)
      shelf.ownIds.add(mark.clientId)
    },
    unkept: () => (trouble === 'fine' ? 0 : edits.size),
    trouble: () => trouble,
    onChange() {
      // Nothing changes later: a memory never fills up and never answers late.
    },
    settled: async () => {},
    async forget() {
      for (const key of pieces) shelf.updates.delete(key)
      pieces.clear()
      clear(Number.POSITIVE_INFINITY)
      shelf.confirmedAt = null
      shelf.made.clear()
    },
    close() {
      // The shelf is closed by its creator.
    },
  }
}
