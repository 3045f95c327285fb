// Updates of a log, applied to a document.
import * as Y from 'yjs'

/**
 * Applies updates in one transaction that counts as local: Yjs "cleans up" formats after remote ones, by deletions that are in
 * nobody's log and depend on how the updates were batched.
 */
export const replay = (doc: Y.Doc, updates: readonly Uint8Array[]): void =>
  doc.transact((transaction) => {
    for (const update of updates) {
      Y.applyUpdate(doc, update)
      transaction.local = true
    }
  })
