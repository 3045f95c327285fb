// By what a Word document of Ruta says which part of it is the text, and which of its numbers are whose: the import of Word leaves out
// the cover, the proof and the numbers that Ruta draws.
import { DEEPEST_CLAUSE } from '../editor/clauses.ts'

/** Bookmarks, before and behind the text. */
export const TEXT_MARKS = { start: 'ruta_text', end: 'ruta_text_end' } as const
/** Styles of paragraphs whose number is written as words: first those that only have the number of their place, then by depth. */
export const NUMBERED_STYLES: readonly { readonly id: string; readonly name: string }[] = [
  { id: 'Counted', name: 'Counted paragraph' },
  ...Array.from({ length: DEEPEST_CLAUSE }, (_, at) => ({ id: `Numbered${at + 1}`, name: `Numbered paragraph ${at + 1}` })),
]
/** A quotation that has the number of its place. */
export const COUNTED_QUOTATION = { id: 'CountedQuotation', name: 'Counted quotation' } as const
