// Parses delimited cells as spreadsheets save them; `writeCsv` and `writeTsv` serialise them. A cell that contains a separator, a line end or a
// quote is quoted. Total: a quote that never ends, or ends before its cell does, is a character like any other. Pure.

export type Separator = ',' | ';' | '\t'

export const readSeparated = (text: string, separator: Separator, cell: (written: string) => string): readonly (readonly string[])[] => {
  const ends = new RegExp(`[${separator}\\r\\n]`, 'g')
  const endFrom = (from: number): number => {
    ends.lastIndex = from
    return ends.exec(text)?.index ?? text.length
  }
  const lines: string[][] = []
  let line: string[] = []
  let at = 0
  while (at <= text.length) {
    const quoted = quotedAt(text, at, separator)
    const end = quoted?.end ?? endFrom(at)
    line.push(cell(quoted?.cell ?? text.slice(at, end)))
    if (text[end] === separator) {
      at = end + 1
      continue
    }
    lines.push(line)
    line = []
    at = end + (text.startsWith('\r\n', end) ? 2 : 1)
  }
  // The line end of the last line does not start another one.
  const last = lines.at(-1)
  if (lines.length > 1 && last?.length === 1 && last[0] === '') lines.pop()
  return lines
}

const quotedAt = (text: string, from: number, separator: Separator): { readonly cell: string; readonly end: number } | null => {
  if (text[from] !== '"') return null
  for (let close = text.indexOf('"', from + 1); close >= 0; close = text.indexOf('"', close + 1)) {
    const next = text[close + 1]
    if (next === '"') close += 1
    else if (next === undefined || next === separator || next === '\r' || next === '\n')
      return { cell: text.slice(from + 1, close).replaceAll('""', '"'), end: close + 1 }
    else return null
  }
  return null
}
