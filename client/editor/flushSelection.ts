// Browsers move a caret at once, but dispatch selectionchange with the next frame. An editor that renders in between (a mark, the caret of
// another person) would restore the old caret, and insert the next key there. So selectionchange is dispatched before each key.
import { type Editor, Extension } from '@tiptap/core'
import { Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { flushSelectionChange } from '../live/browser.ts'

export const flushSelection = Extension.create({
  name: 'flushSelection',
  addProseMirrorPlugins: () => [
    new Plugin({
      key: new PluginKey('ruta-flush-selection'),
      props: {
        handleDOMEvents: {
          keydown: (view) => {
            if (!view.composing) flushSelectionChange()
            return false
          },
        },
      },
    }),
  ],
  dispatchTransaction({ transaction, next }) {
    // Remote carets are drawn with a delay: the editor may be destroyed by then.
    if (!onlyDraws(transaction) || this.editor.isDestroyed || !this.editor.view.hasFocus() || this.editor.view.composing)
      return next(transaction)
    flushSelectionChange()
    next(
      transaction.before === this.editor.state.doc && transaction.selection.eq(this.editor.state.selection)
        ? transaction
        : onto(this.editor, transaction),
    )
  },
})

/** Excludes focus and blur: on focus the browser first shows a caret of its own, which must not be taken for the selection. */
const onlyDraws = (transaction: Transaction) =>
  !transaction.docChanged &&
  !transaction.selectionSet &&
  !transaction.storedMarksSet &&
  !transaction.scrolledIntoView &&
  !transaction.getMeta('focus') &&
  !transaction.getMeta('blur')

const onto = ({ state }: Editor, drawn: Transaction): Transaction => {
  const { tr } = state
  const metas: unknown = Reflect.get(drawn, 'meta')
  if (typeof metas === 'object' && metas !== null) for (const [key, value] of Object.entries(metas)) tr.setMeta(key, value)
  return tr
}
