// My caret stays beside the letter that it stood beside, whatever others write. y-tiptap 3.0.9 holds a position in a paragraph whose
// words have changed for mistaken and keeps the bare offset instead: two people in one paragraph then typed into each other's words.
import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey, TextSelection } from '@tiptap/pm/state'
import { relativePositionToAbsolutePosition } from '@tiptap/y-tiptap'
import { bindingOf, isRemote } from './sync.ts'

export const ownCaret = () =>
  new Plugin({
    key: new PluginKey('ruta-own-caret'),
    view: (view) => {
      const binding = bindingOf(view.state)
      // Without the bare offsets y-tiptap trusts the letters. It takes its note first: it was there before us.
      const trustLetters = () => {
        const note: object | null = binding.beforeTransactionSelection
        if (note) Object.assign(note, { absAnchor: null, absHead: null })
      }
      binding.doc.on('beforeAllTransactions', trustLetters)
      return { destroy: () => binding.doc.off('beforeAllTransactions', trustLetters) }
    },
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
