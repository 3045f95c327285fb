// Applies updates of a log to a document.
import * as Y from 'yjs'

/**
 * Applies updates in one transaction marked as local: after remote ones Yjs removes redundant formats, by deletions that are in nobody's log and
 * depend on how the updates were batched.
 */
export const replay = (doc: Y.Doc, updates: readonly Uint8Array[]): void =>
  doc.transact((transaction) => {
    for (const update of updates) {
      Y.applyUpdate(doc, update)
      transaction.local = true
    }
  })
