// Decides the client id under which this life writes: a new one, until the slot of this tab says which one can be reused.
import type * as Y from 'yjs'
import { type ClientIdSlot, takeSlot } from './clientIdSlot.ts'
import type { OpenDeps } from './openDeps.ts'
import type { PendingEdits } from './pendingEdits.ts'
import type { LivePresence } from './presence.ts'

interface Needs extends Pick<OpenDeps, 'name' | 'takeLock'> {
  readonly doc: Y.Doc
  readonly edits: PendingEdits
  readonly presence: Pick<LivePresence, 'rename'>
  readonly mayWrite: () => boolean
  readonly isDisposed: () => boolean
}

export const createSettledId = ({ name, takeLock, doc, edits, presence, mayWrite, isDisposed }: Needs) => {
  let slot: ClientIdSlot | null = null
  let settling = false
  return {
    async settle() {
      const store = edits.store()
      if (settling || !store || !mayWrite()) return
      settling = true
      const taken = await takeSlot({ name, fresh: doc.clientID, store, takeLock })
      if (isDisposed() || !taken) return taken?.release()
      slot = taken
      // Edits made in the meantime have the new id already, and everything ever written under a reused id must be in the doc.
      if (edits.editedHere() || taken.clientId === doc.clientID) return
      doc.clientID = taken.clientId
      presence.rename(taken.clientId)
    },
    /** The next tab may reuse the id if everything written under it is confirmed, or if nothing was. */
    leave() {
      if (slot && (edits.waiting() === 0 || slot.clientId !== doc.clientID)) slot.leave()
    },
    release: () => slot?.release(),
  }
}
