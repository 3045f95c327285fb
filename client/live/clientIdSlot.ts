// One Yjs client id per browser tab slot and document, which is reused: each additional client id makes every update of a document larger.
// An id is reused only if everything ever written under it is known to be on the server; otherwise two different edits could have the same
// id and clock.
import type { DocumentStore } from './offline/documentStore.ts'

/** Holds an exclusive lock until it is released; `null` when another tab holds it, or the browser has no locks. */
export type TakeLock = (name: string) => Promise<(() => void) | null>

export interface ClientIdSlot {
  /** The client id to write under. */
  readonly clientId: number
  /** Everything written under the id is confirmed, so the next tab may reuse it. */
  leave(): void
  release(): void
}

const SLOTS = 16

/** Called when the first sync with the server is complete and nothing has been edited yet; `fresh` is the random id of the new Y.Doc. */
export const takeSlot = async (deps: {
  readonly name: string
  readonly fresh: number
  readonly store: DocumentStore
  readonly takeLock: TakeLock
}): Promise<ClientIdSlot | null> => {
  const { store } = deps
  for (let slot = 0; slot < SLOTS; slot++) {
    const release = await deps.takeLock(`${deps.name}/slot/${slot}`)
    if (!release) continue
    try {
      const mark = await store.readSlot(slot)
      const clientId = mark?.clean ? mark.clientId : deps.fresh
      // Marked as incomplete on the device before the first edit, so that no other tab reuses the id if this tab crashes.
      await store.writeSlot(slot, { clientId, clean: false })
      return {
        clientId,
        leave() {
          // If this cannot be stored, the next tab uses a new id.
          store.writeSlot(slot, { clientId, clean: true }).catch((error) => console.info('The client id is not left to others', error))
        },
        release,
      }
    } catch {
      // Without storage the mark cannot be kept, so the new id is used.
      release()
      return null
    }
  }
  return null
}
