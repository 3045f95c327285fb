// Browsers move a caret at once, and tell it with the next frame. In between the editor would put it back whenever it draws a mark or
// somebody's caret, and would take the next key where it last saw it: so it is notified before.
import { type Editor, Extension } from '@tiptap/core'
import { Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { tellCarets } from '../live/browser.ts'

export const untoldCaret = Extension.create({
  name: 'untoldCaret',
  addProseMirrorPlugins: () => [
    new Plugin({
      key: new PluginKey('ruta-untold-caret'),
      props: {
        handleDOMEvents: {
          keydown: (view) => {
            if (!view.composing) tellCarets()
            return false
          },
        },
      },
    }),
  ],
  dispatchTransaction({ transaction, next }) {
    // Others' carets are drawn a moment later: the editor may be gone by then.
    if (!onlyDraws(transaction) || this.editor.isDestroyed || !this.editor.view.hasFocus() || this.editor.view.composing)
      return next(transaction)
    tellCarets()
    next(
      transaction.before === this.editor.state.doc && transaction.selection.eq(this.editor.state.selection)
        ? transaction
        : onto(this.editor, transaction),
    )
  },
})

/** When the focus comes, the browser shows a caret that nobody has put there. */
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
