// Lines of iCalendar (RFC 5545): escaped, folded at 75 octets, ended by CRLF.
import { isolate } from '../isolate.ts'
import { printable } from '../printable.ts'

const MOST_OCTETS = 75
const octets = (text: string): number => new TextEncoder().encode(text).length

/** A value of type TEXT: without control characters, of which RFC 5545 allows none but the tab, and with separators escaped. */
export const escapedText = (text: string): string =>
  isolate(printable(text))
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\n/g, '\\n')

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
