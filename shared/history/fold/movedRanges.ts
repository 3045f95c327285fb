// Text that was deleted and inserted again: which new ids repeat which old ones, letter by letter. Computed by the fold, stored in `history_moved`,
// and followed to find the author of current text.

import type { Id } from '../../yjs/item.ts'

/** `length` ids from `from` on were deleted, and inserted again in the entry `seq` as those from `to` on. */
export interface MovedRange {
  readonly seq: number
  readonly from: Id
  readonly to: Id
  readonly length: number
}

/** Source or target of an id, and how many consecutive ids share it. */
interface Step extends Id {
  readonly seq: number
  readonly length: number
}

export interface MovedRanges {
  add(range: MovedRange): void
  /** The id that this one repeats; null if it was written at its own position. */
  cameFrom(client: number, clock: number): Step | null
  /** The id that repeats this one. */
  wentTo(client: number, clock: number): Step | null
  /** The next clock after `clock` at which one of the two may change; Infinity when there is none. */
  next(client: number, clock: number): number
  readonly size: number
}

export const createMovedRanges = (ranges: Iterable<MovedRange> = []): MovedRanges => {
  const byNew = new Map<number, MovedRange[]>()
  const byOld = new Map<number, MovedRange[]>()
  let size = 0
  const put = (into: Map<number, MovedRange[]>, range: MovedRange, side: 'from' | 'to') => {
    const { client, clock } = range[side]
    const list = into.get(client) ?? []
    into.set(client, list)
    list.splice(firstEndingAfter(list, clock, side), 0, range)
  }
  const found = (list: readonly MovedRange[] | undefined, clock: number, side: 'from' | 'to'): Step | null => {
    const range = list?.[firstEndingAfter(list, clock, side)]
    if (!range || range[side].clock > clock) return null
    const other = range[side === 'to' ? 'from' : 'to']
    const offset = clock - range[side].clock
    return { seq: range.seq, client: other.client, clock: other.clock + offset, length: range.length - offset }
  }
  const nextIn = (list: readonly MovedRange[] | undefined, clock: number, side: 'from' | 'to'): number => {
    const range = list?.[firstEndingAfter(list, clock, side)]
    if (!range) return Number.POSITIVE_INFINITY
    return range[side].clock > clock ? range[side].clock : range[side].clock + range.length
  }
  const moved: MovedRanges = {
    add(range) {
      put(byNew, range, 'to')
      put(byOld, range, 'from')
      size += 1
    },
    cameFrom: (client, clock) => found(byNew.get(client), clock, 'to'),
    wentTo: (client, clock) => found(byOld.get(client), clock, 'from'),
    next: (client, clock) => Math.min(nextIn(byNew.get(client), clock, 'to'), nextIn(byOld.get(client), clock, 'from')),
    get size() {
      return size
    },
  }
  for (const range of ranges) moved.add(range)
  return moved
}

/** The first id of this letter: that of its author. */
export const rootOf = (moved: MovedRanges, client: number, clock: number): Step => {
  let at: Step = { client, clock, seq: 0, length: Number.POSITIVE_INFINITY }
  for (let step = moved.cameFrom(client, clock); step; step = moved.cameFrom(step.client, step.clock))
    at = { ...step, length: Math.min(at.length, step.length) }
  const next = moved.next(at.client, at.clock)
  return { ...at, length: Math.min(at.length, next - at.clock) }
}

/** Ranges of one old id and of one new id never overlap: a letter is deleted once and inserted once. */
const firstEndingAfter = (ranges: readonly MovedRange[], clock: number, side: 'from' | 'to'): number => {
  let [low, high] = [0, ranges.length]
  const end = (range: MovedRange | undefined) => (range ? range[side].clock + range.length : -1)
  if (end(ranges[high - 1]) <= clock) return high
  while (low < high) {
    const middle = (low + high) >> 1
    if (end(ranges[middle]) > clock) high = middle
    else low = middle + 1
  }
  return low
}

/** As stored in a row of `history_moved`: client and clock of the new id, of the old one, length; all ranges of an entry in turn. */
export const packRanges = (ranges: readonly MovedRange[]): string =>
  JSON.stringify(ranges.flatMap(({ from, to, length }) => [to.client, to.clock, from.client, from.clock, length]))
export const unpackRanges = (seq: number, packed: unknown): readonly MovedRange[] => {
  const flat: unknown = JSON.parse(String(packed))
  if (!Array.isArray(flat) || !flat.every((one) => typeof one === 'number')) throw new Error(`moved text that cannot be read: ${packed}`)
  const ranges: MovedRange[] = []
  for (let i = 0; i + 4 < flat.length; i += 5) {
    const [client = 0, clock = 0, oldClient = 0, oldClock = 0, length = 0] = flat.slice(i, i + 5)
    ranges.push({ seq, to: { client, clock }, from: { client: oldClient, clock: oldClock }, length })
  }
  return ranges
}
