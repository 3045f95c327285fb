// The two sides of a text: was this id visible at the earlier moment, is it at the later one, and who brought it or took it away?
import * as Y from 'yjs'
import type { TextChangeMark } from '../../shared/history/textDiff.ts'
import type { Between, Stamp } from './between.ts'

/** How a stretch of ids stands on both sides; `null` for what is on neither. */
export interface Stretch {
  readonly before: boolean
  readonly after: boolean
}

export interface Sides {
  /** Of one id inside `item`. */
  stretchAt(item: Y.Item, clock: number): Stretch | null
  /** The next clock inside `item` at which something may be otherwise. */
  nextAt(item: Y.Item, clock: number): number
  /** What became of what is on one side only. */
  changeAt(item: Y.Item, clock: number, stretch: Stretch): TextChangeMark | null
  broughtBy(id: Y.ID): Stamp
  takenBy(id: Y.ID): Stamp
}

const UNKNOWN: Stamp = { seq: null, account: null, delegation: null, at: null }

const BOTH: Stretch = { before: true, after: true }

export const createSides = ({ earlier, inserted, deleted }: Between): Sides => {
  const bornAt = (client: number) => earlier.sv.get(client) ?? 0
  const broughtBy = ({ client, clock }: Y.ID) => inserted.at(client, clock) ?? UNKNOWN
  const takenBy = ({ client, clock }: Y.ID) => deleted.at(client, clock) ?? UNKNOWN

  return {
    stretchAt(item, clock) {
      const { client } = item.id
      const early = clock < bornAt(client)
      // Nothing deleted comes back: what was there already and lives was alive. In a long text that is nearly all.
      if (early && !item.deleted) return BOTH
      const before = early && !Y.isDeleted(earlier.ds, Y.createID(client, clock))
      return before || !item.deleted ? { before, after: !item.deleted } : null
    },
    nextAt(item, clock) {
      const { client } = item.id
      const [born, end] = [bornAt(client), item.id.clock + item.length]
      if (end <= born && !item.deleted) return end
      return Math.min(
        end,
        born > clock ? born : Number.POSITIVE_INFINITY,
        nextDeletion(earlier.ds.clients.get(client) ?? [], clock),
        inserted.next(client, clock),
        deleted.next(client, clock),
      )
    },
    changeAt(item, clock, { before, after }) {
      const id = Y.createID(item.id.client, clock)
      if (before === after) return null
      return after ? { type: 'inserted', ...broughtBy(id) } : { type: 'deleted', ...takenBy(id) }
    },
    broughtBy,
    takenBy,
  }
}

/** Where the next range begins, or the one that holds `clock` ends. */
const nextDeletion = (ranges: readonly { readonly clock: number; readonly len: number }[], clock: number): number => {
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
