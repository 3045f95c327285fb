// Lines of iCalendar (RFC 5545): escaped, folded at 75 octets, ended by CRLF.
const MOST_OCTETS = 75
const octets = (text: string): number => new TextEncoder().encode(text).length

/** A value of type TEXT: escapes separators and removes invisible characters. */
export const escaped = (text: string): string =>
  text
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n?|\n/g, '\\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: RFC 5545 allows none of them
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')

/** Folds between characters, never inside one. */
const folded = (line: string): string => {
  const parts: string[] = []
  let part = ''
  let room = MOST_OCTETS
  for (const character of line) {
    const size = octets(character)
    if (size > room) {
      parts.push(part)
      part = ''
      // The space that marks a continued line.
      room = MOST_OCTETS - 1
    }
    part += character
    room -= size
  }
  return [...parts, part].join('\r\n ')
}

export const written = (lines: readonly string[]): string => lines.map((line) => `${folded(line)}\r\n`).join('')
