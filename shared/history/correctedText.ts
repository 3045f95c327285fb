// The paragraphs of a text that were added, changed or removed between two moments, each with its writers and their hours: from its diff. Pure
// (SPEC S30).
import { type AccountId, type DelegationId, type Instant, instant, parseAccountId, parseDelegationId } from '../ids.ts'
import { type AuthorContext, onlyContext } from './credit.ts'
import { LONGEST_GAP_MS } from './fold/textGroups.ts'
import type { DiffNode, TextDiff } from './textDiff.ts'

export interface Corrector extends AuthorContext {
  /** Null if the author is unknown. */
  readonly account: AccountId | null
  readonly delegation: DelegationId | null
  readonly unverified?: true
  /** When they stopped writing in it, as in the history; null: unknown, as of what was brought back after a restore. */
  readonly at: Instant | null
}
export interface CorrectedBlock {
  /** Plain text; of a removed block what it said. */
  readonly words: string
  readonly isNew: boolean
  /** In the order of their hours; empty: unchanged. */
  readonly by: readonly Corrector[]
}
export interface RemovedBlock extends CorrectedBlock {
  /** How many of the standing blocks come before it. */
  readonly after: number
}
export interface CorrectedText {
  /** All top blocks of the later moment, in order. */
  readonly standing: readonly CorrectedBlock[]
  readonly removed: readonly RemovedBlock[]
}

export const correctedText = ({ doc }: Pick<TextDiff, 'doc'>): CorrectedText => {
  const standing: CorrectedBlock[] = []
  const removed: RemovedBlock[] = []
  for (const block of doc.content ?? []) {
    const how = block.attrs?.ychange?.type
    // Its words stand elsewhere, and are marked there.
    if (how === 'movedAway') continue
    const [before, words, by] = [wordsOf(block, NEW), wordsOf(block, GONE), correctorsOf(block)]
    const isGone = how === 'deleted' || (words.trim() === '' && by.length > 0)
    // An empty paragraph has nothing to name.
    if (isGone && before.trim() !== '') removed.push({ words: before, isNew: false, by, after: standing.length })
    if (how !== 'deleted') standing.push({ words, isNew: how === 'inserted', by: isGone ? [] : by })
  }
  return { standing, removed }
}

const GONE: readonly unknown[] = ['deleted', 'movedAway']
const NEW: readonly unknown[] = ['inserted', 'movedHere']
const changeOf = ({ attrs, marks }: DiffNode): Readonly<Record<string, unknown>> | null =>
  (attrs?.ychange && { ...attrs.ychange }) ?? marks?.find(({ type }) => type === 'ychange')?.attrs ?? null

/** Without the changes named. */
const wordsOf = (node: DiffNode, without: readonly unknown[]): string => {
  const children = (node.content ?? []).filter((child) => !without.includes(changeOf(child)?.type))
  const isLine = children.some(({ type }) => type === 'text')
  if (node.type === 'hardBreak') return '\n'
  return node.text ?? children.map((child) => wordsOf(child, without)).join(isLine ? '' : ' ')
}

const correctorsOf = (block: DiffNode): readonly Corrector[] => {
  const found: Corrector[] = []
  const visit = (node: DiffNode) => {
    const change = changeOf(node)
    if (change) found.push(correctorOf(change))
    for (const child of node.content ?? []) visit(child)
  }
  visit(block)
  const byWriter = Map.groupBy(found.toSorted(byHour), ({ at: _, ...who }) => JSON.stringify(who))
  return [...byWriter.values()].flatMap(sittingsOf).toSorted(byHour)
}
const byHour = (a: Corrector, b: Corrector) => (a.at ?? 0) - (b.at ?? 0)

const correctorOf = (change: Readonly<Record<string, unknown>>): Corrector => ({
  account: parseAccountId(change.account),
  delegation: parseDelegationId(change.delegation),
  ...(change.unverified === true ? { unverified: true } : {}),
  ...onlyContext(change),
  at: typeof change.at === 'number' ? instant(change.at) : null,
})

/** Of one writer: a longer pause begins another correction, as it begins another event of the history. */
const sittingsOf = (own: readonly Corrector[]): readonly Corrector[] =>
  own.filter(({ at }, index) => {
    const next = own[index + 1]
    return !next || (next.at ?? 0) - (at ?? 0) > LONGEST_GAP_MS
  })
