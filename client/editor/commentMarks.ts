// Decorations for passages with comments; never stored. Typing maps them along; their positions are resolved again when typing pauses.
import { type Editor, Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type * as Y from 'yjs'
import { type LinePosition, linePosition, relativeIn } from '../../shared/comments/textLines.ts'
import { absoluteOf, selectionAt } from './positions.ts'
import { bindingOf } from './sync.ts'

export interface CommentMark {
  readonly from: number
  readonly to: number
  readonly thread: string
  /** Colour slot of the delegation, for a thread private to one. */
  readonly own: string | null
  readonly isOpen: boolean
}
const key = new PluginKey<DecorationSet>('ruta-comments')

export const commentMarks = Extension.create({
  name: 'commentMarks',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key,
      state: {
        init: () => DecorationSet.empty,
        apply: (transaction, before, _old, { doc }) => {
          const received: readonly CommentMark[] | undefined = transaction.getMeta(key)
          if (received) return DecorationSet.create(doc, received.map(markOf))
          return transaction.docChanged && before !== DecorationSet.empty ? before.map(transaction.mapping, doc) : before
        },
      },
      props: { decorations: (state) => key.getState(state) },
    }),
  ],
})
const markOf = ({ from, to, thread, own, isOpen }: CommentMark) =>
  Decoration.inline(
    from,
    to,
    {
      class: `cm${own === null ? '' : ' cm--own'}${isOpen ? ' is-open' : ''}`,
      'data-thread': thread,
      ...(own === null ? {} : { 'data-identity': own }),
    },
    { mark: JSON.stringify([thread, own, isOpen]) },
  )

/** Dispatches nothing if all marks are in place already. */
export const setCommentMarks = (editor: Editor, marks: readonly CommentMark[]): void => {
  if (editor.isDestroyed) return
  const found = (key.getState(editor.state)?.find() ?? []).map(({ from, to, spec }) => `${from} ${to} ${spec.mark}`).sort()
  const wanted = marks.map(({ from, to, thread, own, isOpen }) => `${from} ${to} ${JSON.stringify([thread, own, isOpen])}`).sort()
  if (found.length === wanted.length && found.every((one, at) => one === wanted[at])) return
  editor.view.dispatch(editor.state.tr.setMeta(key, marks).setMeta('addToHistory', false))
}

/** Editor positions of a passage of the shared text; null where it is not shown. */
export const shownSpan = (editor: Editor, { line, from, to }: { line: Y.XmlElement; from: number; to: number }) => {
  const shared = bindingOf(editor.state)
  const first = absoluteOf(shared, editor.state.doc, relativeIn(line, from, 0))
  const last = absoluteOf(shared, editor.state.doc, relativeIn(line, to, -1))
  return first === null || last === null || first >= last ? null : { from: first, to: last }
}

/** The selection as a passage of the shared text, up to the end of its first line; for a caret, its position. */
export const selectedSpan = (editor: Editor, fragment: Y.XmlFragment) => {
  const { doc, selection } = editor.state
  const places = selectionAt(bindingOf(editor.state), doc, { anchor: selection.from, head: selection.to })
  const first: LinePosition | null = places && linePosition(fragment, places.anchor)
  const last = places && linePosition(fragment, places.head)
  if (!first || !last) return null
  return { line: first.line, from: first.place, to: last.line === first.line ? last.place : Number.POSITIVE_INFINITY }
}
