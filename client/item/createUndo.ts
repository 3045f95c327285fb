// Undoes and redoes the reader's own changes, and announces them, because the change may be outside the visible part.
import { useText } from '../base/i18n.tsx'
import type { LiveDocument } from '../live/types.ts'
import { useAnnounce } from '../ui/Announcer.tsx'

export type Undo = Pick<LiveDocument, 'undo' | 'redo'>

export const createUndo = (live: Pick<LiveDocument, 'undo' | 'redo' | 'canUndo' | 'canRedo'>): Undo => {
  const text = useText()
  const announce = useAnnounce()
  return {
    undo: () => {
      announce(live.canUndo() ? text().common.undone : text().common.nothingToUndo)
      live.undo()
    },
    redo: () => {
      announce(live.canRedo() ? text().common.redone : text().common.nothingToRedo)
      live.redo()
    },
  }
}
