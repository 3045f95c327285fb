// The documents in which a change can be restored: the open one, and others, which are opened on demand and stay open until the history is
// left. Their edits are saved like any others, and the frame shows their save status.
import { type Accessor, createSignal, getOwner, onCleanup, runWithOwner, untrack } from 'solid-js'
import type { DocumentId } from '../../shared/ids.ts'
import { useLiveDocuments } from '../live/LiveDocument.tsx'
import { registerCurrentDocument } from '../live/OpenDocuments.tsx'
import type { LiveDocument } from '../live/types.ts'

export interface Reached {
  /** Null while the document is not open, and for readers. */
  readonly document: (id: DocumentId) => LiveDocument | null
  /** Tracked: changes whenever the document has changed. */
  readonly edits: (live: LiveDocument) => number
}

export const createReached = (open: Accessor<LiveDocument | null>): Reached => {
  const owner = getOwner()
  const others = new Map<DocumentId, Accessor<LiveDocument>>()
  const counted = new Map<LiveDocument, Accessor<number>>()

  /** Owned by the history and not by the line that asked for it. */
  const here = <T>(make: () => T): T | undefined => untrack(() => runWithOwner(owner, make))
  const acquire = (id: DocumentId) =>
    here(() => {
      const { live, release } = useLiveDocuments().acquire(id)
      registerCurrentDocument(live)
      onCleanup(release)
      others.set(id, live)
      return live
    })
  const count = (live: LiveDocument) =>
    here(() => {
      const [edits, setEdits] = createSignal(0)
      const more = () => setEdits((n) => n + 1)
      live.doc.on('update', more)
      onCleanup(() => live.doc.off('update', more))
      counted.set(live, edits)
      return edits
    })
  return {
    document: (id) => {
      const live = open()
      if (live === null || live.id === id) return live
      return live.canWrite() ? ((others.get(id) ?? acquire(id))?.() ?? null) : null
    },
    edits: (live) => (counted.get(live) ?? count(live))?.() ?? 0,
  }
}
