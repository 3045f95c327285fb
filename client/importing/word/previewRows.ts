// The rows of the text to be created, each with its number, footnotes last. Pure.
import type { Node } from '@tiptap/pm/model'
import type { Language } from '../../../shared/bilingual.ts'
import { CLAUSE, clauseOf, numberClauses } from '../../../shared/editor/clauses.ts'
import { type NoteNumbers, numberNotes } from '../../../shared/editor/footnotes.ts'
import { notesOf } from '../../editor/footnotes/notes.ts'
import type { WordBlocks } from '../../editor/wordBlocks.ts'

export interface PreviewRow {
  /** '' if it has none. */
  readonly number: string
  readonly es: readonly Node[]
  readonly en: readonly Node[]
  readonly notes: NoteNumbers
}

export const previewRows = ({ rows, notes }: WordBlocks, languages: readonly Language[]): readonly PreviewRow[] => {
  const [only] = languages
  // With one language each block is a row; with two, there are as many rows as the longer side has.
  const blocks = rows.flatMap((row) =>
    Array.from({ length: Math.max(row.es.length, row.en.length) }, (_, at) => ({
      es: row.es.slice(at, at + 1),
      en: row.en.slice(at, at + 1),
    })),
  )
  const numbers = numberClauses(
    blocks.map(({ es, en }) => {
      const [clause] = [...es, ...en].filter(({ type }) => type.name === CLAUSE)
      return clause ? clauseOf(clause.attrs.depth, clause.attrs.start) : null
    }),
  )
  const noteNumbers = numberNotes(blocks.flatMap(({ es, en }) => [...es, ...en].map(notesOf)))
  const words = blocks.map((row, at): PreviewRow => ({ ...row, number: numbers[at]?.number ?? '', notes: noteNumbers }))
  const below = [...noteNumbers].map(([note, number]): PreviewRow => {
    const own = (side: Language) => notes[side].filter(({ attrs }) => attrs.id === note)
    return { number: String(number), es: own('es'), en: own('en'), notes: noteNumbers }
  })
  return [...words, ...below].filter((row) => languages.length > 1 || (only !== undefined && row[only].length > 0))
}
