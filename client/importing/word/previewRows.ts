// The rows of the text to be created, each with its number, footnotes last. Pure.
import type { Node } from '@tiptap/pm/model'
import type { Language } from '../../../shared/bilingual.ts'
import { CLAUSE, clauseOf, numberClauses } from '../../../shared/editor/clauses.ts'
import { type NoteNumbers, numberNotes } from '../../../shared/editor/footnotes.ts'
import { pairRows } from '../../../shared/pairs/pairRows.ts'
import { notesOf } from '../../editor/footnotes/notes.ts'
import { rowBlock, type WordBlocks } from '../../editor/wordBlocks.ts'

export interface PreviewRow {
  /** That of its blocks. */
  readonly id: string
  /** '' if it has none. */
  readonly number: string
  readonly es: readonly Node[]
  readonly en: readonly Node[]
  readonly notes: NoteNumbers
}

export const previewRows = ({ rows, notes }: WordBlocks, languages: readonly Language[]): readonly PreviewRow[] => {
  const [only] = languages
  const [es, en] = [rows.flatMap((row) => row.es), rows.flatMap((row) => row.en)]
  // As the text will align them.
  const blocks = pairRows(es.map(rowBlock), en.map(rowBlock), []).map((row) => ({
    es: row.es === null ? [] : es.slice(row.es, row.es + 1),
    en: row.en === null ? [] : en.slice(row.en, row.en + 1),
  }))
  const numbers = numberClauses(
    blocks.map(({ es, en }) => {
      const [clause] = [...es, ...en].filter(({ type }) => type.name === CLAUSE)
      return clause ? clauseOf(clause.attrs.depth, clause.attrs.start) : null
    }),
  )
  const noteNumbers = numberNotes(blocks.flatMap(({ es, en }) => [...es, ...en].map(notesOf)))
  const written = (side: readonly Node[]) => side.filter((block) => block.content.size > 0)
  const words = blocks.map(
    (row, at): PreviewRow => ({
      id: String([...row.es, ...row.en][0]?.attrs.id),
      es: written(row.es),
      en: written(row.en),
      number: numbers[at]?.number ?? '',
      notes: noteNumbers,
    }),
  )
  const below = [...noteNumbers].map(([note, number]): PreviewRow => {
    const own = (side: Language) => notes[side].filter(({ attrs }) => attrs.id === note)
    return { id: note, number: String(number), es: own('es'), en: own('en'), notes: noteNumbers }
  })
  return [...words, ...below].filter((row) => languages.length > 1 || (only !== undefined && row[only].length > 0))
}
