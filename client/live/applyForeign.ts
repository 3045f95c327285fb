// Applies updates that come from the server or from the store of the device.
import * as Y from 'yjs'
import { emitUpdatesUnchanged, isUntouched } from '../../shared/yjs/emitUpdatesUnchanged.ts'

/**
 * Yjs tidies rich text after a change that is not local: it deletes format markers that say nothing any more, as an edit of
 * an observer. An observer's client would then have written, and be refused. So a foreign change counts as local, as on the server.
 */
export const applyForeign = (doc: Y.Doc, updates: readonly Uint8Array[], origin: unknown): void => {
  const isFirst = isUntouched(doc)
  doc.transact((transaction) => {
    if (isFirst) emitUpdatesUnchanged(transaction, updates)
    for (const update of updates) Y.applyUpdate(doc, update, origin)
    transaction.local = true
    forgetPlaces(transaction)
  }, origin)
}

/**
 * Yjs caches search markers (which item is at which index) and clears them only for changes that are not local; with a stale marker the
 * next local letter would be inserted beside its position.
 */
const forgetPlaces = ({ changed }: Y.Transaction) => {
  for (const type of changed.keys()) if (type._searchMarker) type._searchMarker.length = 0
}
