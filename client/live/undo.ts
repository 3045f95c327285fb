// Undo of one's own edits, over the whole document; an editor adds the origin of its transactions with `addTrackedOrigin`.
import * as Y from 'yjs'
import { LOCAL } from '../../shared/origins.ts'

/** What happens within half a second is one step. */
const CAPTURE = 500

export const createUndo = (doc: Y.Doc): Y.UndoManager =>
  new Y.UndoManager(doc, { trackedOrigins: new Set([LOCAL]), captureTimeout: CAPTURE })
