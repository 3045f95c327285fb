// Looks in the past of a text for a paragraph that consisted of exactly these words, and nothing else.
import type * as Y from 'yjs'
import type { LastLetter } from '../../shared/editor/movedFrom.ts'
import { isName, type Seq, seq } from '../../shared/ids.ts'
import { entryIn } from '../../shared/yjs/item.ts'
import { valuesIn } from '../../shared/yjs/itemContent.ts'
import { itemAt } from '../../shared/yjs/structStore.ts'
import type { EventsBetween } from './between.ts'
import type { Budget } from './budget.ts'
import type { PastedLetters } from './pastedWords.ts'
import { appendRun, blockOf, ITEMS_A_STEP, lettersOfBlock, MOST_RUNS, type Run } from './wordRuns.ts'

export interface CopiedPassage {
  /** The newest entry after which it stood so. */
  readonly stood: Seq
  readonly block: string
  /** Pasted and copied letters, one by one. */
  readonly pasted: readonly Run[]
  readonly copied: readonly Run[]
}
interface Wanted {
  /** At or after the earlier moment of `moments`. */
  readonly since: Seq
  readonly letters: readonly LastLetter[]
  readonly length: number
  readonly pasted: PastedLetters
}

/** Consecutive letters that appeared in one entry and were deleted in one. */
interface Piece {
  readonly run: Run
  readonly words: string
  readonly from: number
  readonly gone: number
}

/** Made in one step, and looked at in one. */
const MADE_A_STEP = 60
const PIECES_A_STEP = 500
/** Letters that are compared with each run of pasted words in the time of one piece. */
const LETTERS_A_PIECE = 128

export const copiedIn = (moments: EventsBetween, wanted: Wanted, { spend, owe }: Pick<Budget, 'spend' | 'owe'>): CopiedPassage | null => {
  const { since, letters, length, pasted } = wanted
  const [[client, clock] = [0, 0]] = letters
  const letter = itemAt(moments.doc, { client, clock })
  const block = letter && blockOf(letter)
  if (!block) return null
  const { pieces, passed } = piecesOf(block, moments)
  owe(passed / ITEMS_A_STEP + pieces.length / MADE_A_STEP)
  for (const at of statesOf(pieces, since, length)) {
    spend((pieces.length + (pasted.runs * length) / LETTERS_A_PIECE) / PIECES_A_STEP)
    const standing = pieces.filter(({ from, gone }) => from <= at && at < gone)
    const copied: Run[] = []
    for (const { run } of standing) appendRun(copied, run)
    const found = copied.length > MOST_RUNS ? null : pasted.find(standing.map(({ words }) => words).join(''))
    if (found) return { stood: seq(at), block: idOf(block), pasted: found, copied }
  }
  return null
}

/** Yjs reads no attributes of a deleted block: they are in its items. */
const idOf = (block: Y.XmlElement): string => {
  const named = entryIn(block, 'id')
  const id: unknown = named && valuesIn(named)?.at(-1)
  return isName(id) ? id : ''
}

const piecesOf = (block: Y.XmlElement, { inserted, deleted }: EventsBetween) => {
  const pieces: Piece[] = []
  const { letters: all, passed } = lettersOfBlock(block)
  for (const { item, letters } of all) {
    const { client, clock: start } = item.id
    for (let clock = start; clock < start + letters.length; ) {
      const end = Math.min(start + letters.length, inserted.next(client, clock), deleted.next(client, clock))
      const gone = item.deleted ? (deleted.at(client, clock)?.seq ?? 0) : Number.POSITIVE_INFINITY
      const from = inserted.at(client, clock)?.seq ?? 0
      pieces.push({ run: { client, clock, length: end - clock }, words: letters.slice(clock - start, end - start), from, gone })
      clock = end
    }
  }
  return { pieces, passed }
}

/** The last entry of each state of this length that the paragraph had, newest first; the newest of all is after its last change. */
const statesOf = (pieces: readonly Piece[], since: Seq, wanted: number): readonly number[] => {
  const changes = new Map<number, number>()
  let length = 0
  const change = (at: number, by: number) => {
    if (at <= since) length += by
    else if (Number.isFinite(at)) changes.set(at, (changes.get(at) ?? 0) + by)
  }
  for (const { run, from, gone } of pieces) {
    change(from, run.length)
    change(gone, -run.length)
  }
  const found: number[] = []
  let begun: number = since
  for (const [at, by] of [...changes].sort(([a], [b]) => a - b)) {
    if (length === wanted) found.push(at - 1)
    length += by
    begun = at
  }
  if (length === wanted) found.push(begun)
  return found.reverse()
}
