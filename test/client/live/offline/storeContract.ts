// What every store of a document must do: run on the memory store in node, and on IndexedDB in a real Chromium (test/e2e/device.e2e.ts).
import type { DocumentStore } from '../../../../client/live/offline/documentStore.ts'

/** Opens the same device again, as a reloaded tab would. */
export type OpenAgain = () => Promise<DocumentStore>

const bytes = (...values: number[]) => new Uint8Array(values)
const same = (found: unknown, wanted: unknown, what: string) => {
  const [a, b] = [found, wanted].map((value) => JSON.stringify(value, (_key, inner) => (inner instanceof Uint8Array ? [...inner] : inner)))
  if (a !== b) throw new Error(`${what}: ${a} instead of ${b}`)
}
const reopened = async (store: DocumentStore, open: OpenAgain) => {
  await store.settled()
  store.close()
  const next = await open()
  return { next, loaded: await next.load() }
}

export const STORE_CONTRACT: Readonly<Record<string, (open: OpenAgain) => Promise<void>>> = {
  'an empty device has nothing': async (open) => {
    const store = await open()
    same(await store.load(), { updates: [], waiting: [], confirmedAt: null, ownIds: [], made: [] }, 'loaded')
    same(store.trouble(), 'fine', 'trouble')
  },

  'what was kept comes back in its order, and what waits is known as waiting': async (open) => {
    const store = await open()
    await store.load()
    store.keep(bytes(1), null)
    store.keep(bytes(2), 1)
    store.keep(bytes(3), 2)
    await store.settled()
    same(store.unkept(), 0, 'unkept after settling')
    const { loaded } = await reopened(store, open)
    same(loaded.updates, [bytes(1), bytes(2), bytes(3)], 'updates')
    same(loaded.waiting.length, 2, 'waiting')
  },

  'what is confirmed no longer waits, in this tab or the next': async (open) => {
    const store = await open()
    await store.load()
    for (const edit of [1, 2, 3]) store.keep(bytes(edit), edit)
    store.confirm(2)
    const { next, loaded } = await reopened(store, open)
    same(loaded.waiting, [bytes(3)], 'waiting after a confirmation')
    next.keep(bytes(4), 2)
    next.confirm(1)
    const { loaded: last } = await reopened(next, open)
    same(last.waiting, [bytes(4)], 'what was found is number 1')
    same(last.updates, [bytes(1), bytes(2), bytes(3), bytes(4)], 'updates are all there')
  },

  'a confirmation that comes before the write still counts': async (open) => {
    const store = await open()
    await store.load()
    store.keep(bytes(1), 1)
    store.confirm(1)
    const { loaded } = await reopened(store, open)
    same(loaded.waiting, [], 'waiting')
    same(loaded.updates, [bytes(1)], 'updates')
  },

  'compacting replaces what this tab has read and written, and nothing of another tab': async (open) => {
    const first = await open()
    await first.load()
    first.keep(bytes(1), null)
    await first.settled()
    const second = await open()
    await second.load()
    first.keep(bytes(2), 1)
    await first.settled()
    second.keep(bytes(3), null)
    await second.settled()
    second.compact(bytes(9))
    await second.settled()
    same(second.pieces(), 1, 'pieces after compacting')
    first.close()
    const { loaded } = await reopened(second, open)
    same(new Set(loaded.updates.map(([value]) => value)).size === 2 && loaded.updates.map(([value]) => value).sort(), [2, 9], 'updates')
    same(loaded.waiting, [bytes(2)], 'the other tab still waits')
  },

  'when it was confirmed, the own ids and what was made here come back': async (open) => {
    const store = await open()
    await store.load()
    store.saveConfirmed(1234)
    await store.writeSlot(0, { clientId: 42, clean: false })
    await store.writeSlot(1, { clientId: 43, clean: true })
    store.saveMade(42, 3)
    store.saveMade(42, 5)
    store.saveMade(43, 1)
    const { next, loaded } = await reopened(store, open)
    same(loaded.confirmedAt, 1234, 'confirmed')
    same([...loaded.ownIds].sort(), [42, 43], 'own ids')
    same(
      loaded.made.toSorted(([a], [b]) => a - b),
      [
        [42, 5],
        [43, 1],
      ],
      'made here',
    )
    same(await next.readSlot(0), { clientId: 42, clean: false }, 'slot 0')
    same(await next.readSlot(1), { clientId: 43, clean: true }, 'slot 1')
    same(await next.readSlot(2), null, 'slot 2')
  },

  'forgetting removes what this tab has, waiting and confirmed, and leaves another tab its own': async (open) => {
    const first = await open()
    await first.load()
    first.keep(bytes(1), 1)
    first.saveConfirmed(1)
    first.saveMade(42, 3)
    await first.settled()
    const second = await open()
    await second.load()
    first.keep(bytes(2), 2)
    await first.settled()
    await second.forget()
    first.close()
    const { loaded } = await reopened(second, open)
    same([loaded.updates, loaded.waiting, loaded.confirmedAt, loaded.made], [[bytes(2)], [bytes(2)], null, []], 'what is left')
  },
}
