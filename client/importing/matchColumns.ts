// Which field each column of a file is: by what its heading is called in either language, or as somebody said for these headings before.
// Nothing is guessed from a heading that no field has; where no line is a heading, what the cells can be is proposed. Pure.
import { LANGUAGES } from '../../shared/bilingual.ts'
import { FIELDS } from '../../shared/roadmap/fields.ts'
import { CATALOGUE } from '../base/messages/catalogue.ts'
import { columnKey, columnName, columnOf, PLAN_COLUMNS, type PlanColumn } from '../exchange/planColumns.ts'
import { type FacetNames, foldedName } from '../item/facets/names.ts'
import { guessFields } from '../roadmap/paste/guessFields.ts'

type Rows = readonly (readonly string[])[]
export interface Matched {
  /** Which row names the columns; -1 where none does. */
  readonly head: number
  readonly columns: readonly (PlanColumn | null)[]
}

/** Usual names of columns are in the messages of each language; the labels of the fields are known anyway. */
const byName = (): ReadonlyMap<string, PlanColumn> =>
  new Map([
    ...LANGUAGES.flatMap((language) =>
      Object.entries(CATALOGUE[language].importing.called).flatMap(([field, names]) => {
        const column = columnOf(field) ?? columnOf(`${field}.${language}`)
        return column ? names.split('; ').map((name) => [foldedName(name), column] as const) : []
      }),
    ),
    ...PLAN_COLUMNS.flatMap((column) => LANGUAGES.map((language) => [foldedName(columnName(column, language)), column] as const)),
  ])

/** Lines above the headings are titles of the whole table. */
const LOOKED_AT = 12

export const isImported = ({ field }: PlanColumn): boolean => field === 'number' || FIELDS[field].settable
export const columnHeads = (rows: Rows, head: number): readonly string[] =>
  (rows[head] ?? []).map((text) => text.replace(/\s+/g, ' ').trim())

export const matchColumns = (
  rows: Rows,
  names: FacetNames,
  said: (heads: readonly string[]) => readonly (string | null)[] | null,
): Matched => {
  const known = byName()
  const found = rows.slice(0, LOOKED_AT).map((row) => row.filter((text) => known.has(foldedName(text))).length)
  const most = Math.max(0, ...found)
  const head = most === 0 ? -1 : found.indexOf(most)
  if (head < 0) {
    const guessed = guessFields(rows, names)
    return {
      head: guessed.lines.length < rows.length ? 0 : -1,
      columns: guessed.fields.map((field) => (field === 'title' ? columnOf(`title.${names.language}`) : field && columnOf(field))),
    }
  }
  const heads = columnHeads(rows, head)
  const before = said(heads)
  const wide = Math.max(...rows.map((row) => row.length))
  const taken = new Set<string>()
  const columns = Array.from({ length: wide }, (_, at): PlanColumn | null => {
    const column = before ? columnOf(before[at] ?? '') : (known.get(foldedName(heads[at] ?? '')) ?? null)
    if (!column || !isImported(column) || taken.has(columnKey(column))) return null
    taken.add(columnKey(column))
    return column
  })
  return { head, columns }
}
