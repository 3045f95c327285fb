// Emits the updates that are read into an empty document to its listeners as they are, instead of encoding them again.
import type * as Y from 'yjs'

/** Whether the document is empty: no structs, no transaction, no pending structs. */
export const isUntouched = ({ store, _transaction }: Y.Doc): boolean =>
  store.clients.size === 0 && store.pendingStructs === null && store.pendingDs === null && _transaction === null

/**
 * Yjs encodes each transaction for the listeners of `update`, which for a large document takes as long as reading it. In an empty document
 * the result would be equivalent to the updates that were read, so these are emitted at the same moment, and nothing is encoded.
 */
export const emitUpdatesUnchanged = (mine: Y.Transaction, updates: readonly Uint8Array[]) => {
  const { doc } = mine
  const all = doc._observers
  const untold = (ended: Y.Transaction) => {
    if (ended !== mine) return
    doc.off('afterTransactionCleanup', untold)
    const listeners = all.get('update')
    if (!listeners) return
    all.delete('update')
    // Yjs looks for listeners next, and then goes on to the next transaction or to the end.
    const told = () => {
      doc.off('beforeObserverCalls', told)
      doc.off('afterAllTransactions', told)
      all.set('update', listeners)
      if (doc.store.clients.size > 0) for (const update of updates) doc.emit('update', [update, mine.origin, doc, mine])
    }
    doc.on('beforeObserverCalls', told)
    doc.on('afterAllTransactions', told)
  }
  doc.on('afterTransactionCleanup', untold)
}
