// Reads moved ranges from the rows of history.
import { type MovedRange, unpackRanges } from '../../shared/history/fold/movedRanges.ts'
import type { Seq } from '../../shared/ids.ts'
import type { Queries } from '../db/queries.ts'

/** Of one document, for entries with `after < seq ≤ upTo`, in order. */
export const readMoved = async (queries: Queries, document: string, upTo: Seq, after = 0): Promise<readonly MovedRange[]> => {
  const rows = await queries.all(
    'SELECT seq, ranges FROM history_moved WHERE document = ? AND seq > ? AND seq <= ? ORDER BY seq',
    document,
    after,
    upTo,
  )
  return rows.flatMap(({ seq, ranges }) => unpackRanges(Number(seq), ranges))
}
