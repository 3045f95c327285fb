// Markers in the Word documents that Ruta exports: start and end of the text, and which numbers belong to it. With them, importing such a document
// skips the cover, the verification page and automatic numbers.
import { DEEPEST_CLAUSE } from '../editor/clauses.ts'

/** Bookmarks before and after the text. */
export const TEXT_MARKS = { start: 'ruta_text', end: 'ruta_text_end' } as const
/** Styles of paragraphs whose number is written as text: first those numbered only by position, then numbered paragraphs by depth. */
export const NUMBERED_STYLES: readonly { readonly id: string; readonly name: string }[] = [
  { id: 'Counted', name: 'Counted paragraph' },
  ...Array.from({ length: DEEPEST_CLAUSE }, (_, at) => ({ id: `Numbered${at + 1}`, name: `Numbered paragraph ${at + 1}` })),
]
/** Further paragraphs of a list entry, by level. Word and LibreOffice know the first five names. */
export const LIST_CONTINUE: readonly { readonly id: string; readonly name: string }[] = Array.from({ length: 9 }, (_, at) => ({
  id: `ListContinue${at === 0 ? '' : at + 1}`,
  name: `List Continue${at === 0 ? '' : ` ${at + 1}`}`,
}))
/** The same in a quotation. */
export const QUOTED_CONTINUE = LIST_CONTINUE.map(({ id, name }) => ({ id: `Quoted${id}`, name: `Quoted ${name}` }))
/** A quotation that is numbered by its position. */
export const COUNTED_QUOTATION = { id: 'CountedQuotation', name: 'Counted quotation' } as const

/** The style of the line of the cover that says what kind of document it is. */
export const KIND_STYLE = 'Kind'
