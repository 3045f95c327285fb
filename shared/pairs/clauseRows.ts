// Numbers of numbered paragraphs and footnotes, the same in both languages: counted by rows, so that a paragraph missing on one side skips its
// number there.
import { type NumberedClause, numberClauses } from '../editor/clauses.ts'
import { type NoteNumbers, numberNotes } from '../editor/footnotes.ts'
import type { PairedTextRow } from './textRows.ts'

export const numberRows = (rows: readonly PairedTextRow[]): readonly (NumberedClause | null)[] =>
  numberClauses(rows.map(({ es, en }) => es?.clause ?? en?.clause ?? null))

/** By the id of the note. */
export const numberRowNotes = (rows: readonly Pick<PairedTextRow, 'es' | 'en'>[]): NoteNumbers =>
  numberNotes(rows.flatMap(({ es, en }) => [es?.notes, en?.notes]))
