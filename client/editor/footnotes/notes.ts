// Finds footnotes in an editor's document: references per block, positions of references and notes, and where to insert a new note.
import { Fragment, type Node } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { FOOTNOTE, FOOTNOTE_REF } from '../../../shared/editor/footnotes.ts'
import { isName } from '../../../shared/ids.ts'

const known = new WeakMap<Node, readonly string[]>()
/** Ids of the notes that a block refers to, in order. Cached per block. */
export const notesOf = (block: Node): readonly string[] => {
  const before = known.get(block)
  if (before) return before
  const found: string[] = []
  block.descendants((node) => {
    const note = noteOf(node)
    if (note !== null) found.push(note)
  })
  known.set(block, found)
  return found
}
export const noteOf = ({ type, attrs }: Node): string | null => (type.name === FOOTNOTE_REF && isName(attrs.note) ? attrs.note : null)
/** With other ids in its references. */
export const renameNotes = (node: Node, nameOf: (note: string) => string): Node => {
  const note = noteOf(node)
  if (note !== null) return node.type.create({ note: nameOf(note) }, null, node.marks)
  return node.isLeaf ? node : node.copy(Fragment.from(node.children.map((child) => renameNotes(child, nameOf))))
}

/** In document order. */
export const allNotes = (doc: Node): readonly string[] => doc.children.flatMap(notesOf)

/** Position of each reference to a note. */
export const referencePositions = (doc: Node, note: string): readonly number[] => {
  const found: number[] = []
  doc.forEach((block, offset) => {
    if (notesOf(block).includes(note)) block.descendants((node, place) => void (noteOf(node) === note && found.push(offset + 1 + place)))
  })
  return found
}
/** Position of the note itself; null if it does not exist. */
export const notePosition = (doc: Node, note: string): number | null => {
  let found: number | null = null
  doc.forEach((block, offset) => {
    if (found === null && block.type.name === FOOTNOTE && block.attrs.id === note) found = offset
  })
  return found
}

/** After the note of the previous reference, before that of the next one, or at the end. */
export const insertNote = (transaction: Transaction, note: string, content: Fragment): number => {
  const { doc } = transaction
  const all = allNotes(doc)
  const at = all.indexOf(note)
  const before = all.slice(0, Math.max(0, at)).findLast((one) => notePosition(doc, one) !== null)
  const behind = at === -1 ? undefined : all.slice(at + 1).find((one) => one !== note && notePosition(doc, one) !== null)
  const placeBefore = before === undefined ? null : notePosition(doc, before)
  const placeBehind = behind === undefined ? null : notePosition(doc, behind)
  const place = placeBefore === null ? (placeBehind ?? doc.content.size) : placeBefore + (doc.nodeAt(placeBefore)?.nodeSize ?? 0)
  transaction.insert(place, doc.type.schema.node(FOOTNOTE, { id: note }, content))
  return place
}
