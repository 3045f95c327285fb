// Footnotes of a rich text. The reference in the text has the note's id; the note is a block with that id below the text. Neither is repaired: a
// note without a reference has no number, and a reference without a note has a number and no text. Numbers follow the order of references and are
// never stored.
import * as Y from 'yjs'
import { isName } from '../ids.ts'
import { tableShape } from './tableShape.ts'

export const FOOTNOTE = 'footnote'
export const FOOTNOTE_REF = 'footnoteRef'

/** Ids of the notes that a block refers to, in order; in a table by rows and columns. */
export const noteIdsIn = (block: Y.XmlElement): readonly string[] => {
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

/** Numbers for one text: by blocks in order, or by rows if both languages share one count. */
export type NoteNumbers = ReadonlyMap<string, number>
export const numberNotes = (blocks: Iterable<readonly string[] | undefined>): NoteNumbers => {
  const numbers = new Map<string, number>()
  for (const notes of blocks) for (const note of notes ?? []) if (!numbers.has(note)) numbers.set(note, numbers.size + 1)
  return numbers
}
