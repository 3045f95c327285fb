// What came from elsewhere, into a document that only repeats it.
import * as Y from 'yjs'
import { isUntouched, tellAsRead } from '../../shared/yjs/tellAsRead.ts'

/**
 * Yjs tidies rich text after a change that is not local: it deletes format markers that say nothing any more, as an edit of
 * an observer. An observer's client would then have written, and be refused. So a foreign change counts as local, as on the server.
 */
export const applyForeign = (doc: Y.Doc, updates: readonly Uint8Array[], origin: unknown): void => {
  const isFirst = isUntouched(doc)
  doc.transact((transaction) => {
    if (isFirst) tellAsRead(transaction, updates)
    for (const update of updates) Y.applyUpdate(doc, update, origin)
    transaction.local = true
    forgetPlaces(transaction)
  }, origin)
}

/** Yjs remembers which letter stands at which index, and forgets it only when a change is not local: my next letter would stand beside its place. */
const forgetPlaces = ({ changed }: Y.Transaction) => {
  for (const type of changed.keys()) if (type._searchMarker) type._searchMarker.length = 0
}
