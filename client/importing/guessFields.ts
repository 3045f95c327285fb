// Finds the fields of the columns of a table without headings: the first field as which all values of a column can be read; the longest texts are
// titles. The result is shown before anything is written. Pure.
import type { FieldKey } from '../../shared/roadmap/fields.ts'
import type { FacetNames } from '../item/facets/names.ts'
import { readCell } from '../roadmap/paste/readCell.ts'

type Lines = readonly (readonly string[])[]
export interface GuessedTable {
  /** Null for a column whose field cannot be found. */
  readonly fields: readonly (FieldKey | null)[]
  /** The lines without the header. */
  readonly lines: Lines
}

/** In the order in which they are tried: dates, choices and names before fields that accept any text. */
const TRIED: readonly FieldKey[] = [
  'due',
  'start',
  'status',
  'progress',
  'lead',
  'stream',
  'agencies',
  'coDelegations',
  'people',
  'priority',
]

export const guessFields = (lines: Lines, names: FacetNames): GuessedTable => {
  const [first = [], ...rest] = lines
  const guessed = guess(rest.length > 0 ? rest : lines, names)
  // The first line is a header when it cannot be read as the other lines can.
  const isHead =
    rest.length > 0 &&
    first.some((text, at) => {
      const field = guessed[at]
      return field && field !== 'title' && text.trim() !== '' && !says(field, text, names)
    })
  return isHead ? { fields: guessed, lines: rest } : { fields: guess(lines, names), lines }
}

const guess = (lines: Lines, names: FacetNames): readonly (FieldKey | null)[] => {
  const wide = Math.max(0, ...lines.map((cells) => cells.length))
  const columns = Array.from({ length: wide }, (_, at) => lines.map((cells) => (cells[at] ?? '').trim()).filter(Boolean))
  const lengths = columns.map((words) => words.reduce((sum, { length }) => sum + length, 0))
  const title = lengths.indexOf(Math.max(...lengths))
  const taken = new Set<FieldKey>()
  return columns.map((words, at) => {
    if (at === title) return 'title'
    const field = words.length === 0 ? undefined : TRIED.find((key) => !taken.has(key) && words.every((text) => says(key, text, names)))
    if (field) taken.add(field)
    return field ?? null
  })
}

const says = (field: FieldKey, text: string, names: FacetNames): boolean => {
  const reading = readCell(field, text, names)
  return reading.ok && reading.change !== null
}
