// Keeps the user's caret in place when remote edits arrive: next to the same letter or, if that was deleted, in the same block. y-tiptap would
// restore it by offsets in the order of the shared text (`positions.ts`) and falls back to the old offset in a paragraph that changed: letters of
// two users who type in one paragraph would be mixed up.
import type { Node } from '@tiptap/pm/model'
import { type EditorState, NodeSelection, Plugin, PluginKey, TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { absoluteOf, selectionAt } from './positions.ts'
import { bindingOf, isRemote } from './sync.ts'

export const ownCaret = () => {
  let note: ReturnType<typeof selectionAt> = null
  const take = (view: EditorView) => {
    note = selectionAt(bindingOf(view.state), view.state.doc, view.state.selection)
  }
  return new Plugin({
    key: new PluginKey('ruta-own-caret'),
    view: (view) => {
      const binding = bindingOf(view.state)
      // Leaves y-tiptap nothing to restore.
      Object.defineProperty(binding, 'beforeTransactionSelection', { get: () => NOTHING, set: () => {} })
      const before = () => take(view)
      binding.doc.on('beforeAllTransactions', before)
      return { destroy: () => binding.doc.off('beforeAllTransactions', before) }
    },
    appendTransaction: (transactions, before, after) => {
      if (!transactions.some(isRemote) || !(before.selection instanceof TextSelection || before.selection instanceof NodeSelection))
        return null
      const shared = bindingOf(after)
      const [anchor, head] = note ? [absoluteOf(shared, after.doc, note.anchor), absoluteOf(shared, after.doc, note.head)] : [null, null]
      const { tr } = after
      if (anchor !== null && head !== null) {
        const [$anchor, $head] = [after.doc.resolve(anchor), after.doc.resolve(head)]
        const isNode = before.selection instanceof NodeSelection && $anchor.nodeAfter && NodeSelection.isSelectable($anchor.nodeAfter)
        tr.setSelection(isNode ? NodeSelection.create(after.doc, anchor) : TextSelection.between($anchor, $head))
      } else {
        // The letters are deleted, or the whole block was moved: the same block, at the same distance from its end.
        const at = sameBlock(before, after.doc)
        if (at === null) return null
        tr.setSelection(TextSelection.near(after.doc.resolve(at)))
      }
      return tr.setMeta('addToHistory', false)
    },
  })
}
const NOTHING = Object.freeze({ type: 'text', anchor: null, head: null })

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
