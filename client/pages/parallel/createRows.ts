// The rows of an open text as a signal: from its editors, or from the text itself for a language that is not shown.
import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { type Accessor, createEffect, createMemo, createSignal, on, onCleanup, untrack } from 'solid-js'
import type * as Y from 'yjs'
import { LANGUAGES, type Language } from '../../../shared/bilingual.ts'
import { topBlocks } from '../../../shared/editor/blocks.ts'
import { CLAUSE, clauseOf, type NumberedClause } from '../../../shared/editor/clauses.ts'
import type { NoteNumbers } from '../../../shared/editor/footnotes.ts'
import { numberRowNotes, numberRows } from '../../../shared/pairs/clauseRows.ts'
import type { RowBlock } from '../../../shared/pairs/pairRows.ts'
import { createTextRows, type PairedTextRow } from '../../../shared/pairs/textRows.ts'
import { createSteady } from '../../base/createSteady.ts'
import { setClauseNumbers } from '../../editor/clauseNumbers.ts'
import { createEditorState } from '../../editor/createEditor.ts'
import { setNoteNumbers } from '../../editor/footnotes/noteNumbers.ts'
import { notesOf } from '../../editor/footnotes/notes.ts'
import { setRowNumbers } from '../../editor/rowNumbers.ts'
import { useConfirmations } from '../../live/LiveDocument.tsx'
import { createPrinting } from '../../ui/printing.ts'
import { createRowShapes } from './rowShapes.ts'

export type Editors = Readonly<Record<Language, Editor | null>>

export const createRows = (
  fragments: Readonly<Record<Language, Y.XmlFragment>>,
  editors: Accessor<Editors>,
): Accessor<readonly PairedTextRow[]> => {
  const confirmations = useConfirmations('page')
  const confirmed = createMemo(() => new Map(Object.entries(confirmations)))
  const blocks: Readonly<Record<Language, Accessor<readonly RowBlock[]>>> = {
    es: createBlocks(fragments.es, () => editors().es),
    en: createBlocks(fragments.en, () => editors().en),
  }
  const printing = createPrinting()
  const beside = createMemo(() => createTextRows(confirmed()))
  const rows = createMemo(() => beside()(blocks.es(), blocks.en()))
  const shapes = createRowShapes(rows)
  const rowsByShape = () => {
    shapes()
    return untrack(rows)
  }
  const numbers = createMemo(() => numberRows(rowsByShape()))
  const noteNumbers = createSteady(() => numberRowNotes(rowsByShape()), sameNotes)
  for (const side of LANGUAGES) {
    createEffect(() => {
      const editor = editors()[side]
      if (editor) setNoteNumbers(editor, noteNumbers())
    })
    const own = createSteady(() => rowsByShape().flatMap((row, index) => (row[side] ? [numbers()[index] ?? null] : [])), sameNumbers)
    createEffect(() => {
      const editor = editors()[side]
      if (editor) setClauseNumbers(editor, own())
    })
    createEffect(
      on(
        printing,
        (isPrinting) => {
          const editor = editors()[side]
          if (editor) setRowNumbers(editor, isPrinting ? rows().flatMap((row, index) => (row[side] ? [index] : [])) : null)
        },
        { defer: true },
      ),
    )
  }
  return rows
}
const sameNotes = (a: NoteNumbers, b: NoteNumbers) => a.size === b.size && [...a].every(([note, number]) => b.get(note) === number)
const sameNumbers = (a: readonly (NumberedClause | null)[], b: readonly (NumberedClause | null)[]) =>
  a.length === b.length && a.every((one, at) => one?.number === b[at]?.number && one?.depth === b[at]?.depth)

/** A block that has not changed keeps its object, so that a keystroke updates only its own row. */
export const createBlocks = (fragment: Y.XmlFragment, editor: Accessor<Editor | null>): Accessor<readonly RowBlock[]> => {
  const [written, changed] = createSignal(undefined, { equals: false })
  const tell = () => changed(undefined)
  fragment.observeDeep(tell)
  onCleanup(() => fragment.unobserveDeep(tell))
  const doc = createEditorState(editor, (current) => current.state.doc)
  const known = new WeakMap<Node, RowBlock>()
  return createMemo(() => {
    const shown = doc()
    if (!shown) {
      written()
      return topBlocks(fragment)
    }
    return shown.children.map((block) => {
      const before = known.get(block)
      if (before) return before
      const made = blockOf(block)
      known.set(block, made)
      return made
    })
  })
}

const blockOf = (block: Node): RowBlock => {
  const { id } = block.attrs
  // As in `plainText`: a line for each inner block and each break.
  const text = block.textBetween(0, block.content.size, '\n', ({ type }) => (type.name === 'hardBreak' ? '\n' : ''))
  const clause = block.type.name === CLAUSE ? clauseOf(block.attrs.depth, block.attrs.start) : null
  return { id: typeof id === 'string' && id !== '' ? id : null, kind: block.type.name, text, clause, notes: notesOf(block) }
}
