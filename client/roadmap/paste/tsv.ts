// Reads a table as spreadsheets, and `writeTsv`, put it on the clipboard: cells between tabs, lines between line ends; a cell that holds
// either, or a quote, stands in quotes. Pure.
import { fromTsvCell } from '../../../shared/spreadsheet.ts'

/** Total. A quote that never ends, or ends before its cell does, is a character like any other. */
export const readTsv = (text: string): readonly (readonly string[])[] => {
  const lines: string[][] = []
  let line: string[] = []
  let at = 0
  while (at <= text.length) {
    const quoted = quotedAt(text, at)
    const end = quoted?.end ?? plainEnd(text, at)
    line.push(fromTsvCell(quoted?.cell ?? text.slice(at, end)))
    if (text[end] === '\t') {
      at = end + 1
      continue
    }
    lines.push(line)
    line = []
    at = end + (text.startsWith('\r\n', end) ? 2 : 1)
  }
  // The end of the last line begins no other one.
  const last = lines.at(-1)
  if (lines.length > 1 && last?.length === 1 && last[0] === '') lines.pop()
  return lines
}

const plainEnd = (text: string, from: number): number => {
  const found = text.slice(from).search(/[\t\r\n]/)
  return found < 0 ? text.length : from + found
}
const quotedAt = (text: string, from: number): { readonly cell: string; readonly end: number } | null => {
  if (text[from] !== '"') return null
  for (let close = text.indexOf('"', from + 1); close >= 0; close = text.indexOf('"', close + 1)) {
    if (text[close + 1] === '"') close += 1
    else if (close + 1 === text.length || /[\t\r\n]/.test(text[close + 1] ?? ''))
      return { cell: text.slice(from + 1, close).replaceAll('""', '"'), end: close + 1 }
    else return null
  }
  return null
}
