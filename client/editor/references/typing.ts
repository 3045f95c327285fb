// Query typed after `@` or `[[`, which opens the autocomplete list. The list closes as soon as the caret is elsewhere; the typed text stays.
import { Extension } from '@tiptap/core'
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { isRemote } from '../sync.ts'

export interface Typed {
  /** Position of the trigger. */
  readonly from: number
  readonly to: number
  readonly query: string
}

const LONGEST_QUERY = 60
/** Not after a letter or a digit, as in a mail address; a query does not begin with a space. */
const SIGN = /(?:(?<![\p{L}\p{N}._%+@/-])@|\[\[)((?:[^\s@[\]\n][^@[\]\n]*)?)$/u

/** Query before the caret; null when there is none. */
export const queryIn = (before: string): { readonly length: number; readonly query: string } | null => {
  const found = SIGN.exec(before)
  const query = found?.[1] ?? ''
  if (!found || query.length > LONGEST_QUERY || /\s\s$/.test(query)) return null
  return { length: found[0].length, query }
}

const KEY = new PluginKey<Typed | null>('ruta-reference-typing')
const CLOSE = 'close'

export const referenceTyping = (onTyped: (typed: Typed | null) => void) =>
  Extension.create({
    name: 'referenceTyping',
    addProseMirrorPlugins: () => [
      new Plugin<Typed | null>({
        key: KEY,
        state: { init: () => null, apply: (transaction, before, _old, state) => next(transaction, before, state) },
        view: () => ({
          update: (view, before) => {
            const now = KEY.getState(view.state) ?? null
            if (now !== (KEY.getState(before) ?? null)) onTyped(now)
          },
          destroy: () => onTyped(null),
        }),
      }),
    ],
  })

export const closeTyping = (view: EditorView): void => {
  if (KEY.getState(view.state)) view.dispatch(view.state.tr.setMeta(KEY, CLOSE).setMeta('addToHistory', false))
}

const next = (transaction: Transaction, before: Typed | null, state: EditorState): Typed | null => {
  if (transaction.getMeta(KEY) === CLOSE) return null
  if (!transaction.docChanged && !transaction.selectionSet) return before
  if (!before && !isTyped(transaction)) return null
  const { $from, empty } = state.selection
  if (!empty || !$from.parent.inlineContent) return null
  const found = queryIn($from.parent.textBetween(0, $from.parentOffset, null, '\n'))
  // Only typing the trigger opens a list: moving back to an old one does not.
  if (!found || (!before && found.query !== '')) return null
  const now = { from: $from.pos - found.length, to: $from.pos, query: found.query }
  return before && before.from === now.from && before.to === now.to && before.query === now.query ? before : now
}
const isTyped = (transaction: Transaction): boolean =>
  transaction.docChanged &&
  !isRemote(transaction) &&
  transaction.getMeta('uiEvent') === undefined &&
  transaction.doc.content.size > transaction.before.content.size
