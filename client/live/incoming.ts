// The server's updates on their way into the document. They wait while an input method composes in an editor (what it builds stands in the
// same words that an update would redraw, and half of it would be left behind), and while a bar of the timeline is dragged.
import type * as Y from 'yjs'
import { applyForeign } from './applyForeign.ts'
import { REMOTE } from './pendingEdits.ts'
import type { LiveClock } from './ports.ts'

export interface Incoming {
  add(update: Uint8Array): void
  /** What waits goes in now. */
  flush(): void
  /** The returned function lets go; so does time, since others are not to be kept from a reader for long. Milliseconds. */
  hold(longest?: number): () => void
}

const LONGEST_HOLD = 4_000

export interface IncomingDeps {
  readonly doc: Y.Doc
  readonly clock: LiveClock
  /** Editors are to read where their carets went by key and pointer: an update puts them where the editor last saw them. */
  readonly readCarets: () => void
}

export const createIncoming = ({ doc, clock, readCarets }: IncomingDeps): Incoming => {
  const holds = new Set<symbol>()
  let waiting: Uint8Array[] = []

  const flush = () => {
    if (waiting.length === 0) return
    // Before the transaction: what was typed and not read yet is an edit of this device.
    readCarets()
    const updates = waiting
    waiting = []
    applyForeign(doc, updates, REMOTE)
  }
  return {
    add(update) {
      // A frame's bytes are a view into what the socket read.
      waiting.push(holds.size > 0 ? update.slice() : update)
      if (holds.size === 0) flush()
    },
    flush,
    hold(longest = LONGEST_HOLD) {
      const hold = Symbol('hold')
      holds.add(hold)
      const release = () => {
        cancel()
        if (holds.delete(hold) && holds.size === 0) flush()
      }
      const cancel = clock.after(longest, release)
      return release
    },
  }
}
