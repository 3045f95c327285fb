// One range of a client's structs as a document holds them, cut to it at both ends; null unless it holds all of it.
import type * as Y from 'yjs'
import type { IdRange } from '../../../shared/protocol/frame.ts'
import { shortened } from '../../../shared/yjs/decodedUpdate.ts'
import { nextClock, structsBetween } from '../../../shared/yjs/structStore.ts'
import { encodeStructs } from './updatesByClient.ts'

export const updateOfRange = (doc: Y.Doc, { client, from, to }: IdRange): Uint8Array | null => {
  if (from >= to || nextClock(doc, client) < to) return null
  const cut = structsBetween(doc, client, from, to).map((struct) => shortened(struct, to))
  return encodeStructs(cut, from)
}
