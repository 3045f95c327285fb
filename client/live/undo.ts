// Undo of one's own edits, over the whole document; an editor adds the origin of its transactions with `addTrackedOrigin`.
import * as Y from 'yjs'
import { LOCAL } from '../../shared/origins.ts'
import type { Item } from '../../shared/yjs/item.ts'
import { typeIn } from '../../shared/yjs/itemContent.ts'

/** What happens within half a second is one step. */
const CAPTURE = 500

export const createUndo = (doc: Y.Doc): Y.UndoManager =>
  new Y.UndoManager(doc, {
    trackedOrigins: new Set([LOCAL]),
    captureTimeout: CAPTURE,
    deleteFilter: isEmptied,
    captureTransaction: changes,
  })

/** An editor opens a transaction each time its caret moves: one that changes nothing is no step, and must not take redo away. */
const changes = ({ changed }: Y.Transaction): boolean => changed.size > 0

/**
 * Undoing a paragraph that I made must not take with it what others have written there since: my own letters go first, and
 * whatever still holds something stays.
 */
const isEmptied = (item: Item): boolean => {
  const type = typeIn(item)
  return !(type instanceof Y.Text || type instanceof Y.XmlFragment) || type.length === 0
}
