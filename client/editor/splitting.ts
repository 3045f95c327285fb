// Enter where no text block is. A caret may stand beside a block instead of in it: set there by a command, or left there when the
// selected words took the whole of a list with them. TipTap's `splitBlock` then splits the list or quotation around it into a
// paragraph, which ProseMirror refuses by throwing "Cannot join blockquote onto paragraph".
import { commands, Extension } from '@tiptap/core'
import { Selection, TextSelection, type Transaction } from '@tiptap/pm/state'

export const splitting = Extension.create({
  name: 'splitting',
  // TipTap lets the extension of lowest priority have the last word on a command.
  priority: 1,
  addCommands: () => ({
    splitBlock: (options) => (props) => {
      const { tr, dispatch } = props
      // `can()` asks without `dispatch`; its transaction is never shown to anybody.
      if (tr.selection instanceof TextSelection) {
        const removed = removeSelected(tr)
        if (!caretInText(tr)) return removed
        return commands.splitBlock(options)(props) || (removed && dispatch !== undefined)
      }
      return commands.splitBlock(options)(props)
    },
  }),
})

const removeSelected = (tr: Transaction): boolean => {
  if (tr.selection.empty) return false
  const { $anchor, $head } = tr.selection
  if (!$anchor.parent.inlineContent || !$head.parent.inlineContent) tr.setSelection(TextSelection.between($anchor, $head))
  tr.deleteSelection()
  return true
}

/** Puts a caret that stands beside a text block into it: the one before it, or else the one behind. False when there is none. */
const caretInText = (tr: Transaction): boolean => {
  const { $head } = tr.selection
  if ($head.parent.inlineContent) return true
  const first = $head.nodeBefore ? -1 : 1
  const nearest = Selection.findFrom($head, first, true) ?? Selection.findFrom($head, -first, true)
  if (nearest) tr.setSelection(nearest)
  return nearest !== null
}
