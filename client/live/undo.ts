// Undo of the user's own edits, for the whole document; an editor adds the origin of its transactions with `addTrackedOrigin`.
import * as Y from 'yjs'
import { LOCAL } from '../../shared/origins.ts'
import type { Item } from '../../shared/yjs/item.ts'
import { typeIn } from '../../shared/yjs/itemContent.ts'

/** In milliseconds: edits within this time are one step. */
const CAPTURE = 500

export const createUndo = (doc: Y.Doc): Y.UndoManager =>
  new Y.UndoManager(doc, {
    trackedOrigins: new Set([LOCAL]),
    captureTimeout: CAPTURE,
    deleteFilter: isEmptied,
    captureTransaction: changes,
  })

/** An editor opens a transaction whenever its caret moves; one without changes is not a step and must not clear redo. */
const changes = ({ changed }: Y.Transaction): boolean => changed.size > 0

/**
 * Undoing a paragraph must not remove what others have written in it since: the own letters are removed first, and a container that still
 * has content stays.
 */
const isEmptied = (item: Item): boolean => {
  const type = typeIn(item)
  return !(type instanceof Y.Text || type instanceof Y.XmlFragment) || type.length === 0
}
