// Decorations for search results in an editor; never stored. Each block is searched once, and again when it changes.
import { type Editor, Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { type FindMatch, type FindQuery, matchesIn } from './matches.ts'

export interface FoundMatch extends FindMatch {
  /** Index of its top-level block. */
  readonly block: number
}

/** Cache of results per block, for the current query. */
export const createFinder = (query: FindQuery): ((doc: Node) => readonly FoundMatch[]) => {
  const known = new WeakMap<Node, readonly FindMatch[]>()
  const inLine = (line: Node): readonly FindMatch[] => {
    const found = known.get(line) ?? matchesIn(wordsOf(line), query)
    known.set(line, found)
    return found
  }
  return (doc) => {
    const found: FoundMatch[] = []
    doc.forEach((block, offset, index) => {
      const visit = (node: Node, start: number) => {
        if (node.isTextblock) for (const { from, to } of inLine(node)) found.push({ block: index, from: start + from, to: start + to })
        else
          node.forEach((child, inside) => {
            visit(child, start + inside + 1)
          })
      }
      visit(block, offset + 1)
    })
    return found
  }
}
/** Same length as the block: each non-text node becomes one placeholder character. */
const wordsOf = (line: Node): string => line.children.map((child) => child.text ?? '\u{FFFC}'.repeat(child.nodeSize)).join('')

interface Shown {
  readonly found: readonly FindMatch[]
  readonly now: FindMatch | null
  readonly marks: DecorationSet
}
const NOTHING: Shown = { found: [], now: null, marks: DecorationSet.empty }
const key = new PluginKey<Shown>('ruta-found')

export const foundMarks = Extension.create({
  name: 'foundMarks',
  addProseMirrorPlugins: () => [
    new Plugin<Shown>({
      key,
      state: {
        init: () => NOTHING,
        apply: (transaction, before, _old, { doc }) => {
          const received: Omit<Shown, 'marks'> | undefined = transaction.getMeta(key)
          if (received)
            return {
              ...received,
              marks: DecorationSet.create(
                doc,
                received.found.map((one) => markOf(one, one === received.now)),
              ),
            }
          return transaction.docChanged ? { ...before, marks: before.marks.map(transaction.mapping, doc) } : before
        },
      },
      props: { decorations: (state) => key.getState(state)?.marks },
    }),
  ],
})
const markOf = ({ from, to }: FindMatch, isNow: boolean) =>
  Decoration.inline(from, to, { class: 'found', ...(isNow ? { 'data-now': '' } : {}) })

/** `now` is one of `found`, by identity. */
export const showFound = (editor: Editor, found: readonly FindMatch[], now: FindMatch | null): void => {
  if (editor.isDestroyed) return
  const before = key.getState(editor.state)
  if (!before || (before.found.length === 0 && found.length === 0)) return
  editor.view.dispatch(editor.state.tr.setMeta(key, { found, now }).setMeta('addToHistory', false))
}
