// How large a document would be with what a file brings, found on a copy before anything is sent: the relay refuses what goes beyond its bound.
import * as Y from 'yjs'
import { MOST_DOCUMENT_BYTES } from '../../shared/bounds.ts'

/** The relay also counts what was written and deleted since its checkpoint, which this device does not have. */
const ROOM = 256 * 1024
export const MOST_IMPORTED = MOST_DOCUMENT_BYTES - ROOM

export interface Addition {
  /** Never less than what it will be: a small import is not tried on a copy. */
  readonly atMost: number
  readonly write: (copy: Y.Doc) => void
}
/** In bytes, as the relay counts them; a `doc` of null is a new document. Null if it fits for certain. */
export const sizeWith = (doc: Y.Doc | null, { atMost, write }: Addition): number | null => {
  const state = Y.encodeStateAsUpdate(doc ?? new Y.Doc())
  if (state.length + atMost <= MOST_IMPORTED) return null
  const copy = new Y.Doc()
  Y.applyUpdate(copy, state)
  let bytes = state.length
  copy.on('update', (update: Uint8Array) => {
    bytes += update.length
  })
  write(copy)
  copy.destroy()
  return bytes
}

/** A letter takes up to three bytes in UTF-8, and some are written twice. */
export const BYTES_OF_LETTER = 4
