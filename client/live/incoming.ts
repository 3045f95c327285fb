// Applies the updates of the server to the document. They are held back while an input method is composing in an editor (an update would
// redraw the text that is being composed, and a part of it would remain), and while a bar of the timeline is dragged.
import type * as Y from 'yjs'
import { applyForeign } from './applyForeign.ts'
import { REMOTE } from './pendingEdits.ts'
import type { LiveClock } from './ports.ts'

export interface Incoming {
  add(update: Uint8Array): void
  /** Applies what is held back. */
  flush(): void
  /**
   * Holds updates back until the returned function is called, or for `longest` milliseconds, so that a reader is not without the edits of
   * others for long.
   */
  hold(longest?: number): () => void
}

const LONGEST_HOLD = 4_000

export interface IncomingDeps {
  readonly doc: Y.Doc
  readonly clock: LiveClock
  /** Makes editors read their carets from the DOM, because an update restores the caret to the position that the editor knows. */
  readonly readCarets: () => void
}

export const createIncoming = ({ doc, clock, readCarets }: IncomingDeps): Incoming => {
  const holds = new Set<symbol>()
  let waiting: Uint8Array[] = []

  const flush = () => {
    if (waiting.length === 0) return
    // Before the transaction, because text that was typed but not read yet is an edit of this device.
    readCarets()
    const updates = waiting
    waiting = []
    applyForeign(doc, updates, REMOTE)
  }
  return {
    add(update) {
      // Copied when it is held back, since the bytes of a frame are a view into the buffer of the socket.
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
