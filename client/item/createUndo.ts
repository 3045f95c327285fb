// Undoes and redoes the reader's own changes, and announces them, because the change may be outside the visible part.
import { useText } from '../base/i18n.tsx'
import type { LiveDocument } from '../live/types.ts'
import type { UndoOutcome } from '../live/undo.ts'
import { useAnnounce } from '../ui/Announcer.tsx'

type Undo = Pick<LiveDocument, 'undo' | 'redo'>

export const createUndoButtons = (live: Pick<LiveDocument, 'undo' | 'redo'>): Undo => {
  const text = useText()
  const announce = useAnnounce()
  /** What others have changed since is said by `UndoNotices`. */
  const say = (outcome: UndoOutcome | null, words: string) => (outcome?.left.length ?? 0) === 0 && announce(words)
  return {
    undo: () => {
      const outcome = live.undo()
      say(outcome, outcome ? text().common.undone : text().common.nothingToUndo)
      return outcome
    },
    redo: () => {
      const outcome = live.redo()
      say(outcome, outcome ? text().common.redone : text().common.nothingToRedo)
      return outcome
    },
  }
}
