// The buttons that undo and redo the reader's own changes.
import { useText } from '../base/i18n.tsx'
import { useLive } from '../live/LiveDocument.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { createUndoButtons } from './createUndo.ts'

export function UndoButtons() {
  const text = useText()
  const live = useLive()
  const { undo, redo } = createUndoButtons(live)
  return (
    <span class="row row--tight">
      <IconButton
        icon="undo-2"
        label={text().common.undo}
        shortcut="Ctrl Z"
        aria-keyshortcuts="Control+Z"
        disabled={!live.canUndo()}
        onClick={undo}
      />
      <IconButton
        icon="redo-2"
        label={text().common.redo}
        shortcut="Ctrl Shift Z"
        aria-keyshortcuts="Control+Shift+Z"
        disabled={!live.canRedo()}
        onClick={redo}
      />
    </span>
  )
}
