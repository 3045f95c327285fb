// The Y.Doc against which a room validates: loaded on the first write, never on a join. It holds what has been accepted, and so may lead
// the committed tail by the batch in flight; nothing in it leaves the server.
import * as Y from 'yjs'
import { replay } from '../../log/checkpoints.ts'

export interface ValidationDocument {
  readonly doc: Y.Doc
  /** The clock that the next struct of `client` has. */
  next(client: number): number
  struct(client: number, clock: number): Y.Item | Y.GC
  /** Client, from, to: the parts of the range that are not deleted yet. Only for clocks below `next`. */
  living(client: number, from: number, to: number): Y.Item[]
  /** Throws when the update cannot be applied whole: then this document is worth nothing and the room is rebuilt. */
  apply(update: Uint8Array): void
}

export const createValidationDocument = (committed: readonly Uint8Array[]): ValidationDocument => {
  // Nobody asks for its guid, and a random one would be a twentieth of a room's first keystroke.
  const doc = new Y.Doc({ gc: true, guid: 'validation' })
  const { store } = doc

  const apply = (updates: readonly Uint8Array[]) => {
    replay(doc, updates)
    if (store.pendingStructs !== null || store.pendingDs !== null) throw new Error('an update depends on what nobody has')
  }
  if (committed.length > 0) apply(committed)

  return {
    doc,
    next: (client) => Y.getState(store, client),
    struct: (client, clock) => Y.getItem(store, Y.createID(client, clock)),
    living(client, from, to) {
      const structs = store.clients.get(client) ?? []
      const items: Y.Item[] = []
      for (let i = Y.findIndexSS(structs, from); i < structs.length; i++) {
        const struct = structs[i]
        if (!struct || struct.id.clock >= to) break
        if (struct instanceof Y.Item && !struct.deleted) items.push(struct)
      }
      return items
    },
    apply: (update) => apply([update]),
  }
}
