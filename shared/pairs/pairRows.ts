// Aligns the paragraphs of both languages. Paragraphs confirmed together, or with the same id, are anchors; between anchors paragraphs pair by kind and
// length, in order. Pure, and the same for everyone with the same document.
import type { Clause } from '../editor/clauses.ts'
import { FOOTNOTE } from '../editor/footnotes.ts'

export interface RowBlock {
  /** Null if a stock client wrote none. */
  readonly id: string | null
  readonly kind: string
  readonly text: string
  /** For a numbered paragraph. */
  readonly clause?: Clause | null
  /** Footnotes referred to in it. */
  readonly notes?: readonly string[]
}
/** Indexes in the two lists; null if there is no counterpart. */
interface Row {
  readonly es: number | null
  readonly en: number | null
}
/** A Spanish and an English block, newest confirmation first. */
export type BlockLink = readonly [es: string, en: string]

type Anchor = readonly [es: number, en: number]

export interface Alignment {
  readonly rows: readonly Row[]
  /** It depends on ids, kinds and confirmations alone, and stays while only text changes. */
  readonly isFixed: boolean
}

export const pairRows = (es: readonly RowBlock[], en: readonly RowBlock[], links: readonly BlockLink[]): readonly Row[] =>
  alignmentOf(es, en, links).rows

export const alignmentOf = (es: readonly RowBlock[], en: readonly RowBlock[], links: readonly BlockLink[]): Alignment => {
  const rows: Row[] = []
  let isFixed = true
  let [i, j] = [0, 0]
  for (const [nextEs, nextEn] of [...inOrder(anchors(es, en, links)), [es.length, en.length] satisfies Anchor]) {
    for (const [a, b] of between(es.slice(i, nextEs), en.slice(j, nextEn)))
      rows.push({ es: a === null ? null : i + a, en: b === null ? null : j + b })
    isFixed &&= nextEs === i || nextEn === j
    if (nextEs < es.length || nextEn < en.length) rows.push({ es: nextEs, en: nextEn })
    i = nextEs + 1
    j = nextEn + 1
  }
  return { rows, isFixed }
}

const anchors = (es: readonly RowBlock[], en: readonly RowBlock[], links: readonly BlockLink[]): readonly Anchor[] => {
  const [placesEs, placesEn] = [placesOf(es), placesOf(en)]
  const found: Anchor[] = []
  const [takenEs, takenEn] = [new Set<number>(), new Set<number>()]
  const take = (idEs: string, idEn: string) => {
    const [a, b] = [placesEs.get(idEs), placesEn.get(idEn)]
    if (a === undefined || b === undefined || takenEs.has(a) || takenEn.has(b)) return
    takenEs.add(a)
    takenEn.add(b)
    found.push([a, b])
  }
  for (const [idEs, idEn] of links) take(idEs, idEn)
  for (const id of placesEs.keys()) take(id, id)
  return found.sort(([a], [b]) => a - b)
}
const placesOf = (blocks: readonly RowBlock[]): ReadonlyMap<string, number> =>
  new Map(blocks.flatMap(({ id }, place): (readonly [string, number])[] => (id === null ? [] : [[id, place]])).reverse())

/** Longest common increasing subsequence: if a paragraph was moved on one side only, the fewest pairs are separated. */
const inOrder = (found: readonly Anchor[]): readonly Anchor[] => {
  const tails: number[] = []
  const before: (number | undefined)[] = []
  found.forEach(([, place], index) => {
    let [at, above] = [0, tails.length]
    while (at < above) {
      const middle = (at + above) >> 1
      if ((found[tails[middle] ?? -1]?.[1] ?? -1) < place) at = middle + 1
      else above = middle
    }
    before.push(tails[at - 1])
    tails[at] = index
  })
  const kept: Anchor[] = []
  for (let index = tails.at(-1); index !== undefined; index = before[index]) {
    const anchor = found[index]
    if (anchor) kept.push(anchor)
  }
  return kept.reverse()
}

type Match = readonly [es: number | null, en: number | null]

/** A footnote is aligned by its id, and never with a paragraph. */
const between = (es: readonly RowBlock[], en: readonly RowBlock[]): readonly Match[] => {
  const [endEs, endEn] = [endOfWords(es), endOfWords(en)]
  return [
    ...betweenWords(es.slice(0, endEs), en.slice(0, endEn)),
    ...es.slice(endEs).map((_, at): Match => [endEs + at, null]),
    ...en.slice(endEn).map((_, at): Match => [null, endEn + at]),
  ]
}
const endOfWords = (blocks: readonly RowBlock[]): number => blocks.findLastIndex(({ kind }) => kind !== FOOTNOTE) + 1

const betweenWords = (es: readonly RowBlock[], en: readonly RowBlock[]): readonly Match[] => {
  // As many on both sides, each like the one beside it: so every text that was translated paragraph by paragraph.
  if (es.length === en.length && es.every((block, place) => isLike(block, en[place]))) return es.map((_, place): Match => [place, place])
  if (es.length === 0) return en.map((_, place): Match => [null, place])
  if (en.length === 0) return es.map((_, place): Match => [place, null])
  // The empty paragraph that an editor shows for an unwritten text counts as the first paragraph.
  const [onlyEs, onlyEn] = [es.length === 1 && isBlank(es[0]), en.length === 1 && isBlank(en[0])]
  if (onlyEs || onlyEn || es.length * en.length > MAX_CELLS)
    return Array.from(
      { length: Math.max(es.length, en.length) },
      (_, place): Match => [place < es.length ? place : null, place < en.length ? place : null],
    )
  return byLength(es, en)
}
const isBlank = (block: RowBlock | undefined) => block?.text.trim() === ''
const isLike = (es: RowBlock, en: RowBlock | undefined): boolean =>
  en !== undefined && unlikeness(measured(es, LONGER), measured(en, 1)) <= 2 * ALONE
const MAX_CELLS = 250_000

/** Cheapest alignment of both lists: a pair costs by its dissimilarity, an unpaired paragraph a little (Gale and Church, 1993). */
const ALONE = 0.45
const UNWRITTEN = 0.8
const byLength = (es: readonly RowBlock[], en: readonly RowBlock[]): readonly Match[] => {
  const [measuredEs, measuredEn] = [es.map((block) => measured(block, LONGER)), en.map((block) => measured(block, 1))]
  const width = en.length + 1
  const cost = new Float64Array((es.length + 1) * width).fill(Number.POSITIVE_INFINITY)
  const at = (i: number, j: number) => cost[i * width + j] ?? Number.POSITIVE_INFINITY
  const together = (i: number, j: number) => {
    const [a, b] = [measuredEs[i], measuredEn[j]]
    return a && b ? unlikeness(a, b) + at(i + 1, j + 1) : Number.POSITIVE_INFINITY
  }
  const down = (i: number, j: number) => (i < es.length ? ALONE + at(i + 1, j) : Number.POSITIVE_INFINITY)
  const across = (i: number, j: number) => (j < en.length ? ALONE + at(i, j + 1) : Number.POSITIVE_INFINITY)
  cost[cost.length - 1] = 0
  for (let i = es.length; i >= 0; i--)
    for (let j = en.length; j >= 0; j--)
      if (i < es.length || j < en.length) cost[i * width + j] = Math.min(together(i, j), down(i, j), across(i, j))
  const matches: Match[] = []
  let [i, j] = [0, 0]
  while (i < es.length || j < en.length) {
    const cheapest = at(i, j)
    const isPair = together(i, j) === cheapest
    const isEs = isPair || down(i, j) === cheapest
    const isEn = isPair || !isEs
    matches.push([isEs ? i : null, isEn ? j : null])
    if (isEs) i++
    if (isEn) j++
  }
  return matches
}

interface Measured {
  readonly length: number
  readonly kind: string
}
/** Spanish text is about a tenth longer than English. */
const LONGER = 1.1
const measured = ({ kind, text }: RowBlock, share: number): Measured => ({ kind, length: text.trim().length / share })
/** 0 to 1. What is not written yet may become like anything. */
const unlikeness = (a: Measured, b: Measured): number => {
  if (a.length === 0 || b.length === 0) return a.length === b.length && a.kind === b.kind ? 0 : UNWRITTEN
  const lengths = Math.abs(a.length - b.length) / (a.length + b.length)
  return Math.min(1, lengths + (a.kind === b.kind ? 0 : 0.5))
}
