// Looks in the past of a text for a paragraph that consisted of exactly these words, and nothing else.
import * as Y from 'yjs'
import type { LastLetter } from '../../shared/editor/movedFrom.ts'
import { isName, type Seq, seq } from '../../shared/ids.ts'
import { entryIn, firstIn, nextItem } from '../../shared/yjs/item.ts'
import { lettersIn, typeIn, valuesIn } from '../../shared/yjs/itemContent.ts'
import { itemAt } from '../../shared/yjs/structStore.ts'
import type { EventsBetween } from './between.ts'
import { blockOf } from './pastedWords.ts'
import type { Run } from './wordRuns.ts'

export interface CopiedPassage {
  /** The newest entry after which it stood so. */
  readonly stood: Seq
  readonly block: string
  readonly runs: readonly Run[]
  /** Where its words begin in `within`. */
  readonly offset: number
}
interface Wanted {
  /** The earlier moment of `moments`. */
  readonly since: Seq
  readonly letters: readonly LastLetter[]
  readonly length: number
  readonly within: string
}

/** Consecutive letters that appeared in one entry and were deleted in one. */
interface Piece {
  readonly run: Run
  readonly words: string
  readonly from: number
  readonly gone: number
}

/** Changes of one paragraph after its newest copied letter. */
const MOST_STATES = 2_000

export const copiedIn = (moments: EventsBetween, { since, letters, length, within }: Wanted): CopiedPassage | null => {
  const [[client, clock] = [0, 0]] = letters
  const letter = itemAt(moments.doc, { client, clock })
  const block = letter && blockOf(letter)
  if (!block) return null
  const pieces = piecesOf(block, moments)
  for (const at of statesOf(pieces, since)) {
    const standing = pieces.filter(({ from, gone }) => from <= at && at < gone)
    if (standing.reduce((sum, { run }) => sum + run.length, 0) !== length) continue
    const offset = within.lastIndexOf(standing.map(({ words }) => words).join(''))
    if (offset === -1) continue
    // Of a block that was cut, too.
    const named = entryIn(block, 'id')
    const id: unknown = named && valuesIn(named)?.at(-1)
    return { stood: seq(at), block: isName(id) ? id : '', runs: standing.map(({ run }) => run), offset }
  }
  return null
}

const piecesOf = (block: Y.XmlElement, { inserted, deleted }: EventsBetween): readonly Piece[] => {
  const pieces: Piece[] = []
  for (let child = firstIn(block); child; child = nextItem(child)) {
    const text = typeIn(child)
    for (let item = text instanceof Y.XmlText ? firstIn(text) : null; item; item = nextItem(item)) {
      const letters = lettersIn(item)
      if (letters === null) continue
      const { client, clock: start } = item.id
      for (let clock = start; clock < start + letters.length; ) {
        const end = Math.min(start + letters.length, inserted.next(client, clock), deleted.next(client, clock))
        const gone = item.deleted ? (deleted.at(client, clock)?.seq ?? 0) : Number.POSITIVE_INFINITY
        const from = inserted.at(client, clock)?.seq ?? 0
        pieces.push({ run: { client, clock, length: end - clock }, words: letters.slice(clock - start, end - start), from, gone })
        clock = end
      }
    }
  }
  return pieces
}

/** The last entry of each state that the paragraph had, newest first; the newest of all is after its last change. */
const statesOf = (pieces: readonly Piece[], since: Seq): readonly number[] => {
  const changes = new Set(pieces.flatMap(({ from, gone }) => [from, gone]).filter((at) => at > since && Number.isFinite(at)))
  const newest = Math.max(since, ...changes)
  return [newest, ...[...changes].map((at) => at - 1).sort((a, b) => b - a)].slice(0, MOST_STATES)
}
