// Texts of people in cells of a spreadsheet: none of them is taken for a formula. One place for every CSV and every table that is copied.
// Spreadsheets take a cell for a formula by its first sign (also in full width), after blanks and line ends; and they begin a new cell at
// a semicolon where the country's decimal sign is a comma, whatever quotes stand around a cell of a CSV that is not the first of its line.
// Controls of direction in one turn no other cell where the table is read as text.
import { isolate, withoutIsolates } from './isolate.ts'

const SIGNS = '=+\\-@＝＋－＠'
/** Quotes before a sign are counted, so that what was protected twice is still distinguished from what was protected once. */
const BEGINS = new RegExp(`^'*(?:[\\t\\r\\n]|\\s*[${SIGNS}])`)
/** A double quote at the beginning of what is taken for a cell disappears. */
const GOES_ON = new RegExp(`^'*(?:"|[^\\S\\t\\r\\n])*[${SIGNS}]`)
/** A number computes nothing; at the beginning of a line the cells behind it may be taken for its rest. */
const NUMBER = /^[+-]?\d+(?:[.,]\d+)?$/
const IN_CSV = /(?<=[;\t\r\n])/
/** Tabs and line ends within a cell stand in quotes there, which every spreadsheet reads when it pastes. */
const IN_TSV = /(?<=;)/

/** The cells of a CSV; UTF-8 is known by the mark at its beginning. */
export const writeCsv = (lines: readonly (readonly string[])[]): string =>
  `\uFEFF${lines.map((cells) => cells.map((cell, at) => quoted(at > 0 && NUMBER.test(cell) ? cell : isolate(protect(cell, IN_CSV)), /[",;\t\r\n]/)).join(',')).join('\r\n')}\r\n`

/** A table for the clipboard: cells between tabs. `fromTsvCell` of each cell gives it back as it was. */
export const writeTsv = (lines: readonly (readonly string[])[]): string =>
  lines
    .map((cells) => cells.map((cell) => quoted(NUMBER.test(cell) ? cell : isolate(protect(cell, IN_TSV)), /["\t\r\n]/)).join('\t'))
    .join('\r\n')

export const fromTsvCell = (cell: string): string => unprotected(cell, IN_TSV)
/** The same of a cell that `writeCsv` wrote. */
export const fromCsvCell = (cell: string): string => unprotected(cell, IN_CSV)

const unprotected = (cell: string, parts: RegExp): string =>
  withoutIsolates(cell)
    .split(parts)
    .map((part, at) => (part.startsWith("'") && (at === 0 ? BEGINS : GOES_ON).test(part.slice(1)) ? part.slice(1) : part))
    .join('')

const protect = (text: string, parts: RegExp): string =>
  text
    .split(parts)
    .map((part, at) => ((at === 0 ? BEGINS : GOES_ON).test(part) ? `'${part}` : part))
    .join('')

const quoted = (cell: string, needs: RegExp): string => (needs.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
