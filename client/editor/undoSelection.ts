// After undo and redo the caret moves to the change.
import { Plugin, PluginKey, TextSelection } from '@tiptap/pm/state'
import type * as Y from 'yjs'
import type { Undo, UndoEvents } from '../live/undo.ts'
import { absoluteOf, selectionAt } from './positions.ts'
import { bindingOf, isRemote } from './sync.ts'

type RelativeSelection = NonNullable<ReturnType<typeof selectionAt>>

export const undoSelection = (options: { readonly fragment: Y.XmlFragment; readonly undoManager: Undo }) => {
  const selections = new WeakMap<object, RelativeSelection>()
  const key = new PluginKey<RelativeSelection | null>('ruta-undo-selection')
  return new Plugin<RelativeSelection | null>({
    key,
    state: {
      init: () => null,
      apply: (transaction, before, state) =>
        transaction.docChanged && !isRemote(transaction) ? selectionAt(bindingOf(state), state.doc, state.selection) : before,
    },
    view: (view) => {
      const added = ({ step, changed }: UndoEvents['added']) => {
        const selection = key.getState(view.state)
        if (selection && changed.has(options.fragment)) selections.set(step, selection)
      }
      const popped = ({ step }: UndoEvents['popped']) => {
        const selection = selections.get(step)
        if (!selection || !view.hasFocus()) return
        const shared = bindingOf(view.state)
        const [anchor, head] = [selection.anchor, selection.head].map((end) => absoluteOf(shared, view.state.doc, end))
        if (typeof anchor !== 'number' || typeof head !== 'number' || Math.max(anchor, head) > view.state.doc.content.size) return
        const between = TextSelection.between(view.state.doc.resolve(anchor), view.state.doc.resolve(head))
        view.dispatch(view.state.tr.setSelection(between).scrollIntoView())
      }
      const stop = [options.undoManager.on('added', added), options.undoManager.on('popped', popped)]
      return {
        destroy: () => {
          for (const end of stop) end()
        },
      }
    },
  })
}
