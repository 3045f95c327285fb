// What a copy on this device has that a state of the log lacks, and the other way round. Deletions have no clock in a state vector, so snapshots
// are compared, which hold both.
import * as Y from 'yjs'

export interface StateComparison {
  /** Edits that are in no entry up to that state. */
  readonly hasMore: boolean
  /** Entries that this copy has not received. */
  readonly lacks: boolean
}

/** As one Yjs update. */
export const wholeState = (doc: Y.Doc): Uint8Array => Y.encodeStateAsUpdate(doc)

/** Both as one Yjs update of the whole document. */
export const compareStates = (here: Uint8Array, there: Uint8Array): StateComparison => ({
  hasMore: !Y.snapshotContainsUpdate(snapshotOf(there), here),
  lacks: !Y.snapshotContainsUpdate(snapshotOf(here), there),
})

const snapshotOf = (state: Uint8Array): Y.Snapshot => {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  const snapshot = Y.snapshot(doc)
  doc.destroy()
  return snapshot
}
