// Numbered legal paragraphs: 1, 1.1, (a), (i). Numbers are derived from depth and order, never stored; other blocks between them do not interrupt
// the count. `start` restarts it.
import type * as Y from 'yjs'

export const CLAUSE = 'clause'
export const DEEPEST_CLAUSE = 4

export interface Clause {
  /** 1 is the outermost. */
  readonly depth: number
  /** Null: the count continues. */
  readonly start: number | null
}

/** Null for another kind of block, or invalid attributes. */
export const clauseIn = (element: Y.XmlElement): Clause | null =>
  element.nodeName === CLAUSE ? clauseOf(element.getAttribute('depth'), element.getAttribute('start')) : null

export const clauseOf = (depth: unknown, start: unknown): Clause => ({
  depth: typeof depth === 'number' && Number.isInteger(depth) ? Math.max(1, Math.min(depth, DEEPEST_CLAUSE)) : 1,
  start: typeof start === 'number' && Number.isInteger(start) && start >= 0 ? start : null,
})

export interface NumberedClause {
  readonly number: string
  readonly depth: number
}
/** For blocks in order; null for blocks without a number. */
export const numberClauses = (blocks: readonly (Clause | null)[]): readonly (NumberedClause | null)[] => {
  const counts = [0, 0, 0, 0]
  return blocks.map((clause) => {
    if (!clause) return null
    const at = clause.depth - 1
    counts[at] = clause.start ?? (counts[at] ?? 0) + 1
    counts.fill(0, clause.depth)
    const [first = 0, second = 0, third = 0, fourth = 0] = counts
    // A second level without a first one above it counts as if there were one.
    const number = [`${first}`, `${Math.max(1, first)}.${second}`, `(${lettersOf(third)})`, `(${romanOf(fourth)})`][at] ?? ''
    return { number, depth: clause.depth }
  })
}

/** a … z, aa, ab … */
const lettersOf = (count: number): string => {
  if (count < 1) return '0'
  let text = ''
  for (let rest = count; rest > 0; rest = Math.floor((rest - 1) / 26)) text = String.fromCharCode(97 + ((rest - 1) % 26)) + text
  return text
}
const ROMAN = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
] as const
const romanOf = (count: number): string => {
  if (count < 1) return '0'
  let [text, rest] = ['', count]
  for (const [worth, letters] of ROMAN) for (; rest >= worth; rest -= worth) text += letters
  return text
}
