// Row and language of each top-level block of a parallel text, as attributes for CSS grid layout (read-only view and print). Never stored.
import { type Editor, Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { Language } from '../../shared/bilingual.ts'

/** The row of each block, in order. */
type RowNumbers = readonly number[]
interface Shown {
  /** Null: unused, so that typing costs nothing. */
  readonly numbers: RowNumbers | null
  readonly shown: DecorationSet
}
const key = new PluginKey<Shown>('ruta-row-numbers')

const NOT_ASKED: Shown = { numbers: null, shown: DecorationSet.empty }

export const rowNumbers = (language: Language) =>
  Extension.create({
    name: 'rowNumbers',
    addProseMirrorPlugins: () => [
      new Plugin<Shown>({
        key,
        state: {
          init: () => NOT_ASKED,
          apply: (transaction, before, old, { doc }) => {
            const given: RowNumbers | null | undefined = transaction.getMeta(key)
            if (given === undefined && !transaction.docChanged) return before
            const numbers = given === undefined ? before.numbers : given
            if (numbers === null) return NOT_ASKED
            if (!given && old.doc.childCount === doc.childCount) {
              // An edit within a block keeps all decorations, unless a block was replaced.
              const shown = before.shown.map(transaction.mapping, doc)
              if (shown.find().length === doc.childCount) return { numbers, shown }
            }
            return { numbers, shown: numbered(doc, numbers, language) }
          },
        },
        props: { decorations: (state) => key.getState(state)?.shown },
      }),
    ],
  })

/** Null removes them. */
export const setRowNumbers = (editor: Editor, numbers: RowNumbers | null): void => {
  if (!editor.isDestroyed) editor.view.dispatch(editor.state.tr.setMeta(key, numbers).setMeta('addToHistory', false))
}

const numbered = (doc: Node, numbers: RowNumbers, language: Language): DecorationSet => {
  const found: Decoration[] = []
  doc.forEach((block, offset, index) => {
    // A new block keeps its natural position until it is measured.
    const row = numbers[index] ?? (numbers.at(-1) ?? -1) + 1 + index - numbers.length
    found.push(Decoration.node(offset, offset + block.nodeSize, { style: `--row: ${Math.max(0, row)}`, 'data-language': language }))
  })
  return DecorationSet.create(doc, found)
}
