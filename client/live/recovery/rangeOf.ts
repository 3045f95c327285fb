// One range of a client's structs as a document holds them, cut to it at both ends; null unless it holds all of it.
import * as Y from 'yjs'
import type { IdRange } from '../../../shared/protocol/frame.ts'
import type { Structs } from '../../../shared/recovery/sameStructs.ts'
import { encodeStructs } from './updatesByClient.ts'

export const rangeOf = (doc: Y.Doc, { client, from, to }: IdRange): Uint8Array | null => {
  const structs = doc.store.clients.get(client) ?? []
  if (from >= to || Y.getState(doc.store, client) < to) return null
  const cut: Structs = []
  for (let at = Y.findIndexSS(structs, from); at < structs.length; at++) {
    const struct = structs[at]
    if (!struct || struct.id.clock >= to) break
    cut.push(shortened(struct, to))
  }
  return encodeStructs(cut, from)
}

/** A copy: the document itself is not touched. */
const shortened = (struct: Y.Item | Y.GC, to: number): Structs[number] => {
  const length = to - struct.id.clock
  if (length >= struct.length) return struct
  if (!(struct instanceof Y.Item)) return new Y.GC(struct.id, length)
  const content = struct.content.copy()
  content.splice(length)
  return new Y.Item(struct.id, null, struct.origin, null, struct.rightOrigin, struct.parent, struct.parentSub, content)
}
