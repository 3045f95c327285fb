// Parses delimited text (CSV): encoding and delimiter are detected, shown to the user, and can be overridden. Pure.
import { fromCsvCell } from '../../shared/spreadsheet.ts'
import { readSeparated, type Separator } from './separated.ts'

export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const
export type Encoding = (typeof ENCODINGS)[number]
export const SEPARATORS: readonly Separator[] = [',', ';', '\t']

export interface Delimited {
  readonly encoding: Encoding
  readonly separator: Separator
  readonly rows: readonly (readonly string[])[]
}

export const readDelimited = (bytes: Uint8Array, chosen: Partial<Pick<Delimited, 'encoding' | 'separator'>> = {}): Delimited => {
  const encoding = chosen.encoding ?? encodingOf(bytes)
  const text = new TextDecoder(encoding).decode(bytes)
  // Excel reads and writes the separator in a first line of its own.
  const said = /^sep=([,;\t])\r?\n/.exec(text)
  const body = said ? text.slice(said[0].length) : text
  const separator = chosen.separator ?? SEPARATORS.find((one) => one === said?.[1]) ?? separatorOf(body)
  return { encoding, separator, rows: readSeparated(body, separator, (cell) => fromCsvCell(cell, separator)) }
}

/** By byte order mark; else UTF-16 if every other byte is zero; else Windows-1252 if it is not valid UTF-8. */
const encodingOf = (bytes: Uint8Array): Encoding => {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  const start = bytes.subarray(0, 2_000)
  const zeros = (odd: number) => start.reduce((sum, byte, at) => sum + (at % 2 === odd && byte === 0 ? 1 : 0), 0)
  if (zeros(1) > start.length / 8) return 'utf-16le'
  if (zeros(0) > start.length / 8) return 'utf-16be'
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return 'utf-8'
  } catch {
    // Not valid UTF-8.
    return 'windows-1252'
  }
}

/** The delimiter that gives most lines the same number of cells, more than one. */
const separatorOf = (text: string): Separator => {
  const start = text.slice(0, 100_000)
  const scoreOf = (separator: Separator): number => {
    const widths = readSeparated(start, separator, String)
      .slice(0, 50)
      .map((row) => row.length)
      .filter((width) => width > 1)
    const most = Math.max(0, ...[...Map.groupBy(widths, String).values()].map((alike) => alike.length * Math.min(alike[0] ?? 0, 12)))
    return most
  }
  return SEPARATORS.map((one) => ({ one, score: scoreOf(one) })).reduce((best, next) => (next.score > best.score ? next : best)).one
}
