// One client id per browser tab slot and document, used again and again: each id in a document costs every keystroke of everybody.
// An id is used again only if all that was ever made under it is known to be on the server; otherwise two edits would share a name.
import type { DocumentStore } from './offline/documentStore.ts'

/** Holds an exclusive lock until it is released; `null` when another tab holds it, or the browser has no locks. */
export type TakeLock = (name: string) => Promise<(() => void) | null>

export interface Slot {
  /** The id to edit under. */
  readonly clientId: number
  /** Everything made under the id is confirmed: the next tab may go on with it. */
  leave(): void
  release(): void
}

const SLOTS = 16

/** To be called when the first round with the server is made and nothing was edited yet; `fresh` is the id that the doc was born with. */
export const takeSlot = async (deps: {
  readonly name: string
  readonly fresh: number
  readonly store: DocumentStore
  readonly takeLock: TakeLock
}): Promise<Slot | null> => {
  const { store } = deps
  for (let slot = 0; slot < SLOTS; slot++) {
    const release = await deps.takeLock(`${deps.name}/slot/${slot}`)
    if (!release) continue
    try {
      const mark = await store.readSlot(slot)
      const clientId = mark?.clean ? mark.clientId : deps.fresh
      // Cleared on the device before the first edit: if this tab dies, nobody takes the id for complete.
      await store.writeSlot(slot, { clientId, clean: false })
      return {
        clientId,
        leave() {
          // If the device does not keep it, the next tab takes a fresh id.
          store.writeSlot(slot, { clientId, clean: true }).catch((error) => console.info('The client id is not left to others', error))
        },
        release,
      }
    } catch {
      // A device that cannot keep the mark cannot promise anything: the fresh id stays.
      release()
      return null
    }
  }
  return null
}
