// Events of the history beyond its cursor. An interrupted batch leaves some, and the projector replaces them: what it replaces otherwise than with
// the same events was put there by somebody else, and is named although it is gone.
import { HISTORY_VERSION } from '../../shared/history/fold/historyVersion.ts'
import { type DocumentId, type Seq, seq } from '../../shared/ids.ts'
import type { DatabaseRow, Queries } from '../db/queries.ts'
import { EVENT_COLUMNS, HISTORY_PROJECTION } from '../history/historyStore.ts'
import { readProjectorCursor } from '../history/projectorCursor.ts'
import type { UpdateLog } from '../log/log.ts'
import type { Fault } from '../log/verifyChain.ts'

export type EventsPastCursor = ReadonlyMap<DocumentId, readonly DatabaseRow[]>

/** More than an interrupted batch leaves. */
const MOST = 1_000

/** Before the projector catches up. Histories of another version are read anew as a whole: their rows say nothing. */
export const readEventsPastCursor = async (queries: Queries, documents: readonly DocumentId[]): Promise<EventsPastCursor> => {
  const found = new Map<DocumentId, readonly DatabaseRow[]>()
  for (const document of documents) {
    const cursor = await readProjectorCursor(queries, document, { name: HISTORY_PROJECTION, version: HISTORY_VERSION })
    if (cursor?.entries !== cursor?.seq) continue
    const rows = cursor ? await queries.all(SQL.ahead, document, cursor.seq, MOST) : []
    if (rows.length > 0) found.set(document, rows)
  }
  return found
}

/** After it has caught up: the first of those rows that the log does not give. */
export const forgedPastCursor = async (
  { queries, log }: { readonly queries: Queries; readonly log: Pick<UpdateLog, 'head'> },
  document: DocumentId,
  ahead: EventsPastCursor,
): Promise<Fault | null> => {
  const rows = ahead.get(document) ?? []
  if (rows.length === 0) return null
  const head = (await log.head(document)).seq
  for (const row of rows) {
    const at = seq(Number(row.seq))
    if (at > head) return fault(at, `history told of entry ${at}, which the log does not have`)
    const cursor = await readProjectorCursor(queries, document, { name: HISTORY_PROJECTION, version: HISTORY_VERSION })
    if (!cursor || cursor.seq < at) return null
    const [now] = await queries.all(SQL.one, document, at, Number(row.ord))
    if (!now || !isSame(row, now)) return fault(at, `history told of entry ${at} otherwise than the log does, until it was read again`)
  }
  return null
}

const fault = (at: Seq, why: string): Fault => ({ ok: false, of: 'history', seq: at, why })

/** A group of text edits, or a creation, may have been extended since. */
const isSame = (before: DatabaseRow, now: DatabaseRow): boolean => {
  const mayGrow = before.type === 'text' || before.type === 'moved' || before.type === 'created'
  return EVENT_COLUMNS.split(', ').every((column) => (mayGrow && GROWING.has(column)) || before[column] === now[column])
}
const GROWING: ReadonlySet<string> = new Set(['last_seq', 'event', 'words'])

const SQL = {
  ahead: `SELECT ${EVENT_COLUMNS} FROM history_event WHERE document = ? AND seq > ? ORDER BY seq, ord LIMIT ?`,
  one: `SELECT ${EVENT_COLUMNS} FROM history_event WHERE document = ? AND seq = ? AND ord = ?`,
} as const
