// Terms as lines of a table, out and in. Pure.
import { LANGUAGES, type Language } from '../../../shared/bilingual.ts'
import { TERM_PAIRS, TERMS } from '../../../shared/glossary/layout.ts'
import type { Term } from '../../../shared/glossary/model.ts'
import type { TermSide } from '../../../shared/glossary/twins.ts'
import { type CsvSeparator, writeCsv } from '../../../shared/spreadsheet.ts'
import { foldedName } from '../../item/facets/names.ts'

type Rows = readonly (readonly string[])[]
export const NO_WORDS: TermSide = { term: { es: '', en: '' }, note: { es: '', en: '' }, avoid: { es: '', en: '' }, source: '' }

interface Column {
  readonly names: readonly string[]
  readonly get: (words: TermSide) => string
  readonly put: (words: TermSide, text: string) => TermSide
}
/** What other glossaries call their columns, besides the labels of the fields. */
const CALLED: Readonly<Record<string, readonly string[]>> = {
  'term.es': ['espanol', 'es', 'spanish', 'termino'],
  'term.en': ['english', 'en', 'ingles', 'term'],
  'note.es': ['nota', 'definicion'],
  'note.en': ['note', 'definition'],
  source: ['fuente', 'source', 'reference', 'referencia'],
}
const labelOf = (field: 'term' | 'note' | 'avoid' | 'source', reader: Language): string => TERMS.fields[field].label?.[reader] ?? field

const COLUMNS: readonly Column[] = [
  ...TERM_PAIRS.flatMap((field) =>
    LANGUAGES.map(
      (side): Column => ({
        names: [...LANGUAGES.map((reader) => `${labelOf(field, reader)} ${side.toUpperCase()}`), ...(CALLED[`${field}.${side}`] ?? [])],
        get: (words) => words[field][side],
        put: (words, text) => ({ ...words, [field]: { ...words[field], [side]: text } }),
      }),
    ),
  ),
  {
    names: [...LANGUAGES.map((reader) => labelOf('source', reader)), ...(CALLED.source ?? [])],
    get: ({ source }) => source,
    put: (words, source) => ({ ...words, source }),
  },
]

export const termsCsv = (terms: readonly Term[], reader: Language, separator?: CsvSeparator): string =>
  writeCsv(
    [
      COLUMNS.map(({ names }) => names[reader === 'es' ? 0 : names.length > 1 ? 1 : 0] ?? ''),
      ...terms.map((term) => COLUMNS.map(({ get }) => get(term))),
    ],
    separator,
  )

/** Null where no line names a column of terms. */
export const termLines = (rows: Rows): readonly TermSide[] | null => {
  const columnsOf = (row: readonly string[]) =>
    row.map((text) => COLUMNS.find(({ names }) => names.some((name) => foldedName(name) === foldedName(text))) ?? null)
  const head = rows.slice(0, 10).findIndex((row) => columnsOf(row).some((column) => column === COLUMNS[0] || column === COLUMNS[1]))
  if (head < 0) return null
  const columns = columnsOf(rows[head] ?? [])
  return rows
    .slice(head + 1)
    .map((row) =>
      columns.reduce((words, column, at) => (column ? column.put(words, (row[at] ?? '').replace(/\r\n?/g, '\n').trim()) : words), NO_WORDS),
    )
    .filter(({ term }) => term.es !== '' || term.en !== '')
}
