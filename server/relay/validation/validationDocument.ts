// The Y.Doc against which a room validates: loaded on the first write, never on a join. It holds what has been accepted, and so may lead
// the committed tail by the batch in flight; nothing in it leaves the server.
import * as Y from 'yjs'
import { isItem, type Struct, type YjsItem } from '../../../shared/yjs/item.ts'
import { isIncomplete, nextClock, structAt, structsBetween } from '../../../shared/yjs/structStore.ts'
import { replay } from '../../log/checkpoints.ts'

export interface ValidationDocument {
  readonly doc: Y.Doc
  /** The clock that the next struct of `client` has. */
  next(client: number): number
  struct(client: number, clock: number): Struct
  /** Client, from, to: the parts of the range that are not deleted yet. Only for clocks below `next`. */
  living(client: number, from: number, to: number): readonly YjsItem[]
  /** Throws when the update cannot be applied whole: then this document is worth nothing and the room is rebuilt. */
  apply(update: Uint8Array): void
}

export const createValidationDocument = (committed: readonly Uint8Array[]): ValidationDocument => {
  // Nobody asks for its guid, and a random one would be a twentieth of a room's first keystroke.
  const doc = new Y.Doc({ gc: true, guid: 'validation' })

  const apply = (updates: readonly Uint8Array[]) => {
    replay(doc, updates)
    if (isIncomplete(doc)) throw new Error('an update depends on what nobody has')
  }
  if (committed.length > 0) apply(committed)

  return {
    doc,
    next: (client) => nextClock(doc, client),
    struct: (client, clock) => structAt(doc, { client, clock }),
    living: (client, from, to) =>
      structsBetween(doc, client, from, to).filter((struct): struct is YjsItem => isItem(struct) && !struct.deleted),
    apply: (update) => apply([update]),
  }
}
