// Enter where the caret is not in a text block. A command, or the deletion of a whole list, can leave the caret beside a block. TipTap's
// `splitBlock` then splits the surrounding list or quotation into a paragraph, and ProseMirror throws "Cannot join blockquote onto paragraph".
import { commands, Extension } from '@tiptap/core'
import { Selection, TextSelection, type Transaction } from '@tiptap/pm/state'

export const splitting = Extension.create({
  name: 'splitting',
  // TipTap runs the extension of lowest priority last.
  priority: 1,
  addCommands: () => ({
    splitBlock: (options) => (props) => {
      const { tr, dispatch } = props
      // `can()` calls without `dispatch`; its transaction is never shown to anybody.
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

/** Moves a caret that is beside a text block into it: the previous one, or else the next one. False when there is none. */
const caretInText = (tr: Transaction): boolean => {
  const { $head } = tr.selection
  if ($head.parent.inlineContent) return true
  const first = $head.nodeBefore ? -1 : 1
  const nearest = Selection.findFrom($head, first, true) ?? Selection.findFrom($head, -first, true)
  if (nearest) tr.setSelection(nearest)
  return nearest !== null
}
