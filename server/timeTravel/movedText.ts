// Moved text, for readers of past texts: its letters keep the author and time of their first position.

import { HISTORY_VERSION } from '../../shared/history/fold/historyVersion.ts'
import { createMovedRanges, type MovedRanges, rootOf } from '../../shared/history/fold/movedRanges.ts'
import { type DocumentId, type Seq, seq } from '../../shared/ids.ts'
import type { Queries } from '../db/queries.ts'
import { HISTORY_PROJECTION } from '../history/historyStore.ts'
import { readMoved } from '../history/readMoved.ts'
import type { IdRanges } from './idRanges.ts'

export interface MovedTexts {
  /** Covers at least the entries up to `upTo`, as far as the history has processed the log. */
  of(document: DocumentId, upTo: Seq): Promise<MovedRanges>
  /** Whether it has processed these entries. */
  reach(document: DocumentId, upTo: Seq): Promise<boolean>
}

interface Known {
  readonly ranges: MovedRanges
  seq: Seq
}
/** Number of documents whose moves are cached. */
const MOST = 32

export const createMoves = (queries: Queries): MovedTexts => {
  const known = new Map<DocumentId, Promise<Known>>()
  const processed = async (document: DocumentId): Promise<number> => {
    const [row] = await queries.all(
      'SELECT seq FROM projector WHERE document = ? AND name = ? AND version = ?',
      document,
      HISTORY_PROJECTION,
      HISTORY_VERSION,
    )
    return Number(row?.seq ?? 0)
  }
  const readOn = async (document: DocumentId, so: Known, upTo: Seq): Promise<Known> => {
    const all = await processed(document)
    const reached = seq(Math.min(upTo, all))
    // The history was rebuilt: the cache is invalid.
    const from = all < so.seq ? { ranges: createMovedRanges(), seq: seq(0) } : so
    if (reached <= from.seq) return from
    for (const range of await readMoved(queries, document, reached, from.seq)) from.ranges.add(range)
    from.seq = reached
    return from
  }
  return {
    async of(document, upTo) {
      // Sequential: two readers of the same rows would add them twice.
      const before = known.get(document) ?? Promise.resolve({ ranges: createMovedRanges(), seq: seq(0) })
      const reading = before.then((so) => (so.seq < upTo ? readOn(document, so, upTo) : so))
      known.delete(document)
      known.set(document, reading)
      reading.catch(() => known.delete(document))
      const [oldest] = known.keys()
      if (known.size > MOST && oldest !== undefined) known.delete(oldest)
      return (await reading).ranges
    },
    reach: async (document, upTo) => (await processed(document)) >= upTo,
  }
}

/** `written`: the first writing of the letters, whatever their current position. */
export const followingMoves = <Value>(written: IdRanges<Value>, moved: MovedRanges): IdRanges<Value> =>
  moved.size === 0
    ? written
    : {
        add: written.add,
        at(client, clock) {
          const root = rootOf(moved, client, clock)
          return written.at(root.client, root.clock)
        },
        next(client, clock) {
          const root = rootOf(moved, client, clock)
          const length = Math.min(root.length, written.next(root.client, root.clock) - root.clock)
          return Math.min(clock + length, moved.next(client, clock))
        },
      }
