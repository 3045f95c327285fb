// Open brackets of a text and who put each, in the reader's worker.
import type * as Y from 'yjs'
import { LANGUAGES, type Language } from '../../shared/bilingual.ts'
import { type Bracket, bracketsIn } from '../../shared/brackets/bracketsIn.ts'
import { linesOf, relativeIn, type TextLine } from '../../shared/comments/textLines.ts'
import { topBlocks } from '../../shared/editor/blocks.ts'
import { rootFragment } from '../../shared/editor/foreign.ts'
import { onlyContext } from '../../shared/history/credit.ts'
import type { BracketAuthor, OpenBracket, OpenBrackets } from '../../shared/history/openBracket.ts'
import { parseBlockId } from '../../shared/ids.ts'
import { PAGE_ROOTS } from '../../shared/page/layout.ts'
import { type Confirmations, readConfirmations } from '../../shared/pairs/confirmations.ts'
import { type PairedTextRow, textRows } from '../../shared/pairs/textRows.ts'
import type { IdRanges } from './idRanges.ts'
import type { Stamp } from './stamp.ts'

const LONGEST = 160

/** Counted as `bracketsOfRows` counts them: once for both languages, on the Spanish side of a row where that has words. */
export const openBracketsOf = (doc: Y.Doc, stamps: IdRanges<Stamp>): OpenBrackets => {
  const rows = pageRows(doc, readConfirmations(doc))
  const bySide = new Map(LANGUAGES.map((side) => [side, bracketsByBlock(doc, side, stamps)]))
  const next = { es: 0, en: 0 }
  const brackets = rows.flatMap((row): readonly OpenBracket[] => {
    const of = { es: row.es ? next.es++ : null, en: row.en ? next.en++ : null }
    const side: Language = row.es && /\S/.test(row.es.text) ? 'es' : 'en'
    const index = of[side]
    return index === null ? [] : (bySide.get(side)?.get(index) ?? [])
  })
  return { brackets }
}

/** Rows of both languages of a text. */
export const pageRows = (doc: Y.Doc, confirmed: Confirmations): readonly PairedTextRow[] => {
  const blocks = (side: Language) => {
    const fragment = rootFragment(doc, PAGE_ROOTS.body[side])
    return fragment ? topBlocks(fragment) : []
  }
  return textRows(blocks('es'), blocks('en'), confirmed)
}

/** By the index of the top-level block in which they open. */
const bracketsByBlock = (doc: Y.Doc, side: Language, stamps: IdRanges<Stamp>): ReadonlyMap<number, readonly OpenBracket[]> => {
  const fragment = rootFragment(doc, PAGE_ROOTS.body[side])
  if (!fragment) return new Map()
  const lines = linesOf(fragment)
  const blocks = topBlocks(fragment)
  const found = bracketsIn(lines.map(({ words }) => words)).brackets.flatMap((bracket) => {
    const line = lines[bracket.from.line]
    return line ? [{ line, bracket }] : []
  })
  const opened = Map.groupBy(found, ({ line }) => line.row)
  return new Map(
    [...opened].map(([row, all]) => [
      row,
      all.map(({ line, bracket }): OpenBracket => {
        const { isPlaceholder, by } = bracket
        const block = parseBlockId(blocks[row]?.id)
        return { block, side, words: wordsInside(lines, bracket), isPlaceholder, by, put: authorAt(line, bracket.from.unit, stamps) }
      }),
    ]),
  )
}

const wordsInside = (lines: readonly TextLine[], { from, to }: Bracket): string => {
  const words = lines
    .slice(from.line, to.line + 1)
    .map(({ words }, index, all) => words.slice(index === 0 ? from.unit + 1 : 0, index === all.length - 1 ? to.unit : undefined))
    .join(' ')
  return words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words
}

const authorAt = ({ element }: TextLine, unit: number, stamps: IdRanges<Stamp>): BracketAuthor | null => {
  const { item } = relativeIn(element, unit, 0)
  const stamp = item && stamps.at(item.client, item.clock)
  if (!stamp || stamp.account === null) return null
  const { account, delegation, at, meeting = null, unverified } = stamp
  return { account, delegation, at, meeting, ...(unverified ? { unverified } : {}), ...onlyContext(stamp) }
}
