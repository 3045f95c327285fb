// Whether the owner of edits brought back after a restore has confirmed them since.

import { type HistoryEvent, lastSeqOf } from '../../shared/history/events.ts'
import type { DocumentId } from '../../shared/ids.ts'
import { ATTRIBUTIONS } from '../db/logTables.ts'
import type { Queries } from '../db/queries.ts'

/** For the events of one document that were brought back. */
export const verifiedIn = async (
  queries: Queries,
  document: DocumentId,
): Promise<(event: Pick<HistoryEvent, 'seq' | 'change'>) => boolean> => {
  const rows = await queries.all(PIECES, document)
  const isVerified = verifiedAmong(rows.map(({ seq, vouched }) => ({ seq: Number(seq), vouched })))
  return (event) => isVerified(event.seq, lastSeqOf(event))
}
const PIECES = `SELECT seq, vouched FROM ${ATTRIBUTIONS} WHERE document = (SELECT number FROM log_document WHERE id = ?) ORDER BY seq`

/** Another answer when more was brought back, or was confirmed. */
export const confirmedIn = async (queries: Queries, document: DocumentId): Promise<readonly number[]> => {
  const [row] = await queries.all(CONFIRMED, document)
  return [Number(row?.pieces ?? 0), Number(row?.vouched ?? 0)]
}
const CONFIRMED = `SELECT count(*) AS pieces, count(vouched) AS vouched FROM ${ATTRIBUTIONS} WHERE document = (SELECT number FROM log_document WHERE id = ?)`

interface Piece {
  readonly seq: number
  /** Null until they are confirmed. */
  readonly vouched: unknown
}
/** `pieces`: in order. For entries from `first` to `last`: deletions are no pieces, so nobody can confirm them (SPEC K2). */
export const verifiedAmong =
  (pieces: readonly Piece[]) =>
  (first: number, last: number): boolean => {
    const begin = firstFrom(pieces, first)
    const end = firstFrom(pieces, last + 1)
    if (begin === end) return false
    for (let at = begin; at < end; at++) if (pieces[at]?.vouched === null) return false
    return true
  }

const firstFrom = (pieces: readonly Piece[], seq: number): number => {
  let [low, high] = [0, pieces.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((pieces[middle]?.seq ?? 0) >= seq) high = middle
    else low = middle + 1
  }
  return low
}
