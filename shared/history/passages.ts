// Passages of a text changed by one person, with some context: read from a TextDiff, which has the author of each insertion and deletion. Changes by
// others are context: their insertions are included, their deletions are not (SPEC H53).

import { FOOTNOTE_REF } from '../editor/footnotes.ts'
import type { AccountId } from '../ids.ts'
import { type WordRun, withContext, wordDiff } from '../pairs/wordDiff.ts'
import type { DiffNode } from './textDiff.ts'

/** `7`, counted, or `1.2` of a numbered paragraph. */
export type ParagraphNumber = string | number | null

export interface Passage {
  /** Number of the paragraph at that time, as beside the text; null if it has none or no longer exists. */
  readonly block: ParagraphNumber
  readonly runs: readonly WordRun[]
}
export interface Passages {
  readonly passages: readonly Passage[]
  /** Number of further changed paragraphs. */
  readonly more: number
}

/** Limit in paragraphs; more are counted. */
const MOST = 8
/** Letters of one run: of longer insertions and deletions the beginning and end are shown. */
const LONGEST = 400

/** `account`: the author of the changes; null for all authors. `numbers`: of the top blocks at the later moment, in order. */
export const passagesOf = (doc: DiffNode, account: AccountId | null, numbers: readonly ParagraphNumber[]): Passages => {
  const found: Passage[] = []
  let place = 0
  for (const top of doc.content ?? []) {
    const block = isStanding(top) ? (numbers[place++] ?? null) : null
    for (const node of blocksOf(top)) {
      const { before, after } = sidesOf(node, account)
      if (before !== after) found.push({ block, runs: wordsChanged(before, after) })
    }
  }
  return { passages: found.slice(0, MOST), more: Math.max(0, found.length - MOST) }
}
const isStanding = ({ attrs }: DiffNode) => attrs?.ychange?.type !== 'deleted'

/** For a short text whose content before and after is known. */
export const wordsChanged = (before: string, after: string): readonly WordRun[] => withContext(wordDiff(before, after)).map(clip)

/** Text blocks, in document order. */
const blocksOf = (node: DiffNode): readonly DiffNode[] => {
  const children = node.content ?? []
  if (node.type === 'hardBreak' || node.type === 'text' || node.type === FOOTNOTE_REF) return []
  const isText = children.some(({ type }) => type === 'text' || type === 'hardBreak')
  return isText || children.length === 0 ? [node] : children.flatMap(blocksOf)
}

const sidesOf = ({ content }: DiffNode, account: AccountId | null): { readonly before: string; readonly after: string } => {
  let [before, after] = ['', '']
  for (const node of content ?? []) {
    const text = node.type === 'hardBreak' ? '\n' : (node.text ?? '')
    const change = node.attrs?.ychange ?? node.marks?.find(({ type }) => type === 'ychange')?.attrs
    const [inserted, deleted] = [change?.type === 'inserted', change?.type === 'deleted']
    const isTheirs = account === null || change?.account === account
    // Insertions by others are on both sides, and their deletions on neither.
    if (deleted ? isTheirs : !inserted || !isTheirs) before += text
    if (!deleted) after += text
  }
  return { before, after }
}

const clip = (run: WordRun): WordRun => {
  if (run.type === 'kept' || run.text.length <= LONGEST) return run
  const half = LONGEST / 2
  return { ...run, text: `${run.text.slice(0, half).trimEnd()} … ${run.text.slice(-half).trimStart()}` }
}
