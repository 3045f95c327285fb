// Reads and writes Office Open XML spreadsheets with SheetJS: its small build, without readers for older, riskier formats. Only the worker imports
// this. Sizes are limited before anything is decompressed.
import xlsx, { type CellObject, type WorkSheet } from '@e965/xlsx/dist/xlsx.mini.min.js'
import { isWholeZip, isZip } from '../../shared/files/zipEntries.ts'
import { withoutControls } from '../../shared/printable.ts'
import { isDay } from '../../shared/roadmap/checks.ts'
import { MOST_EXCHANGED_COLUMNS, MOST_ROWS_READ } from './bounds.ts'
import { DAY_ZERO } from './serialDays.ts'
import type { DataSheet, SheetCell } from './sheet.ts'
import { withHeads } from './sheetHeads.ts'
import { asListed, isBomb } from './zip.ts'

export interface ReadSheet extends DataSheet {
  readonly isHidden: boolean
  /** Hidden rows and columns; they are read all the same. */
  readonly hidden: { readonly rows: number; readonly columns: number }
  /** Ranges of merged cells: the first cell has the value of all. */
  readonly merged: number
  /** Numbers with three decimals by row and column, from 0: written as text, 2.001 may also be two thousand and one. */
  readonly thousandths: readonly (readonly [row: number, column: number])[]
  /** More rows than were read may exist. */
  readonly isCut: boolean
}

/** Maximum number of characters in a cell. */
const LONGEST = 32_767
const CUT = ' […]'
const DAY_FORMAT = 'yyyy-mm-dd'
const DAY_MS = 86_400_000
const DAYS_1904 = 1_462

export const writeXlsx = (sheets: readonly DataSheet[]): Uint8Array<ArrayBuffer> => {
  const names = distinct(sheets.map(({ name }) => name))
  const book = {
    SheetNames: names,
    Sheets: Object.fromEntries(sheets.map(({ rows }, at) => [names[at], worksheet(rows)])),
    Workbook: { Names: sheets.flatMap((sheet, at) => printNames(sheet, names[at] ?? '', at)) },
  }
  const bytes: unknown = xlsx.write(book, { type: 'array', bookType: 'xlsx' })
  return withHeads(new Uint8Array(bytes as ArrayBuffer), sheets)
}

/** What is printed, and the head on each of its pages. */
const printNames = ({ rows, hasHead }: DataSheet, name: string, at: number) => {
  const wide = Math.max(1, ...rows.map((row) => row.length))
  const sheet = `'${name.replaceAll("'", "''")}'`
  const last = xlsx.utils.encode_col(wide - 1)
  return [
    { Name: '_xlnm.Print_Area', Ref: `${sheet}!$A$1:$${last}$${Math.max(1, rows.length)}`, Sheet: at },
    ...(hasHead ? [{ Name: '_xlnm.Print_Titles', Ref: `${sheet}!$1:$1`, Sheet: at }] : []),
  ]
}

/** Throws for a file that is not a spreadsheet, or too large. */
export const readXlsx = (bytes: Uint8Array): readonly ReadSheet[] => {
  if (!isZip(bytes) || !isWholeZip(bytes)) throw new Error('not-a-spreadsheet')
  if (isBomb(bytes)) throw new Error('too-much')
  const book = xlsx.read(asListed(bytes), {
    type: 'array',
    dense: true,
    // Values only: no formulas, HTML or styles except those that mark dates and hidden rows.
    cellFormula: false,
    cellHTML: false,
    cellNF: true,
    cellStyles: true,
    sheetRows: MOST_ROWS_READ + 1,
  })
  const is1904 = book.Workbook?.WBProps?.date1904 === true
  return book.SheetNames.flatMap((name, at) => {
    const sheet = book.Sheets[name]
    return sheet ? [read(name, sheet, { is1904, isHidden: (book.Workbook?.Sheets?.[at]?.Hidden ?? 0) !== 0 })] : []
  })
}

const worksheet = (rows: readonly (readonly SheetCell[])[]): WorkSheet => {
  const wide = Math.max(1, ...rows.map((row) => row.length))
  const sheet: WorkSheet = {
    '!ref': xlsx.utils.encode_range({ s: { r: 0, c: 0 }, e: { r: Math.max(0, rows.length - 1), c: wide - 1 } }),
    '!data': rows.map((row) => row.map(written)),
    '!cols': Array.from({ length: wide }, (_, column) => ({ wch: widthOf(rows, column) })),
  }
  if (rows.length > 1 && wide > 2)
    sheet['!autofilter'] = { ref: xlsx.utils.encode_range({ s: { r: 0, c: 0 }, e: { r: rows.length - 1, c: wide - 1 } }) }
  return sheet
}

/** A string stays a string, whatever it begins with: no cell becomes a formula. */
const written = (cell: SheetCell): CellObject =>
  typeof cell === 'string'
    ? { t: 's', v: shortened(withoutControls(cell)) }
    : 'amount' in cell
      ? { t: 'n', v: cell.amount }
      : { t: 'n', v: (Date.parse(`${cell.day}T00:00:00Z`) - DAY_ZERO) / DAY_MS, z: DAY_FORMAT }
const shortened = (text: string): string => (text.length > LONGEST ? text.slice(0, LONGEST - CUT.length).toWellFormed() + CUT : text)

/** Column width in characters, so that text is readable without resizing. */
const widthOf = (rows: readonly (readonly SheetCell[])[], column: number): number =>
  rows.slice(0, 200).reduce((most, row) => {
    const cell = row[column] ?? ''
    const length = typeof cell === 'string' ? Math.max(...cell.split('\n').map((line) => line.length)) : 10
    return Math.max(most, Math.min(48, length + 2))
  }, 8)

/** At most 31 characters, without those that a sheet name must not have, each unique. */
const distinct = (names: readonly string[]): string[] => {
  const taken = new Set<string>()
  return names.map((name, at) => {
    const clean =
      withoutControls(name)
        .replace(/[\\/?*[\]:]/g, ' ')
        .slice(0, 31)
        .trim() || String(at + 1)
    const own = taken.has(clean.toLowerCase()) ? `${clean.slice(0, 27)} ${at + 1}` : clean
    taken.add(own.toLowerCase())
    return own
  })
}

const read = (
  name: string,
  sheet: WorkSheet,
  { is1904, isHidden }: { readonly is1904: boolean; readonly isHidden: boolean },
): ReadSheet => {
  const data: readonly (readonly (CellObject | undefined)[] | undefined)[] = sheet['!data'] ?? []
  const cells = Array.from(data.slice(0, MOST_ROWS_READ), (row): string[] =>
    Array.from({ length: Math.min(row?.length ?? 0, MOST_EXCHANGED_COLUMNS + 1) }, (_, column) => said(row?.[column], is1904)),
  )
  // The first of merged cells has the value of all: a merged workstream applies to each of its rows.
  const merges = sheet['!merges'] ?? []
  const merged = new Map<string, CellObject | undefined>()
  for (const { s, e } of merges) {
    const first = cells[s.r]?.[s.c] ?? ''
    if (first === '' || s.c !== e.c) continue
    for (let row = s.r + 1; row <= Math.min(e.r, cells.length - 1); row++) {
      const line = cells[row]
      if (!line) continue
      while (line.length <= s.c) line.push('')
      line[s.c] = first
      merged.set(`${row} ${s.c}`, data[s.r]?.[s.c])
    }
  }
  return {
    name,
    rows: cells,
    isHidden,
    hidden: {
      rows: (sheet['!rows'] ?? []).filter((row) => row?.hidden === true).length,
      columns: (sheet['!cols'] ?? []).filter((column) => column?.hidden === true).length,
    },
    merged: merges.length,
    thousandths: cells.flatMap((line, row) =>
      line.flatMap((text, column) =>
        isThousandths(text, merged.get(`${row} ${column}`) ?? data[row]?.[column]) ? [[row, column] as const] : [],
      ),
    ),
    isCut: data.length > MOST_ROWS_READ,
  }
}

const isThousandths = (text: string, cell: CellObject | undefined): boolean => cell?.t === 'n' && /\d\.\d{3}$/.test(text)

/** Apart from words in the format and escaped characters. */
const isPercent = (format: unknown): boolean => typeof format === 'string' && format.replace(/"[^"]*"|\\./g, '').includes('%')

/** As displayed, but a date in ISO: 11/15/19 is ambiguous, and `nov-19` hides the day that the cell contains. */
const said = (cell: CellObject | undefined, is1904: boolean): string => {
  if (!cell || cell.v === undefined || cell.v === null) return ''
  if (cell.t === 'e') return String(cell.w ?? '')
  if (cell.t === 'b') return cell.v === true ? 'x' : ''
  if (cell.t === 'n' && typeof cell.v === 'number') {
    if (typeof cell.z === 'string' && xlsx.SSF.is_date(cell.z)) {
      const day = new Date(DAY_ZERO + Math.floor(cell.v + (is1904 ? DAYS_1904 : 0)) * DAY_MS)
      const iso = Number.isNaN(day.getTime()) ? '' : day.toISOString().slice(0, 10)
      if (isDay(iso)) return iso
    }
    return isPercent(cell.z) ? `${Math.round(cell.v * 1e4) / 100}%` : String(cell.v)
  }
  return String(cell.v).replace(/\r\n?/g, '\n')
}
