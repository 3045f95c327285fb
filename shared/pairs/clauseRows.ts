// Numbers of numbered paragraphs and footnotes, the same in both languages: counted by rows, so that a paragraph missing on one side skips its
// number there.
import { type NumberedClause, numberClauses } from '../editor/clauses.ts'
import { type NoteNumbers, numberNotes } from '../editor/footnotes.ts'
import type { TextRow } from './textRows.ts'

export const numberRows = (rows: readonly TextRow[]): readonly (NumberedClause | null)[] =>
  numberClauses(rows.map(({ es, en }) => es?.clause ?? en?.clause ?? null))

/** By the id of the note. */
export const numberRowNotes = (rows: readonly Pick<TextRow, 'es' | 'en'>[]): NoteNumbers =>
  numberNotes(rows.flatMap(({ es, en }) => [es?.notes, en?.notes]))
