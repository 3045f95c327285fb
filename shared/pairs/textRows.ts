// Rows of a text in two languages, and the names of their pairs.
import type { Bilingual } from '../bilingual.ts'
import { must } from '../result.ts'
import type { Confirmations } from './confirmations.ts'
import { type PairName, parsePair, rowPair } from './pairNames.ts'
import { type Alignment, alignmentOf, type BlockLink, type RowBlock } from './pairRows.ts'
import { type PairState, pairState } from './pairState.ts'

export interface PairedTextRow {
  readonly es: RowBlock | null
  readonly en: RowBlock | null
  /** Null while one side is missing, or has no id: then there is nothing to confirm. */
  readonly name: PairName | null
  readonly sides: Bilingual
  readonly state: PairState
}

export const textRows = (es: readonly RowBlock[], en: readonly RowBlock[], confirmed: Confirmations): readonly PairedTextRow[] =>
  createTextRows(confirmed)(es, en)

/** For a text being edited: confirmations are read once, and a row is recomputed only when one of its blocks changes. */
export const createTextRows = (confirmed: Confirmations) => {
  const links = linksOf(confirmed)
  const weighed = new WeakMap<RowBlock, PairedTextRow>()
  const rowOf = (left: RowBlock | null, right: RowBlock | null): PairedTextRow => {
    const known = weighed.get(must(left ?? right, 'a block in the row'))
    if (known?.es === left && known.en === right) return known
    const now = weigh(left, right, confirmed)
    for (const block of [left, right]) if (block) weighed.set(block, now)
    return now
  }
  let before: Beside = { es: [], en: [], alignment: { rows: [], isFixed: false } }
  return (es: readonly RowBlock[], en: readonly RowBlock[]): readonly PairedTextRow[] => {
    const alignment = isRewritten(before, es, en) ? before.alignment : alignmentOf(es, en, links)
    before = { es, en, alignment }
    return alignment.rows.map((row) => rowOf((row.es === null ? null : es[row.es]) ?? null, (row.en === null ? null : en[row.en]) ?? null))
  }
}

interface Beside {
  readonly es: readonly RowBlock[]
  readonly en: readonly RowBlock[]
  readonly alignment: Alignment
}
/** Only text has changed, and the alignment does not depend on it. */
const isRewritten = ({ alignment, ...before }: Beside, es: readonly RowBlock[], en: readonly RowBlock[]): boolean =>
  alignment.isFixed && sameBlocks(before.es, es) && sameBlocks(before.en, en)
const sameBlocks = (before: readonly RowBlock[], now: readonly RowBlock[]): boolean =>
  before === now ||
  (before.length === now.length && before.every((was, at) => was === now[at] || (was.id === now[at]?.id && was.kind === now[at]?.kind)))

const weigh = (es: RowBlock | null, en: RowBlock | null, confirmed: Confirmations): PairedTextRow => {
  const name = es?.id && en?.id ? rowPair(es.id, en.id) : null
  const sides = { es: es?.text ?? '', en: en?.text ?? '' }
  return { es, en, name, sides, state: pairState(sides, name === null ? [] : confirmed.get(name)) }
}

/** Blocks confirmed as a pair, newest first. */
const linksOf = (confirmed: Confirmations): readonly BlockLink[] =>
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
