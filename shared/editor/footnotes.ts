// Footnotes of a rich text. At the place in the words stands a reference with the note's id; the note is a block of that id below the
// text. Neither repairs the other: a note whose reference is gone stands without a number, and a reference whose note is gone has a number
// and no words. The number follows from the order of the references and is never stored.
import * as Y from 'yjs'
import { isName } from '../ids.ts'
import { tableShape } from './tables.ts'

export const FOOTNOTE = 'footnote'
export const FOOTNOTE_REF = 'footnoteRef'

/** Ids of the notes that a block refers to, in its order; of a table in the order of its rows and columns. */
export const notesIn = (block: Y.XmlElement): readonly string[] => {
  const found: string[] = []
  const waiting: unknown[] = [block]
  while (waiting.length > 0) {
    const next = waiting.pop()
    if (!(next instanceof Y.XmlElement)) continue
    const note: unknown = next.nodeName === FOOTNOTE_REF ? next.getAttribute('note') : null
    if (isName(note)) found.push(note)
    for (const child of childrenOf(next).toReversed()) waiting.push(child)
  }
  return found
}
const childrenOf = (element: Y.XmlElement): readonly unknown[] =>
  element.nodeName === 'table' ? tableShape(element).rows.flatMap(({ cells, beside }) => [...cells, ...beside]) : element.toArray()

/** One count for a text: of blocks in their order, or of its rows, where both languages have one count. */
export type NoteNumbers = ReadonlyMap<string, number>
export const numberNotes = (blocks: Iterable<readonly string[] | undefined>): NoteNumbers => {
  const numbers = new Map<string, number>()
  for (const notes of blocks) for (const note of notes ?? []) if (!numbers.has(note)) numbers.set(note, numbers.size + 1)
  return numbers
}
