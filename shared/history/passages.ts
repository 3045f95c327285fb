// Which words of a text one person changed, with a few unchanged ones around: read from a TextDiff, whose letters say who brought them
// and who took them away. What others changed meanwhile is context: their new words stand, their removed ones are gone (SPEC H53).

import { FOOTNOTE_REF } from '../editor/footnotes.ts'
import type { AccountId } from '../ids.ts'
import { around, type WordRun, wordDiff } from '../pairs/wordDiff.ts'
import type { DiffNode } from './textDiff.ts'

export interface Passage {
  /** Which paragraph of the text as it then was, from 1; null where the paragraph is gone. */
  readonly block: number | null
  readonly runs: readonly WordRun[]
}
export interface Passages {
  readonly passages: readonly Passage[]
  /** How many paragraphs were changed beyond those. */
  readonly more: number
}

/** Paragraphs; more are counted. */
const MOST = 8
/** Letters of one run: long insertions and deletions are quoted by their beginning and end. */
const LONGEST = 400

/** `account`: whose changes; null for anybody's. */
export const passagesOf = (doc: DiffNode, account: AccountId | null): Passages => {
  const found: Passage[] = []
  let block = 0
  for (const node of blocksOf(doc)) {
    const stands = node.attrs?.ychange?.type !== 'deleted'
    if (stands) block += 1
    const { before, after } = sidesOf(node, account)
    if (before !== after) found.push({ block: stands ? block : null, runs: wordsChanged(before, after) })
  }
  return { passages: found.slice(0, MOST), more: Math.max(0, found.length - MOST) }
}

/** Of a short text whose words before and after are known. */
export const wordsChanged = (before: string, after: string): readonly WordRun[] => around(wordDiff(before, after)).map(clip)

/** Those that hold text themselves, in document order. */
const blocksOf = (node: DiffNode): readonly DiffNode[] => {
  const children = node.content ?? []
  if (node.type === 'hardBreak' || node.type === 'text' || node.type === FOOTNOTE_REF) return []
  const isText = children.some(({ type }) => type === 'text' || type === 'hardBreak')
  return isText || (children.length === 0 && node.type !== 'doc') ? [node] : children.flatMap(blocksOf)
}

const sidesOf = ({ content }: DiffNode, account: AccountId | null): { readonly before: string; readonly after: string } => {
  let [before, after] = ['', '']
  for (const node of content ?? []) {
    const text = node.type === 'hardBreak' ? '\n' : (node.text ?? '')
    const change = node.attrs?.ychange ?? node.marks?.find(({ type }) => type === 'ychange')?.attrs
    const [inserted, deleted] = [change?.type === 'inserted', change?.type === 'deleted']
    const isTheirs = account === null || change?.account === account
    // Somebody else's new words are there on both sides, and what they removed on neither.
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
