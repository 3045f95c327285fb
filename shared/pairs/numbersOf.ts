// The numbers of the rows of a text: numbered paragraphs have their own, other rows with text are counted, headings and lists are not.
// The screen, the comments and the history use these same numbers. Pure.
import { numberRows } from './clauseRows.ts'
import type { PairedTextRow } from './textRows.ts'

/** A string for a numbered paragraph. */
export const numbersOf = (rows: readonly PairedTextRow[]): readonly (string | number | null)[] => {
  let count = 0
  const clauses = numberRows(rows)
  return rows.map((row, at) => clauses[at]?.number ?? (isCounted(row) ? ++count : null))
}

const isCounted = ({ es, en, sides }: PairedTextRow) =>
  (es?.kind === 'paragraph' || en?.kind === 'paragraph') && (SOMETHING.test(sides.es) || SOMETHING.test(sides.en))
/** Faster than trimming, which copies the text. */
const SOMETHING = /\S/
