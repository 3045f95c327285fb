// Glossary terms as decorations in an editor; never stored. A keystroke recomputes its own paragraph only, and nothing during an IME composition.
import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state'
import { Mapping, StepMap } from '@tiptap/pm/transform'
import { Decoration, type DecorationAttrs, DecorationSet, type EditorView } from '@tiptap/pm/view'
import type { TermMatch } from '../../../shared/glossary/matcher.ts'
import { createTermKeys } from './termKeys.ts'

export interface TermMarkOptions {
  /** Terms in the text of one paragraph. */
  readonly find: (text: string) => readonly TermMatch[]
  /** Null: not marked. `block` is the top-level block of the paragraph. */
  readonly look: (match: TermMatch, block: Node) => DecorationAttrs | null
  /** Returns the tooltip of the term at the caret. */
  readonly say: (words: string) => void
}

interface Marks {
  readonly set: DecorationSet
  readonly composing: boolean
}
const KEY = new PluginKey<Marks>('terms')
type Ask = 'again' | 'composing' | 'composed' | ReadonlySet<Node>

/** Recomputes everything: the glossary or the user's language has changed. */
export const refreshTermMarks = (view: EditorView): void => ask(view, 'again')
/** Recomputes these blocks only. */
export const refreshTermMarksIn = (view: EditorView, blocks: ReadonlySet<Node>): void => ask(view, blocks)
const ask = (view: EditorView, what: Ask): void => {
  if (!view.isDestroyed) view.dispatch(view.state.tr.setMeta(KEY, what).setMeta('addToHistory', false))
}

export const termMarks = (options: TermMarkOptions) =>
  Extension.create({
    name: 'termMarks',
    addProseMirrorPlugins: () => [
      new Plugin<Marks>({
        key: KEY,
        state: {
          init: (_, { doc }) => ({ set: markAll(doc, options), composing: false }),
          apply: (tr, before, _old, state) => next(tr, before, { state, options }),
        },
        props: {
          decorations: (state) => KEY.getState(state)?.set ?? null,
          handleDOMEvents: {
            compositionstart: (view) => {
              ask(view, 'composing')
              return false
            },
            // ProseMirror reads the composed text slightly later.
            compositionend: (view) => {
              setTimeout(() => ask(view, 'composed'), TAKEN_IN_MS)
              return false
            },
            keydown: createTermKeys(options.say),
          },
        },
      }),
    ],
  })
const TAKEN_IN_MS = 120

interface Now {
  readonly state: EditorState
  readonly options: TermMarkOptions
}
const next = (tr: Transaction, before: Marks, { state, options }: Now): Marks => {
  const asked: Ask | undefined = tr.getMeta(KEY)
  const composing = asked === 'composing' || (before.composing && asked !== 'composed')
  if (composing) return { composing, set: before.set.map(tr.mapping, tr.doc) }
  // Text composed meanwhile has not been searched.
  if (typeof asked === 'string') return { composing, set: markAll(state.doc, options) }
  if (asked) return { composing, set: markBlocks(state.doc, asked, before.set, options) }
  return tr.docChanged ? { composing, set: markChanged(tr, before.set, options) } : before
}

const markAll = (doc: Node, options: TermMarkOptions): DecorationSet => {
  const found: Decoration[] = []
  doc.forEach((block, at) => void found.push(...marksIn(block, at, options)))
  return DecorationSet.create(doc, found)
}

const markBlocks = (doc: Node, blocks: ReadonlySet<Node>, set: DecorationSet, options: TermMarkOptions): DecorationSet => {
  let marks = set
  doc.forEach((block, at) => {
    if (blocks.has(block)) marks = marks.remove(marksOf(marks, at, at + block.nodeSize)).add(doc, [...marksIn(block, at, options)])
  })
  return marks
}
/** Decorations of a neighbouring paragraph may touch the border. */
const marksOf = (set: DecorationSet, from: number, to: number): Decoration[] =>
  set.find(from, to).filter((mark) => mark.from >= from && mark.to <= to)

/** Blocks keep their identity when nothing in them has changed. */
const markChanged = (tr: Transaction, set: DecorationSet, options: TermMarkOptions): DecorationSet => {
  const [old, now] = [tr.before, tr.doc]
  const shorter = Math.min(old.childCount, now.childCount)
  let [left, right, from] = [0, 0, 0]
  while (left < shorter && old.child(left) === now.child(left)) from += now.child(left++).nodeSize
  while (left + right < shorter && old.child(old.childCount - 1 - right) === now.child(now.childCount - 1 - right)) right++
  const found: Decoration[] = []
  let to = from
  for (let index = left; index < now.childCount - right; index++) {
    found.push(...marksIn(now.child(index), to, options))
    to += now.child(index).nodeSize
  }
  // By changed blocks, not by steps: a transaction may replace everything and keep most blocks as they are.
  const kept = from + sizeOf(now, now.childCount - right, now.childCount)
  const replaced = new StepMap([from, old.content.size - kept, now.content.size - kept])
  return set.map(new Mapping([replaced]), now).add(now, found)
}

const sizeOf = (doc: Node, first: number, end: number): number => {
  let size = 0
  for (let index = first; index < end; index++) size += doc.child(index).nodeSize
  return size
}

const marksIn = (block: Node, at: number, options: TermMarkOptions): readonly Decoration[] => {
  const found: Decoration[] = []
  const mark = (paragraph: Node, inside: number) => {
    for (const match of options.find(wordsOf(paragraph))) {
      const attrs = options.look(match, block)
      if (attrs) found.push(Decoration.inline(inside + match.from, inside + match.to, attrs))
    }
  }
  if (block.isTextblock) mark(block, at + 1)
  else
    block.descendants((node, inside) => {
      if (node.isTextblock) mark(node, at + inside + 2)
      return !node.isTextblock
    })
  return found
}

/** One UTF-16 unit per position, so that match offsets are positions. */
const wordsOf = (paragraph: Node): string => paragraph.textBetween(0, paragraph.content.size, null, '\n')
