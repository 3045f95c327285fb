// Finds the headings of a table: below the titles of the whole table, in one row or in two that are read as one. Pure.
import type { Language } from '../../shared/bilingual.ts'
import { fold } from '../../shared/foldAccents.ts'
import { type Heading, readHeading, readHeadingOfTwo } from './headings.ts'

type Rows = readonly (readonly string[])[]
export interface FoundHead {
  /** The last row of the headings; lines begin below it. */
  readonly row: number
  readonly rows: 1 | 2
  readonly heads: readonly string[]
  /** By column; null where a heading names no field. */
  readonly headings: readonly (Heading | null)[]
}

/** Rows in which headings are looked for. */
const LOOKED_AT = 12
const LONGEST = 80
/** A single usual name counts beside short ones only: it may also be a value, as *Acción* is a kind. */
const SHORT = 30

export const tableHead = (rows: Rows, reader: Language): FoundHead | null => {
  let best: FoundHead | null = null
  let most = 0
  for (const [at, row] of rows.slice(0, LOOKED_AT).entries()) {
    const below = rows[at + 1]
    // One name alone below what may be lines is a value.
    const hasLines = rows.slice(0, at).some((before) => filledIn(before) > 1)
    for (const head of [
      oneRow(row, at, reader),
      ...(below && mayBeHead(below) && filledIn(row) > 1 ? [twoRows(row, below, at, reader)] : []),
    ]) {
      const found = countOf(head)
      if (found <= most || (found === 1 && (head.rows === 2 || hasLines || !isAlone(head)))) continue
      best = head
      most = found
    }
  }
  return best
}

/** The title of a whole table stands alone in its row. */
const filledIn = (row: readonly string[]): number => row.filter((text) => text.trim() !== '').length

/** How many columns are named. */
const countOf = ({ headings }: FoundHead): number =>
  new Set(headings.flatMap((heading) => (heading ? [`${heading.columns[0]?.field} ${heading.columns[0]?.language}`] : []))).size
const isAlone = ({ headings, heads }: FoundHead): boolean =>
  headings.some((heading) => heading?.weight === 3) || heads.every(({ length }) => length <= SHORT)

const clean = (text: string): string => text.replace(/\s+/g, ' ').trim()

const oneRow = (row: readonly string[], at: number, reader: Language): FoundHead => {
  const heads = row.map(clean)
  return { row: at, rows: 1, heads, headings: heads.map((head) => (mayName(head) ? readHeading(head, reader) : null)) }
}

const twoRows = (upper: readonly string[], lower: readonly string[], at: number, reader: Language): FoundHead => {
  const wide = Math.max(upper.length, lower.length)
  let last = ''
  const pairs = Array.from({ length: wide }, (_, column) => {
    const own = clean(upper[column] ?? '')
    const below = clean(lower[column] ?? '')
    if (own !== '') last = own
    // A merged heading has its words in the first of its columns.
    else if (below === '') last = ''
    return { above: own || last, below }
  })
  return {
    row: at + 1,
    rows: 2,
    heads: pairs.map(({ above, below }) =>
      above === '' || below === '' || fold(above) === fold(below) ? above || below : `${above} · ${below}`,
    ),
    headings: pairs.map(({ above, below }) => (mayName(above) && mayName(below) ? readHeadingOfTwo(above, below, reader) : null)),
  }
}

const mayName = (text: string): boolean => text.length <= LONGEST
/** Numbers, dates and long texts are values. */
const mayBeHead = (row: readonly string[]): boolean =>
  row.some((text) => text.trim() !== '') && row.every((text) => mayName(text) && !/^\W*\d/.test(text))
