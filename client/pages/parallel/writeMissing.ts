// Creates the missing side of a row: a block of the same kind, with the same id, at the right position.
import type { Editor, JSONContent } from '@tiptap/core'
import type * as Y from 'yjs'
import type { Language } from '../../../shared/bilingual.ts'
import { CLAUSE } from '../../../shared/editor/clauses.ts'
import { FOOTNOTE } from '../../../shared/editor/footnotes.ts'
import { emptyCopyOf } from '../../../shared/editor/tables.ts'
import { LOCAL } from '../../../shared/origins.ts'
import type { PairedTextRow } from '../../../shared/pairs/textRows.ts'
import { bindingOf } from '../../editor/sync.ts'
import { positionOfCell } from '../../editor/tableCells.ts'

interface Beginning {
  readonly editor: Editor
  readonly rows: readonly PairedTextRow[]
  readonly place: number
  readonly side: Language
  /** The block of the other language. */
  readonly beside: Y.XmlElement | null
}

export const writeMissing = ({ editor, rows, place, side, beside }: Beginning): void => {
  const row = rows[place]
  const source = row && (row.es ?? row.en)
  if (!source) return
  const above = rows.slice(0, place).filter((one) => one[side] !== null).length
  if (beside?.nodeName === 'table') {
    writeTable(editor, above, beside)
    return
  }
  const { doc } = editor.state
  const position = Array.from({ length: Math.min(above, doc.childCount) }, (_, index) => doc.child(index).nodeSize).reduce(
    (a, b) => a + b,
    0,
  )
  const block = blockOf(source.kind, source.id, beside)
  // The empty paragraph of an unwritten text is only shown; it must not be written.
  const isUnwritten = doc.childCount === 1 && doc.firstChild?.content.size === 0 && doc.firstChild.attrs.id === null
  const at = isUnwritten ? { from: 0, to: doc.content.size } : position
  const start = isUnwritten ? 0 : position
  editor
    .chain()
    .insertContentAt(at, block)
    .setTextSelection(start + depthOf(block))
    .focus()
    .run()
}

/** The same rows and columns without text, written into the Y.XmlFragment itself, as all changes of rows and columns are. */
const writeTable = (editor: Editor, above: number, beside: Y.XmlElement): void => {
  const { type } = bindingOf(editor.state)
  const table = emptyCopyOf(beside)
  type.doc?.transact(() => type.insert(Math.min(above, type.length), [table]), LOCAL)
  editor.state.doc.forEach((block, place) => {
    if (block.attrs.id !== table.getAttribute('id')) return
    const inside = positionOfCell(block, place, 0, 0)
    if (inside !== null) editor.chain().setTextSelection(inside).focus().run()
  })
}

/** The number of blocks around the first line. */
const depthOf = (block: JSONContent): number => {
  const [inner] = block.content ?? []
  return 1 + (inner ? depthOf(inner) : 0)
}

const blockOf = (kind: string, id: string | null, beside: Y.XmlElement | null): JSONContent => {
  const { id: _id, ...same } = { ...beside?.getAttributes() }
  const line: JSONContent = { type: 'paragraph' }
  switch (kind) {
    case 'heading':
      return { type: 'heading', attrs: { level: 2, ...same, id } }
    case CLAUSE:
      return { type: CLAUSE, attrs: { ...same, id } }
    case FOOTNOTE:
      return { type: FOOTNOTE, attrs: { id } }
    case 'bulletList':
    case 'orderedList':
      return { type: kind, attrs: { id }, content: [{ type: 'listItem', content: [line] }] }
    case 'blockquote':
      return { type: kind, attrs: { id }, content: [line] }
    default:
      return { ...line, attrs: { id } }
  }
}
