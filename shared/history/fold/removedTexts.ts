// What each person deleted of what others wrote, for as long as undo or paste may bring it back: the newest of it, by person. Kept in
// `history_removed`, since deleted letters are nowhere else once Yjs has collected them.
import type { AccountId } from '../../ids.ts'
import type { Id } from './movedRanges.ts'
import { type Piece, piecesIn } from './runs.ts'

export interface RemovedRun {
  readonly letters: string
  readonly pieces: readonly Piece[]
  /** Its whole block went with it. */
  readonly withBlock: boolean
  /** The block in which it stood. */
  readonly name: string | null
}
/** What one entry deleted and nobody has brought back. */
export interface Removed {
  readonly seq: number
  readonly author: AccountId
  readonly runs: readonly RemovedRun[]
}
export interface RemovedTexts {
  readonly has: (author: AccountId) => boolean
  readonly add: (removed: Removed) => void
  /** The deleted letter of this id, with up to so many behind it that went with it. */
  readonly at: (author: AccountId, id: Id, most: number) => Found | null
  /** A run that was deleted as a whole. */
  readonly whole: (author: AccountId, letters: string, newestOnly: (run: RemovedRun) => boolean) => Found | null
  /** A run of the block of this name, if these letters hold it. */
  readonly within: (author: AccountId, letters: string, name: string) => Found | null
  /** Takes these letters out: they stand again. */
  readonly take: (found: Found) => void
  /** What is no longer as it was stored, since it was last asked; without runs where it is gone. */
  readonly changed: () => readonly Removed[]
}
export interface Found {
  readonly author: AccountId
  readonly seq: number
  readonly run: RemovedRun
  readonly from: number
  readonly length: number
}

/** Of one person in one document. */
const MOST_ENTRIES = 200
const MOST_LETTERS = 100_000

export const createRemovedTexts = (stored: Iterable<Removed>): RemovedTexts => {
  const byAuthor = new Map<AccountId, Removed[]>()
  const changed = new Map<number, Removed>()
  for (const one of stored) byAuthor.set(one.author, [...(byAuthor.get(one.author) ?? []), one])

  const put = (author: AccountId, seq: number, runs: readonly RemovedRun[]) => {
    const list = (byAuthor.get(author) ?? []).filter((one) => one.seq !== seq)
    const removed = { seq, author, runs }
    if (runs.length > 0) list.push(removed)
    byAuthor.set(
      author,
      list.sort((a, b) => a.seq - b.seq),
    )
    changed.set(seq, removed)
  }
  const prune = (author: AccountId) => {
    const list = byAuthor.get(author) ?? []
    let letters = 0
    for (let index = list.length - 1; index >= 0; index--) {
      const one = list[index]
      if (!one) continue
      letters += lettersOf(one)
      if (list.length - index <= MOST_ENTRIES && letters <= MOST_LETTERS) continue
      for (const gone of list.splice(0, index + 1)) changed.set(gone.seq, { ...gone, runs: [] })
      return
    }
  }

  return {
    has: (author) => (byAuthor.get(author)?.length ?? 0) > 0,
    add({ author, seq, runs }) {
      if (runs.length === 0) return
      put(author, seq, runs)
      prune(author)
    },
    at(author, id, most) {
      for (const { seq, runs } of newestFirst(byAuthor.get(author)))
        for (const run of runs) {
          const from = offsetOf(run.pieces, id)
          if (from !== null) return { author, seq, run, from, length: Math.min(most, run.letters.length - from) }
        }
      return null
    },
    whole(author, letters, newestOnly) {
      const list = newestFirst(byAuthor.get(author))
      for (const [index, { seq, runs }] of list.entries()) {
        const run = runs.find((one) => one.letters === letters && (index === 0 || !newestOnly(one)))
        if (run) return { author, seq, run, from: 0, length: letters.length }
      }
      return null
    },
    within(author, letters, name) {
      for (const { seq, runs } of newestFirst(byAuthor.get(author))) {
        const run = runs.find((one) => one.name === name && one.letters.length > 1 && letters.includes(one.letters))
        if (run) return { author, seq, run, from: 0, length: run.letters.length }
      }
      return null
    },
    take({ author, seq, run, from, length }) {
      const kept = byAuthor.get(author)?.find((one) => one.seq === seq)?.runs ?? []
      put(
        author,
        seq,
        kept
          .flatMap((one) => (one === run ? [partOf(run, 0, from), partOf(run, from + length, run.letters.length)] : [one]))
          .filter(isSome),
      )
    },
    changed() {
      const all = [...changed.values()].sort((a, b) => a.seq - b.seq)
      changed.clear()
      return all
    },
  }
}

const newestFirst = (list: readonly Removed[] = []): readonly Removed[] => [...list].reverse()
const lettersOf = ({ runs }: Removed) => runs.reduce((sum, { letters }) => sum + letters.length, 0)
const isSome = ({ letters }: RemovedRun) => letters !== ''
export const partOf = (run: RemovedRun, from: number, to: number): RemovedRun => ({
  letters: run.letters.slice(from, to),
  pieces: piecesIn(run.pieces, from, to - from),
  withBlock: run.withBlock && from === 0 && to === run.letters.length,
  name: run.name,
})
const offsetOf = (pieces: readonly Piece[], { client, clock }: Id): number | null => {
  let passed = 0
  for (const piece of pieces) {
    if (piece.client === client && piece.clock <= clock && clock < piece.clock + piece.length) return passed + clock - piece.clock
    passed += piece.length
  }
  return null
}
