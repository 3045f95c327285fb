// Compares the rows of the history, page by page, with those of a replay.
import { type DocumentId, type Seq, seq } from '../../shared/ids.ts'
import type { DatabaseRow, DatabaseValue, Queries } from '../db/queries.ts'
import { EVENT_COLUMNS, FACE_COLUMNS } from '../history/historyStore.ts'
import { sha256 } from '../log/entry.ts'

export interface StoredHistoryRows {
  /** By `eventPlace`, the fingerprint of its row: all rows of a long log would take hundreds of megabytes. */
  readonly events: Map<string, string>
  /** By the key of the subject, in the order of FACE_COLUMNS. */
  readonly faces: Map<string, readonly DatabaseValue[]>
  /** By entry, the moved ranges in the format of `packRanges`. */
  readonly moved: Map<Seq, string>
}
export const eventPlace = (event: { readonly seq: unknown; readonly ord: unknown }): string => `${event.seq} ${event.ord}`

/** `values` in the order of EVENT_COLUMNS. */
export const eventFingerprint = (values: readonly unknown[]): string =>
  Buffer.from(sha256(Buffer.from(JSON.stringify(values.map(kept))))).toString('latin1')

interface Comparing {
  readonly expected: StoredHistoryRows
  /** Later rows are not complete. */
  readonly upTo: Seq
  readonly pause: () => Promise<void>
}

const PAGE = 500
const COLUMNS = EVENT_COLUMNS.split(', ')

/** The first event that differs, is missing, or is surplus; null when there is none. */
export const firstOtherRow = async (
  queries: Queries,
  document: DocumentId,
  { expected, upTo, pause }: Comparing,
): Promise<{ readonly seq: Seq; readonly why: string } | null> => {
  const waiting = new Map(expected.events)
  for (let [after, ord] = [0, -1]; ; ) {
    const rows = await queries.all(SQL.events, document, after, ord, upTo, PAGE)
    for (const row of rows) {
      const place = eventPlace({ seq: row.seq, ord: row.ord })
      const theirs = waiting.get(place)
      const at = seq(Number(row.seq))
      if (!theirs) return { seq: at, why: `history tells an event of entry ${at} that the log does not give` }
      if (eventFingerprint(COLUMNS.map((column) => row[column] ?? null)) !== theirs)
        return { seq: at, why: `history tells of entry ${at} otherwise than the log does` }
      waiting.delete(place)
    }
    const last = rows.at(-1)
    if (rows.length < PAGE || !last) break
    ;[after, ord] = [Number(last.seq), Number(last.ord)]
    await pause()
  }
  const [missing] = waiting.keys()
  if (missing !== undefined) {
    const at = seq(Number.parseInt(missing, 10))
    return { seq: at, why: `history lacks an event of entry ${at}` }
  }
  const face = otherFace(await queries.all(SQL.faces, document), expected.faces, upTo)
  return face ?? otherMove(await queries.all(SQL.moved, document, upTo), expected.moved, upTo)
}

/** A manipulated row would attribute letters to another author. */
const otherMove = (rows: readonly DatabaseRow[], moved: StoredHistoryRows['moved'], upTo: Seq) => {
  const other = rows.find((row) => moved.get(seq(Number(row.seq))) !== row.ranges)
  const at = other ? seq(Number(other.seq)) : upTo
  if (other) return { seq: at, why: `history says of entry ${at} that it moved other letters than the log does` }
  return rows.length === moved.size ? null : { seq: upTo, why: 'history lacks letters that were moved' }
}

const otherFace = (rows: readonly DatabaseRow[], faces: StoredHistoryRows['faces'], upTo: Seq) => {
  const other = rows.find((row) => !isSame(row, FACE_COLUMNS, faces.get(String(row.subject)) ?? []))
  if (other) return { seq: upTo, why: `history calls ${other.subject} otherwise than the log does` }
  return rows.length === faces.size ? null : { seq: upTo, why: 'history lacks the name of a subject' }
}

const isSame = (row: DatabaseRow, columns: string, values: readonly DatabaseValue[]): boolean =>
  columns.split(', ').every((column, index) => kept(row[column] ?? null) === kept(values[index] ?? null))
/** PostgreSQL keeps no NUL in a text (`storable`). */
const kept = (value: unknown): unknown => (typeof value === 'string' ? value.replaceAll('\0', '\ufffd') : value)

const SQL = {
  events: `SELECT ${EVENT_COLUMNS} FROM history_event WHERE document = ? AND (seq, ord) > (?, ?) AND seq <= ? ORDER BY seq, ord LIMIT ?`,
  moved: 'SELECT seq, ranges FROM history_moved WHERE document = ? AND seq <= ?',
  faces: `SELECT ${FACE_COLUMNS} FROM history_subject WHERE document = ?`,
} as const
