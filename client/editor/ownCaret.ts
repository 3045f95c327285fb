// Where my caret goes when the letter that it stood beside is gone. While there is one, y-tiptap keeps it there (`collaboration.ts`).
import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey, TextSelection } from '@tiptap/pm/state'
import { relativePositionToAbsolutePosition } from '@tiptap/y-tiptap'
import { bindingOf, isRemote } from './sync.ts'

export const ownCaret = () =>
  new Plugin({
    key: new PluginKey('ruta-own-caret'),
    appendTransaction: (transactions, before, after) => {
      if (!transactions.some(isRemote) || !(before.selection instanceof TextSelection)) return null
      const { doc, type, mapping, beforeTransactionSelection: note } = bindingOf(after)
      if (!note || [note.anchor, note.head].some((end) => relativePositionToAbsolutePosition(doc, type, end, mapping) !== null)) return null
      // The letters are gone, or the whole block was moved: the same block, as far from its end.
      const at = sameBlock(before, after.doc)
      return at === null ? null : after.tr.setSelection(TextSelection.near(after.doc.resolve(at))).setMeta('addToHistory', false)
    },
  })

const sameBlock = ({ selection: { $head } }: EditorState, doc: Node): number | null => {
  const { id } = $head.parent.attrs
  let found: number | null = null
  doc.descendants((node, at) => {
    if (found === null && typeof id === 'string' && node.isTextblock && node.attrs.id === id)
      found = at + 1 + Math.max(0, node.content.size - ($head.parent.content.size - $head.parentOffset))
    return found === null
  })
  return found
}
