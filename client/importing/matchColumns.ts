// Which field each column of a table is: by its heading, or as somebody said for these headings before; where a heading is usual for several
// fields, the one as which most of its values can be read. Nothing is guessed from a heading that names no field; where no line is a heading, what the
// cells can be is proposed. Pure.

import { looksLikeCode } from '../../shared/roadmap/codes.ts'
import { columnKey, columnOf, type PlanColumn } from '../exchange/planColumns.ts'
import { type FoundHead, tableHead } from '../exchange/tableHead.ts'
import type { FacetNames } from '../item/facets/names.ts'
import { fieldRow } from '../live/ownFields.ts'
import { readCell } from '../roadmap/paste/readCell.ts'
import { guessFields } from './guessFields.ts'

/** Remembered of a column of which nobody said anything: its heading decides again, since a field of its name may have been defined meanwhile. */
export const NOT_SAID = ''

type Rows = readonly (readonly string[])[]
export interface Matched {
  /** The last row of the headings; -1 where none names the columns. */
  readonly head: number
  readonly heads: readonly string[]
  readonly columns: readonly (PlanColumn | null)[]
  /** Columns of running numbers, which are no codes of Ruta and not imported. */
  readonly running: readonly number[]
}

export const isImported = ({ field }: PlanColumn): boolean => field === 'number' || fieldRow(field).settable

export const matchColumns = (
  rows: Rows,
  names: FacetNames,
  said: (heads: readonly string[]) => readonly (string | null)[] | null,
): Matched => {
  const found = tableHead(rows, names.language)
  if (!found) {
    const guessed = guessFields(rows, names)
    return {
      head: guessed.lines.length < rows.length ? 0 : -1,
      heads: [],
      columns: guessed.fields.map((field) => (field === 'title' ? columnOf(`title.${names.language}`) : field && columnOf(field))),
      running: [],
    }
  }
  const before = said(found.heads)
  const byHeading = byHeadings(rows, found, names)
  const proposed = byHeading.map((column, at) => {
    const key = before?.[at] ?? (before ? null : NOT_SAID)
    return key === null ? null : (columnOf(key) ?? column)
  })
  const lines = rows.slice(found.row + 1)
  const running = proposed.flatMap((column, at) => (column?.field === 'number' && hasNoCode(lines, at) ? [at] : []))
  // *Ítem* with 1 to 300 is a usual numbering.
  const counting = found.headings.flatMap((heading, at) => (heading?.columns[0]?.field === 'title' && isCounting(lines, at) ? [at] : []))
  const leftOut = [...running, ...counting]
  const wide = Math.max(...rows.map((row) => row.length))
  const taken = new Set<string>()
  const columns = Array.from({ length: wide }, (_, at): PlanColumn | null => {
    const column = proposed[at]
    if (!column || !isImported(column) || leftOut.includes(at) || taken.has(columnKey(column))) return null
    taken.add(columnKey(column))
    return column
  })
  return { head: found.row, heads: found.heads, columns, running: leftOut }
}

/** A label of Ruta comes before a usual name, and this before the beginning of one. */
const byHeadings = (rows: Rows, { headings, row }: FoundHead, names: FacetNames): readonly (PlanColumn | null)[] => {
  const columns = new Map<number, PlanColumn>()
  const taken = new Set<string>()
  const order = [...headings.keys()].toSorted((a, b) => (headings[b]?.weight ?? 0) - (headings[a]?.weight ?? 0) || a - b)
  for (const at of order) {
    const lines = rows.slice(row + 1)
    const free = (headings[at]?.columns ?? []).filter(
      (column) => isImported(column) && !taken.has(columnKey(column)) && !(column.field === 'title' && isCounting(lines, at)),
    )
    const column = free.length > 1 ? mostRead(lines, at, free, names) : free[0]
    if (!column) continue
    taken.add(columnKey(column))
    columns.set(at, column)
  }
  return headings.map((_, at) => columns.get(at) ?? null)
}

/** So many values say what a column is. */
const LOOKED_AT = 100
const mostRead = (lines: Rows, at: number, columns: readonly PlanColumn[], names: FacetNames): PlanColumn | undefined => {
  const values = lines.flatMap((cells) => cells[at]?.trim() || []).slice(0, LOOKED_AT)
  const reads = ({ field }: PlanColumn) => values.filter((text) => readCell(field, text, names).ok).length
  const most = Math.max(...columns.map(reads))
  return columns.find((column) => reads(column) === most)
}

const hasNoCode = (lines: Rows, at: number): boolean => !lines.some((cells) => looksLikeCode(cells[at] ?? ''))
const isCounting = (lines: Rows, at: number): boolean => {
  const filled = lines.flatMap((cells) => cells[at]?.trim() || [])
  return filled.length > 1 && filled.every((text) => /^\d{1,5}[.)]?$/.test(text))
}
