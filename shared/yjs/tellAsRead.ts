// What those who listen to a document are told of the first that is read into it.
import type * as Y from 'yjs'

/** Nothing was ever written in it, nothing is being written now, and nothing waits for what comes before it. */
export const isUntouched = ({ store, _transaction }: Y.Doc): boolean =>
  store.clients.size === 0 && store.pendingStructs === null && store.pendingDs === null && _transaction === null

/**
 * Yjs writes each change anew for those who listen to `update`: of a large document as long as it takes to read it. Where nothing was
 * before, that would be what was read; so it is told that, at the same time, and nothing is written.
 */
export const tellAsRead = (mine: Y.Transaction, updates: readonly Uint8Array[]) => {
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
