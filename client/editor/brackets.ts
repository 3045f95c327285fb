// Brackets in an editor: decorations of those that are open, and the keys and commands that put them and take them away. Never stored.
import { type Editor, Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey, Selection, TextSelection } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { bracketsIn, type Spot } from '../../shared/brackets/bracketsIn.ts'

const key = new PluginKey<DecorationSet>('ruta-brackets')

export const brackets = Extension.create({
  name: 'brackets',
  addKeyboardShortcuts() {
    const { editor } = this
    return {
      'Alt-b': () => putInBrackets(editor),
      'Alt-Shift-b': () => removeBrackets(editor),
    }
  },
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key,
      state: {
        init: (_, { doc }) => decorated(doc),
        apply: ({ docChanged }, before, _old, { doc }) => (docChanged ? decorated(doc) : before),
      },
      props: { decorations: (state) => key.getState(state) },
    }),
  ],
})

const decorated = (doc: Node): DecorationSet => {
  const { pairs, single } = placesIn(doc)
  if (pairs.length === 0 && single.length === 0) return DecorationSet.empty
  const mark = (at: number, words: string) => Decoration.inline(at, at + 1, { class: words })
  return DecorationSet.create(doc, [
    ...pairs.flatMap(([from, to]) => [mark(from, 'bracket'), mark(to, 'bracket')]),
    ...single.map((at) => mark(at, 'bracket--single')),
  ])
}

/** Positions of the two characters of each bracket. */
const placesIn = (doc: Node) => {
  const lines: string[] = []
  const starts: number[] = []
  doc.descendants((node, at) => {
    if (!node.isTextblock) return true
    lines.push(wordsOf(node))
    starts.push(at + 1)
    return false
  })
  const found = bracketsIn(lines)
  const place = ({ line, unit }: Spot) => (starts[line] ?? 0) + unit
  return {
    pairs: found.brackets.map(({ from, to }) => [place(from), place(to)] as const),
    single: found.single.map(place),
  }
}

/** One UTF-16 unit per position. A paragraph that has not changed is not read again. */
const known = new WeakMap<Node, string>()
const wordsOf = (line: Node): string => {
  const before = known.get(line)
  if (before !== undefined) return before
  const words = line.textBetween(0, line.content.size, null, '\n')
  known.set(line, words)
  return words
}

/** Around the selected words, which stay selected; they may go over several paragraphs. */
export const putInBrackets = (editor: Editor): boolean => {
  const span = selectedWords(editor.state)
  if (!editor.isEditable || !span) return false
  const { tr } = editor.state
  tr.insertText(']', span.to).insertText('[', span.from)
  editor.view.dispatch(tr.setSelection(TextSelection.create(tr.doc, span.from + 1, span.to + 1)).scrollIntoView())
  return true
}

export const hasWordsSelected = (state: EditorState): boolean => selectedWords(state) !== null

/** Without the space that a double click may select after a word, and the paragraph whose beginning a triple click reaches. */
const selectedWords = ({ doc, selection }: EditorState): { readonly from: number; readonly to: number } | null => {
  if (!(selection instanceof TextSelection) || selection.empty) return null
  const { from, $to } = selection
  const end = $to.parentOffset === 0 ? (Selection.findFrom(doc.resolve($to.before()), -1, true)?.to ?? $to.pos) : $to.pos
  const words = doc.textBetween(from, Math.max(from, end), '\n', '\n')
  const to = end - (words.length - words.trimEnd().length)
  return words.trim() === '' || to <= from ? null : { from: from + words.length - words.trimStart().length, to }
}

/** The innermost brackets around the caret or the selection; their words stay. */
export const removeBrackets = (editor: Editor): boolean => {
  const around = bracketsAround(editor.state)
  if (!editor.isEditable || !around) return false
  const [from, to] = around
  editor.view.dispatch(
    editor.state.tr
      .delete(to, to + 1)
      .delete(from, from + 1)
      .scrollIntoView(),
  )
  return true
}

export const bracketsAround = ({ doc, selection: { from, to } }: EditorState): readonly [from: number, to: number] | null =>
  placesIn(doc).pairs.findLast(([start, end]) => start <= from && to <= end + 1) ?? null
