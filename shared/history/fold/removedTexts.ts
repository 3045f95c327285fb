// Text that each person deleted, as long as undo or paste may restore it: the newest of it, by person. Stored in `history_removed`, because Yjs
// garbage-collects deleted letters.
import type { AccountId } from '../../ids.ts'
import type { Id } from '../../yjs/item.ts'
import { type Piece, piecesIn } from './letterRuns.ts'

export interface RemovedRun {
  readonly letters: string
  readonly pieces: readonly Piece[]
  /** Its whole block was deleted with it. */
  readonly withBlock: boolean
  /** The block that contained it. */
  readonly name: string | null
}
/** Text deleted by one entry and not restored. */
export interface Removed {
  readonly seq: number
  readonly author: AccountId
  readonly runs: readonly RemovedRun[]
}
export interface RemovedTexts {
  readonly has: (author: AccountId) => boolean
  readonly add: (removed: Removed) => void
  /** The deleted letter of this id, with at most this many letters after it that were deleted with it. */
  readonly at: (author: AccountId, id: Id, most: number) => RemovedTextFound | null
  /** A run that was deleted as a whole. */
  readonly whole: (author: AccountId, letters: string, newestOnly: (run: RemovedRun) => boolean) => RemovedTextFound | null
  /** A run of the block with this id, if it contains these letters. */
  readonly within: (author: AccountId, letters: string, name: string) => RemovedTextFound | null
  /** Removes these letters: they are in the text again. */
  readonly take: (found: RemovedTextFound) => void
  /** Changes since the last call; without runs if nothing is left. */
  readonly changed: () => readonly Removed[]
}
export interface RemovedTextFound {
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

  /** Read at each keystroke of people who have deleted something: extended at its end, rebuilt after any other change. */
  const indexes = new Map<AccountId, Index>()
  const indexOf = (author: AccountId): Index => {
    const known = indexes.get(author)
    if (known) return known
    const index: Index = { ids: [], places: [], start: 0 }
    for (const one of byAuthor.get(author) ?? []) addTo(index, one)
    indexes.set(author, index)
    return index
  }

  const put = (author: AccountId, seq: number, runs: readonly RemovedRun[]) => {
    const list = byAuthor.get(author) ?? []
    byAuthor.set(author, list)
    const removed = { seq, author, runs }
    // In the order of the log; most are appended.
    let at = list.length
    while (at > 0 && (list[at - 1]?.seq ?? 0) >= seq) at--
    const index = at === list.length ? indexes.get(author) : undefined
    list.splice(at, list[at]?.seq === seq ? 1 : 0, ...(runs.length > 0 ? [removed] : []))
    changed.set(seq, removed)
    if (index) addTo(index, removed)
    else indexes.delete(author)
  }
  const prune = (author: AccountId) => {
    const list = byAuthor.get(author) ?? []
    let letters = 0
    for (let index = list.length - 1; index >= 0; index--) {
      const one = list[index]
      if (!one) continue
      letters += lettersOf(one)
      if (list.length - index <= MOST_ENTRIES && letters <= MOST_LETTERS) continue
      for (const gone of list.splice(0, index + 1)) {
        changed.set(gone.seq, { ...gone, runs: [] })
        takeFirst(indexes.get(author), gone)
      }
      if ((indexes.get(author)?.start ?? 0) > MOST_GONE) indexes.delete(author)
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
      const { ids, places, start } = indexOf(author)
      for (let i = ids.length - 3; i >= start; i -= 3) {
        const [client, clock = 0, end = 0] = [ids[i], ids[i + 1], ids[i + 2]]
        const place = client === id.client && clock <= id.clock && id.clock < end ? places[i / 3] : undefined
        if (!place) continue
        const from = place.passed + id.clock - clock
        return { author, seq: place.seq, run: place.run, from, length: Math.min(most, place.run.letters.length - from) }
      }
      return null
    },
    whole(author, letters, newestOnly) {
      const newest = byAuthor.get(author)?.at(-1)?.seq
      for (const { seq, runs } of newestFirst(byAuthor.get(author))) {
        const run = runs.find((one) => one.letters === letters && (seq === newest || !newestOnly(one)))
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

/** Client, clock and end of each piece in turn, in the order of the log, with its position. Pieces before `start` are removed. */
interface Index {
  readonly ids: number[]
  readonly places: { readonly seq: number; readonly run: RemovedRun; readonly passed: number }[]
  start: number
}
/** Numbers that an index may contain. */
const MOST_GONE = 3_000
const addTo = ({ ids, places }: Index, { seq, runs }: Removed): void => {
  for (const run of runs) {
    let passed = 0
    for (const { client, clock, length } of run.pieces) {
      ids.push(client, clock, clock + length)
      places.push({ seq, run, passed })
      passed += length
    }
  }
}
const takeFirst = (index: Index | undefined, { runs }: Removed): void => {
  if (index) for (const { pieces } of runs) index.start += 3 * pieces.length
}

function* newestFirst(list: readonly Removed[] = []): Generator<Removed> {
  for (let at = list.length - 1; at >= 0; at--) {
    const one = list[at]
    if (one) yield one
  }
}
const lettersOf = ({ runs }: Removed) => runs.reduce((sum, { letters }) => sum + letters.length, 0)
const isSome = ({ letters }: RemovedRun) => letters !== ''
export const partOf = (run: RemovedRun, from: number, to: number): RemovedRun => ({
  letters: run.letters.slice(from, to),
  pieces: piecesIn(run.pieces, from, to - from),
  withBlock: run.withBlock && from === 0 && to === run.letters.length,
  name: run.name,
})
