// Under which client id this life writes: a fresh one, until the slot of this tab says which one may go on.
import type * as Y from 'yjs'
import { type Slot, takeSlot } from './clientIdSlot.ts'
import type { OpenDeps } from './openDeps.ts'
import type { PendingEdits } from './pendingEdits.ts'
import type { Presence } from './presence.ts'

interface Needs extends Pick<OpenDeps, 'name' | 'takeLock'> {
  readonly doc: Y.Doc
  readonly edits: PendingEdits
  readonly presence: Pick<Presence, 'rename'>
  readonly mayWrite: () => boolean
  readonly isDisposed: () => boolean
}

export const createSettledId = ({ name, takeLock, doc, edits, presence, mayWrite, isDisposed }: Needs) => {
  let slot: Slot | null = null
  let settling = false
  return {
    async settle() {
      const store = edits.store()
      if (settling || !store || !mayWrite()) return
      settling = true
      const taken = await takeSlot({ name, fresh: doc.clientID, store, takeLock })
      if (isDisposed() || !taken) return taken?.release()
      slot = taken
      // An edit made meanwhile has the fresh id already; and what the doc holds under an id must be all that there is.
      if (edits.editedHere() || taken.clientId === doc.clientID) return
      doc.clientID = taken.clientId
      presence.rename(taken.clientId)
    },
    /** The next tab may go on with the id if all that was made under it is confirmed, or nothing was made under it. */
    leave() {
      if (slot && (edits.waiting() === 0 || slot.clientId !== doc.clientID)) slot.leave()
    },
    release: () => slot?.release(),
  }
}
