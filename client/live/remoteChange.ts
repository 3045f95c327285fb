// Is what the projection shows at this moment somebody else's doing? A view tints such a change, and never its reader's own.
import { onCleanup } from 'solid-js'
import type * as Y from 'yjs'
import { REMOTE } from './pendingEdits.ts'
import type { LiveDocument } from './types.ts'

/** Read it in an effect that the change has triggered: Yjs notifies its observers synchronously, and they the views. */
export const createRemoteFlag = ({ doc, ready }: Pick<LiveDocument, 'doc' | 'ready'>): (() => boolean) => {
  let remote = false
  // Updates that arrive while the document is loading do not count.
  const begin = (transaction: Y.Transaction) => {
    remote = transaction.origin === REMOTE && ready()
  }
  const end = () => {
    remote = false
  }
  doc.on('beforeObserverCalls', begin)
  doc.on('afterTransaction', end)
  onCleanup(() => {
    doc.off('beforeObserverCalls', begin)
    doc.off('afterTransaction', end)
  })
  return () => remote
}
