// Protects cells with people's text from being read as formulas (CSV injection), for every CSV and copied table. Spreadsheets recognise a formula by
// the first character of a cell (also full-width), after blanks, invisible characters and line ends; and where the decimal sign is a comma they start a new cell at a
// semicolon, whatever quotes surround a cell that is not the first of its line. Direction controls in a cell cannot reorder others when the table is
// read as text.
import { isolate, withoutIsolates } from './isolate.ts'
import { withoutControls } from './printable.ts'

const SIGNS = '=+\\-@＝＋－＠'
/** Existing protective quotes are counted, so that text protected twice is distinguished from text protected once. */
const BEGINS = new RegExp(`^'*(?:[\\t\\r\\n]|[\\s\\p{Cf}]*[${SIGNS}])`, 'u')
/** A double quote at the beginning of a presumed cell disappears. */
const GOES_ON = new RegExp(`^'*(?:"|\\p{Cf}|[^\\S\\t\\r\\n])*[${SIGNS}]`, 'u')
/** A number computes nothing; at the beginning of a line the following cells may be taken as its rest. */
const NUMBER = /^[+-]?\d+(?:[.,]\d+)?$/
/** A comma inside a cell is quoted where commas separate; between semicolons a program that splits at commas does not see those quotes. */
const inCsv = (separator: string): RegExp => (separator === ';' ? /(?<=[,;\t\r\n])/ : /(?<=[;\t\r\n])/)
/** Tabs and line ends within a cell are quoted, which every spreadsheet understands when pasting. */
const IN_TSV = /(?<=;)/

/** Between the cells of a CSV: spreadsheets take the sign that their country's lists have. */
export const CSV_SEPARATORS = [',', ';'] as const
export type CsvSeparator = (typeof CSV_SEPARATORS)[number]

/** The cells of a CSV, with a byte order mark for UTF-8. */
export const writeCsv = (lines: readonly (readonly string[])[], separator: CsvSeparator = ','): string =>
  `\uFEFF${lines.map((cells) => cells.map((cell, at) => quoted(at > 0 && NUMBER.test(cell) ? cell : guarded(cell, inCsv(separator)), /[",;\t\r\n]/)).join(separator)).join('\r\n')}\r\n`

/** A table for the clipboard: cells separated by tabs. `fromTsvCell` reverses it for each cell. */
export const writeTsv = (lines: readonly (readonly string[])[]): string =>
  lines.map((cells) => cells.map((cell) => quoted(NUMBER.test(cell) ? cell : guarded(cell, IN_TSV), /["\t\r\n]/)).join('\t')).join('\r\n')

export const fromTsvCell = (cell: string): string => unprotected(cell, IN_TSV)
/** The same for a cell written by `writeCsv` with this separator. */
export const fromCsvCell = (cell: string, separator: string): string => unprotected(cell, inCsv(separator))

const unprotected = (cell: string, parts: RegExp): string =>
  withoutIsolates(cell)
    .split(parts)
    .map((part, at) => (part.startsWith("'") && (at === 0 ? BEGINS : GOES_ON).test(part.slice(1)) ? part.slice(1) : part))
    .join('')

/** Control characters go first: one before a sign would keep it from being seen here, and not from being read as a formula there. */
const guarded = (cell: string, parts: RegExp): string => isolate(protect(withoutControls(cell), parts))

const protect = (text: string, parts: RegExp): string =>
  text
    .split(parts)
    .map((part, at) => ((at === 0 ? BEGINS : GOES_ON).test(part) ? `'${part}` : part))
    .join('')

const quoted = (cell: string, needs: RegExp): string => (needs.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
