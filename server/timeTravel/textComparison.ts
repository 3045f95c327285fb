// Visibility of each id of a text at two moments, and who inserted or deleted it.
import type { TextChangeMark } from '../../shared/history/textDiff.ts'
import { type DeletedRange, isDeletedIn, rangesIn } from '../../shared/yjs/decodedUpdate.ts'
import type { Id, YjsItem } from '../../shared/yjs/item.ts'
import { structAt } from '../../shared/yjs/structStore.ts'
import type { EventsBetween } from './between.ts'
import type { Stamp } from './stamp.ts'

/** State of a range of ids on both sides; `null` for ids on neither. */
export interface ComparedStretch {
  readonly before: boolean
  readonly after: boolean
}

export interface TextComparison {
  /** Of one id inside `item`. */
  stretchAt(item: YjsItem, clock: number): ComparedStretch | null
  /** The next clock inside `item` at which the state may differ. */
  nextAt(item: YjsItem, clock: number): number
  /** Change of an id that is on one side only. */
  changeAt(item: YjsItem, clock: number, stretch: ComparedStretch): TextChangeMark | null
  broughtBy(id: Id): Stamp
  takenBy(id: Id): Stamp
}

/** Result of following an id through moves, and the number of consecutive ids with the same result. */
interface MovedChange {
  readonly change: TextChangeMark
  readonly length: number
}

const UNKNOWN: Stamp = { seq: null, account: null, delegation: null, at: null }

const BOTH: ComparedStretch = { before: true, after: true }

export const createTextComparison = ({ doc, earlier, inserted, deleted, moved }: EventsBetween): TextComparison => {
  const bornAt = (client: number) => earlier.clocks.get(client) ?? 0
  const broughtBy = ({ client, clock }: Id) => inserted.at(client, clock) ?? UNKNOWN
  const takenBy = ({ client, clock }: Id) => deleted.at(client, clock) ?? UNKNOWN

  const nextOf = (client: number, clock: number): number => {
    const born = bornAt(client)
    return Math.min(
      born > clock ? born : Number.POSITIVE_INFINITY,
      nextDeletion(rangesIn(earlier.deleted).get(client) ?? [], clock),
      inserted.next(client, clock),
      deleted.next(client, clock),
    )
  }
  /** Number of ids with the same data as this one. */
  const sameFrom = (client: number, clock: number): number =>
    Math.min(nextOf(client, clock), moved?.ranges.next(client, clock) ?? Number.POSITIVE_INFINITY) - clock
  const stoodBefore = ({ client, clock }: Id) => clock < bornAt(client) && !isDeletedIn(earlier.deleted, { client, clock })

  /** For inserted ids: their old position, or the author at the position from which they were moved. */
  const changeOfInserted = (client: number, clock: number): MovedChange => {
    const ranges = moved?.ranges
    let length = sameFrom(client, clock)
    let at: Id = { client, clock }
    for (let step = ranges?.cameFrom(client, clock); step; step = ranges?.cameFrom(step.client, step.clock)) {
      at = { client: step.client, clock: step.clock }
      length = Math.min(length, step.length, sameFrom(at.client, at.clock))
      if (stoodBefore(at)) return { change: { type: 'movedHere', ...broughtBy({ client, clock }) }, length }
    }
    // Older than the earlier moment but not visible then: restored, so the person who restored it is the author of the change.
    const isOlder = at.clock < bornAt(at.client)
    return { change: { type: 'inserted', ...broughtBy(isOlder ? { client, clock } : at) }, length }
  }
  /** For deleted ids: who finally deleted them, after any moves. */
  const changeOfDeleted = (client: number, clock: number): MovedChange => {
    const ranges = moved?.ranges
    let length = sameFrom(client, clock)
    let at: Id = { client, clock }
    for (let step = ranges?.wentTo(client, clock); step && step.seq <= (moved?.upTo ?? 0); step = ranges?.wentTo(at.client, at.clock)) {
      at = { client: step.client, clock: step.clock }
      const struct = structAt(doc, at)
      const end = struct.id.clock + struct.length
      length = Math.min(length, step.length, end - at.clock, sameFrom(at.client, at.clock))
      if (!struct.deleted) return { change: { type: 'movedAway', ...broughtBy(at) }, length }
    }
    return { change: { type: 'deleted', ...takenBy(at) }, length }
  }

  return {
    stretchAt(item, clock) {
      const { client } = item.id
      const early = clock < bornAt(client)
      // Deletions are final: ids that existed already and are visible now were visible then. In a long text that is nearly all.
      if (early && !item.deleted) return BOTH
      const before = early && !isDeletedIn(earlier.deleted, { client, clock })
      return before || !item.deleted ? { before, after: !item.deleted } : null
    },
    nextAt(item, clock) {
      const { client } = item.id
      const [born, end] = [bornAt(client), item.id.clock + item.length]
      if (end <= born && !item.deleted) return end
      const next = Math.min(end, nextOf(client, clock))
      if (!moved || moved.ranges.size === 0) return next
      return Math.min(next, clock + (item.deleted ? changeOfDeleted : changeOfInserted)(client, clock).length)
    },
    changeAt(item, clock, { before, after }) {
      if (before === after) return null
      return (after ? changeOfInserted : changeOfDeleted)(item.id.client, clock).change
    },
    broughtBy,
    takenBy,
  }
}

/** Start of the next range, or end of the one that contains `clock`. */
const nextDeletion = (ranges: readonly DeletedRange[], clock: number): number => {
  let [low, high] = [0, ranges.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const range = ranges[middle]
    if (range && range.clock + range.len <= clock) low = middle + 1
    else high = middle
  }
  const range = ranges[low]
  if (!range) return Number.POSITIVE_INFINITY
  return range.clock > clock ? range.clock : range.clock + range.len
}
