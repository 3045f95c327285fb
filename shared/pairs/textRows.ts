// The rows of a text: what stands side by side in its two languages, and what each row is called.
import type { Bilingual } from '../bilingual.ts'
import type { Confirmations } from './confirmations.ts'
import { type PairName, parsePair, rowPair } from './pairNames.ts'
import { type PairState, pairState } from './pairState.ts'
import { type Link, type RowBlock, rowsOf } from './rows.ts'

export interface TextRow {
  readonly es: RowBlock | null
  readonly en: RowBlock | null
  /** Null while one side is missing, or has no id: then there is nothing to confirm. */
  readonly name: PairName | null
  readonly sides: Bilingual
  readonly state: PairState
}

export const textRows = (es: readonly RowBlock[], en: readonly RowBlock[], confirmed: Confirmations): readonly TextRow[] =>
  rowsOf(es, en, linksOf(confirmed)).map((row) => {
    const [left, right] = [(row.es === null ? null : es[row.es]) ?? null, (row.en === null ? null : en[row.en]) ?? null]
    const name = left?.id && right?.id ? rowPair(left.id, right.id) : null
    const sides = { es: left?.text ?? '', en: right?.text ?? '' }
    return { es: left, en: right, name, sides, state: pairState(sides, name === null ? [] : confirmed.get(name)) }
  })

/** The blocks that people confirmed as a pair, the newest first. */
const linksOf = (confirmed: Confirmations): readonly Link[] =>
  [...confirmed]
    .flatMap(([name, [newest]]) => {
      const pair = parsePair(name)
      const [es, en] = pair?.inside ?? []
      return pair?.field === 'body' && es !== undefined && en !== undefined
        ? [{ name, link: [es, en] as const, turn: newest?.turn ?? 0 }]
        : []
    })
    .sort((a, b) => b.turn - a.turn || (a.name < b.name ? -1 : 1))
    .map(({ link }) => link)
