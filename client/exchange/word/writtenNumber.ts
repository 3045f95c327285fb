// Parses a paragraph number written as text: 2, 1.4, (b), (iii), Art. 5.
import { DEEPEST_CLAUSE } from '../../../shared/editor/clauses.ts'

export interface WrittenNumber {
  /** 1 is the outermost. */
  readonly depth: number
  readonly number: number
}

/** Null if the text is not a number. A letter that could be a Roman numeral is read as one if the depth is given. */
export const writtenNumber = (text: string, depth?: number): WrittenNumber | null => {
  const plain = text.trim().replace(/^(?:art(?:ículo|icle|\.)?|§+)\s*/i, '')
  const parts = /^(\d{1,4}(?:\.\d{1,4}){0,3})[.)º°]?$/.exec(plain)?.[1]?.split('.')
  if (parts) return { depth: depth ?? Math.min(DEEPEST_CLAUSE, parts.length), number: Number(parts.at(-1)) }
  const letters = /^\(?([a-z]{1,6})[.)]$/i.exec(plain)?.[1]?.toLowerCase()
  if (letters === undefined) return null
  const roman = romanIn(letters)
  if (depth === 4 || (depth === undefined && roman !== null && letters.length > 1))
    return roman === null ? null : { depth: 4, number: roman }
  return letters.length > 2 ? null : { depth: 3, number: [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 96, 0) }
}

const WORTH: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100, d: 500, m: 1000 }
const romanIn = (letters: string): number | null => {
  const values = [...letters].map((letter) => WORTH[letter] ?? 0)
  if (values.includes(0)) return null
  return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0)
}
