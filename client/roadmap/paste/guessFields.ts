// Finds the fields of the columns of a pasted table: by its header, in the names that columns usually have, or else the first field as which all values of a column can be read;
// the longest texts are titles. The result is shown before anything is written. Pure.
import { FIELD_KEYS, FIELDS, type FieldKey } from '../../../shared/roadmap/fields.ts'
import { CATALOGUE } from '../../base/messages/catalogue.ts'
import { type FacetNames, foldedName } from '../../item/facets/names.ts'
import { fieldNames } from './cellText.ts'
import { readCell } from './readCell.ts'

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
  const called = headerOf(first, names)
  const guessed = guess(rest.length > 0 ? rest : lines, called, names)
  // The first line is a header when it names a column, or when it cannot be read as the other lines can.
  const isHead =
    rest.length > 0 &&
    first.some((text, at) => {
      const field = guessed[at]
      return called[at] !== null || (field && field !== 'title' && text.trim() !== '' && !says(field, text, names))
    })
  return isHead ? { fields: guessed, lines: rest } : { fields: guess(lines, [], names), lines }
}

const guess = (lines: Lines, called: readonly (FieldKey | null)[], names: FacetNames): readonly (FieldKey | null)[] => {
  const wide = Math.max(0, ...lines.map((cells) => cells.length))
  const columns = Array.from({ length: wide }, (_, at) => lines.map((cells) => (cells[at] ?? '').trim()).filter(Boolean))
  const lengths = columns.map((words, at) => (called[at] ? 0 : words.reduce((sum, { length }) => sum + length, 0)))
  const title = called.includes('title') ? -1 : lengths.indexOf(Math.max(...lengths))
  const taken = new Set<FieldKey>(called.flatMap((field) => field ?? []))
  return columns.map((words, at) => {
    const known = called[at]
    if (known) return called.indexOf(known) === at ? known : null
    if (at === title) return 'title'
    const field = words.length === 0 ? undefined : TRIED.find((key) => !taken.has(key) && words.every((text) => says(key, text, names)))
    if (field) taken.add(field)
    return field ?? null
  })
}

/** A name that columns usually have (*Responsable*, *Deadline*) counts beside another one only: alone it may be a value, as *Acción* is a type. */
const headerOf = (line: readonly string[], names: FacetNames): readonly (FieldKey | null)[] => {
  const called = line.map(fieldCalled)
  const usual = line.map((text, at) => called[at] ?? fieldUsuallyCalled(text, names))
  return usual.filter((field) => field !== null).length > 1 ? usual : called
}

const fieldUsuallyCalled = (text: string, { language }: FacetNames): FieldKey | null => {
  const usual: Readonly<Partial<Record<FieldKey, string>>> = CATALOGUE[language].importing.called
  const isCalled = (key: FieldKey) => usual[key]?.split('; ').some((name) => foldedName(name) === foldedName(text))
  return FIELD_KEYS.find((key) => FIELDS[key].inTable && isCalled(key)) ?? null
}

const fieldCalled = (text: string): FieldKey | null =>
  FIELD_KEYS.find((key) => FIELDS[key].inTable && fieldNames(key).some((name) => foldedName(name) === foldedName(text))) ?? null

const says = (field: FieldKey, text: string, names: FacetNames): boolean => {
  const reading = readCell(field, text, names)
  return reading.ok && reading.change !== null
}
