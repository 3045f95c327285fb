// A document that is on no line: views read it as they read a live one, and nobody writes in it. What it shows can be changed in place.
import { createSignal } from 'solid-js'
import { Awareness } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { showAsWas } from '../../../shared/history/restore.ts'
import type { DocumentId } from '../../../shared/ids.ts'
import type { LiveDocument } from '../types.ts'
import { createUndo } from '../undo.ts'

export interface Copy {
  readonly live: LiveDocument
  /** Makes it what `old` is, the document at `at`; `only` names all places where it may differ. */
  readonly show: (old: Y.Doc, at: number, only: ReadonlySet<string> | null) => void
}

const SHOWN = Symbol('shown')
const nothing = () => undefined

export const createCopy = (id: DocumentId): Copy => {
  const doc = new Y.Doc()
  const awareness = new Awareness(doc)
  const undoManager = createUndo(doc)
  const [shownAt, setShownAt] = createSignal(0)
  const [ready, setReady] = createSignal(false)
  return {
    live: {
      id,
      doc,
      shownAt,
      ready,
      canWrite: () => false,
      link: () => ({ type: 'live' }),
      saveStatus: () => ({ type: 'readOnly', why: 'closed' }),
      lastConfirmed: () => null,
      waiting: () => 0,
      setAside: () => null,
      dismissSetAside: nothing,
      peers: () => [],
      setEditing: nothing,
      holdIncoming: () => nothing,
      awareness,
      undo: () => null,
      redo: () => null,
      canUndo: () => false,
      canRedo: () => false,
      undoManager,
      writer: () => null,
      onOverwritten: () => nothing,
      downloadWaiting: nothing,
      dispose: () => {
        undoManager.destroy()
        awareness.destroy()
        doc.destroy()
      },
    },
    show: (old, at, only) => {
      showAsWas(doc, old, id, { origin: SHOWN, only })
      setShownAt(at)
      setReady(true)
    },
  }
}
