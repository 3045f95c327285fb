// After undo and redo the caret moves to the change.
import { Plugin, PluginKey, TextSelection } from '@tiptap/pm/state'
import type * as Y from 'yjs'
import { absoluteOf, selectionAt } from './positions.ts'
import { bindingOf, isRemote } from './sync.ts'

type RelativeSelection = NonNullable<ReturnType<typeof selectionAt>>
interface StackEvent {
  readonly stackItem: object
  readonly changedParentTypes: { keys(): Iterable<unknown> }
}

export const undoSelection = (options: { readonly fragment: Y.XmlFragment; readonly undoManager: Y.UndoManager }) => {
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
      const added = (event: StackEvent) => {
        const selection = key.getState(view.state)
        if (selection && [...event.changedParentTypes.keys()].includes(options.fragment)) selections.set(event.stackItem, selection)
      }
      const popped = (event: StackEvent) => {
        const selection = selections.get(event.stackItem)
        if (!selection || !view.hasFocus()) return
        const shared = bindingOf(view.state)
        const [anchor, head] = [selection.anchor, selection.head].map((end) => absoluteOf(shared, view.state.doc, end))
        if (typeof anchor !== 'number' || typeof head !== 'number' || Math.max(anchor, head) > view.state.doc.content.size) return
        const between = TextSelection.between(view.state.doc.resolve(anchor), view.state.doc.resolve(head))
        view.dispatch(view.state.tr.setSelection(between).scrollIntoView())
      }
      options.undoManager.on('stack-item-added', added)
      options.undoManager.on('stack-item-popped', popped)
      return {
        destroy: () => {
          options.undoManager.off('stack-item-added', added)
          options.undoManager.off('stack-item-popped', popped)
        },
      }
    },
  })
}
