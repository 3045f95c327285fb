// Tables of the history. Events and the cursor move in one transaction, so that the events of each entry are saved exactly once.
import { type HistoryEvent, lastSeqOf, subjectKey } from '../../shared/history/events.ts'
import { canonical } from '../../shared/history/fold/canonical.ts'
import type { Happened, WordedEvent } from '../../shared/history/fold/fold.ts'
import { HISTORY_VERSION } from '../../shared/history/fold/historyVersion.ts'
import { type MovedRange, packRanges } from '../../shared/history/fold/movedRanges.ts'
import type { Removed } from '../../shared/history/fold/removedTexts.ts'
import type { SubjectName } from '../../shared/history/fold/subjectNames.ts'
import { type StoredTexts, storedTexts } from '../../shared/history/fold/textGroups.ts'
import type { DocumentId, Seq } from '../../shared/ids.ts'
import { type DatabaseValue, indexedBy, type Queries, type Statement, statement } from '../db/queries.ts'
import { lastWholeFor, removePlansBeyond } from './pastPlanRows.ts'
import { removeSummariesBeyond } from './pastSummaries.ts'
import { mustBeWhole, readProjectorCursor, seqOfCursor } from './projectorCursor.ts'
import { readEvent, readRemoved } from './readEvents.ts'
import { readMoved } from './readMoved.ts'

export const HISTORY_PROJECTION = 'history'

/** Rows per transaction: during one, a commit of the main thread waits and blocks its event loop. */
export const CHUNK = 100

export interface HistoryStore {
  /** Up to which seq the document was read by this version; 0 when never, or not entry by entry. */
  cursor(document: DocumentId): Promise<Seq>
  /** Removes rows beyond the cursor: of an earlier version, or of a batch interrupted by a crash. */
  prepare(document: DocumentId): Promise<void>
  /** Groups of text edits that reach beyond `after`: older ones can no longer be extended. */
  texts(document: DocumentId, after: Seq): Promise<StoredTexts>
  /** Creations that reach beyond `after` and may still be extended. */
  births(document: DocumentId, after: Seq): Promise<readonly HistoryEvent[]>
  /** Text moved up to the cursor, and deleted text that may be restored. */
  moves(document: DocumentId): Promise<Pick<Happened, 'removed'> & { readonly moved: readonly MovedRange[] }>
  /**
   * Throws when not every entry was read, and when the cursor is no longer at `from`: another server has saved the rest meanwhile.
   */
  save(
    document: DocumentId,
    at: { readonly from: Seq; readonly upTo: Seq },
    happened: Happened,
    /** Rows of past plans. */
    plan?: readonly Statement[],
  ): Promise<void>
  /** From which complete plan the rows of past plans reach the cursor; null if they do not. */
  planReaches(document: DocumentId): Promise<Seq | null>
  /** Deletes the history: it is rebuilt from the logs. */
  clear(): Promise<void>
}

export const createHistoryStore = (queries: Queries): HistoryStore => {
  const cursor = async (document: DocumentId): Promise<Seq> =>
    seqOfCursor(await readProjectorCursor(queries, document, { name: HISTORY_PROJECTION, version: HISTORY_VERSION }))
  const isThere = async (text: string, ...values: (string | number)[]) => (await queries.all(text, ...values)).length > 0
  const textsAfter = `SELECT event FROM history_event ${indexedBy(queries, 'history_event_end')}
    WHERE document = ? AND last_seq > ? AND type IN ('text', 'moved') ORDER BY seq, ord`

  const birthsAfter = `SELECT event FROM history_event ${indexedBy(queries, 'history_event_end')}
    WHERE document = ? AND last_seq > ? AND type = 'created' AND seq = last_seq AND NOT EXISTS (
      SELECT 1 FROM history_event AS later WHERE later.document = history_event.document AND later.subject = history_event.subject
        AND ((later.field IS NULL AND later.type <> 'created') OR (later.author = history_event.author AND later.seq > history_event.seq)))
    ORDER BY seq, ord`

  return {
    cursor,
    async prepare(document) {
      const reached = await cursor(document)
      // First, so that nobody reads what is removed here.
      if (reached === 0 && (await isThere(SQL.anyCursor, document, HISTORY_PROJECTION)))
        await queries.write([statement(SQL.removeCursor, document, HISTORY_PROJECTION)])
      while (await isThere(SQL.beyond, document, reached)) await queries.write([statement(SQL.removeBeyond, document, reached, CHUNK)])
      if (await isThere(SQL.planBeyond, document, reached)) await queries.write(removePlansBeyond(document, reached))
      if (await isThere(SQL.summaryBeyond, document, reached)) await queries.write([removeSummariesBeyond(document, reached)])
      if (reached > 0) return
      const tables = [SQL.anyFace, SQL.anyMoved, SQL.anyRemoved]
      for (const any of tables)
        if (await isThere(any, document))
          return queries.write([SQL.removeFaces, SQL.removeMoved, SQL.removeRemoved].map((text) => statement(text, document)))
    },
    texts: async (document, after) => storedTexts((await queries.all(textsAfter, document, after)).map(readEvent)),
    births: async (document, after) => (await queries.all(birthsAfter, document, after)).map(readEvent),
    moves: async (document) => ({
      moved: await readMoved(queries, document, await cursor(document)),
      removed: (await queries.all(SQL.removed, document)).map(({ seq, author, runs }) => readRemoved({ seq, author, runs })),
    }),
    async save(document, { from, upTo }, { events, faces, moved, removed, entries }, plan = []) {
      mustBeWhole(document, { from, upTo, entries })
      /** The row is locked first, so that the cursor cannot move between the comparison and the end of the transaction. */
      const move = (to: Seq) => [
        statement(SQL.holdCursor, document, HISTORY_PROJECTION, HISTORY_VERSION),
        statement(
          SQL.moveCursor,
          document,
          HISTORY_PROJECTION,
          HISTORY_VERSION,
          document,
          HISTORY_PROJECTION,
          HISTORY_VERSION,
          from,
          to,
          to,
        ),
      ]
      // Rows beyond the cursor are invisible: an interrupted batch is repeated. Extended groups must be written with the cursor.
      const fresh = events.filter(({ event }) => event.seq > from)
      while (fresh.length > CHUNK) await queries.write([...move(from), ...fresh.splice(0, CHUNK).map(eventRow)])
      await queries.write([
        ...move(upTo),
        ...[...fresh, ...events.filter(({ event }) => event.seq <= from)].map(eventRow),
        ...faces.map((face) => faceRow(document, face)),
        ...moved.map(({ seq, ranges }) => statement(SQL.setMoved, document, seq, packRanges(ranges))),
        ...removed.map((one) => removedRow(document, one)),
        ...plan,
      ])
    },
    planReaches: async (document) => lastWholeFor(queries, document, await cursor(document)),
    clear: () =>
      queries.write([
        statement('DELETE FROM history_event'),
        statement('DELETE FROM history_subject'),
        statement('DELETE FROM history_moved'),
        statement('DELETE FROM history_removed'),
        statement('DELETE FROM past_plan'),
        statement('DELETE FROM past_summary'),
        statement('DELETE FROM projector WHERE name = ?', HISTORY_PROJECTION),
      ]),
  }
}

/** An event's row, in the order of `EVENT_COLUMNS`. */
export const eventValues = ({ event, words }: WordedEvent): readonly DatabaseValue[] => {
  const { document, seq, ord, at, author, delegation, meeting, subject, field, change } = event
  return [
    document,
    seq,
    ord,
    at,
    lastSeqOf(event),
    author,
    delegation,
    meeting,
    subjectKey(subject),
    field,
    change.type,
    canonical(event),
    words,
  ]
}
export const EVENT_COLUMNS = 'document, seq, ord, at, last_seq, author, delegation, meeting, subject, field, type, event, words'
/** A subject's row, in the order of `FACE_COLUMNS`. */
export const faceValues = (document: DocumentId, { subject, title, number }: SubjectName): readonly DatabaseValue[] => [
  document,
  subjectKey(subject),
  title.es,
  title.en,
  number,
]
export const FACE_COLUMNS = 'document, subject, title_es, title_en, number'

const eventRow = (worded: WordedEvent): Statement => statement(SQL.setEvent, ...eventValues(worded))
const faceRow = (document: DocumentId, face: SubjectName): Statement => statement(SQL.setFace, ...faceValues(document, face))

const removedRow = (document: DocumentId, { seq, author, runs }: Removed): Statement =>
  runs.length > 0
    ? statement(SQL.setRemoved, document, seq, author, JSON.stringify(runs))
    : statement('DELETE FROM history_removed WHERE document = ? AND seq = ?', document, seq)
const SQL = {
  anyCursor: 'SELECT 1 AS one FROM projector WHERE document = ? AND name = ?',
  removeCursor: 'DELETE FROM projector WHERE document = ? AND name = ?',
  holdCursor: `
    INSERT INTO projector (document, name, version, seq) VALUES (?, ?, ?, 0)
    ON CONFLICT (document, name) DO UPDATE SET seq = projector.seq`,
  /** If it is at another seq the new one is null, which violates NOT NULL. */
  moveCursor: `
    INSERT INTO projector (document, name, version, seq, entries) SELECT ?, ?, ?, CASE
      WHEN coalesce((SELECT seq FROM projector WHERE document = ? AND name = ? AND version = ?), 0) = ? THEN CAST(? AS bigint) END, CAST(? AS bigint)
    WHERE true
    ON CONFLICT (document, name) DO UPDATE SET version = excluded.version, seq = excluded.seq, entries = excluded.entries`,
  setEvent: `
    INSERT INTO history_event (${EVENT_COLUMNS})
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (document, seq, ord) DO UPDATE SET last_seq = excluded.last_seq, event = excluded.event, words = excluded.words`,
  setFace: `
    INSERT INTO history_subject (${FACE_COLUMNS}) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (document, subject) DO UPDATE SET title_es = excluded.title_es, title_en = excluded.title_en, number = excluded.number`,
  anyFace: 'SELECT 1 AS one FROM history_subject WHERE document = ? LIMIT 1',
  removeFaces: 'DELETE FROM history_subject WHERE document = ?',
  anyMoved: 'SELECT 1 AS one FROM history_moved WHERE document = ? LIMIT 1',
  removeMoved: 'DELETE FROM history_moved WHERE document = ?',
  anyRemoved: 'SELECT 1 AS one FROM history_removed WHERE document = ? LIMIT 1',
  removeRemoved: 'DELETE FROM history_removed WHERE document = ?',
  removed: 'SELECT seq, author, runs FROM history_removed WHERE document = ? ORDER BY seq',
  setMoved: `
    INSERT INTO history_moved (document, seq, ranges) VALUES (?, ?, ?)
    ON CONFLICT (document, seq) DO UPDATE SET ranges = excluded.ranges`,
  setRemoved: `
    INSERT INTO history_removed (document, seq, author, runs) VALUES (?, ?, ?, ?)
    ON CONFLICT (document, seq) DO UPDATE SET runs = excluded.runs`,
  planBeyond: 'SELECT 1 AS one FROM past_plan WHERE document = ? AND whole IN (0, 1) AND seq > ? LIMIT 1',
  summaryBeyond: 'SELECT 1 AS one FROM past_summary WHERE document = ? AND seq > ? LIMIT 1',
  beyond: 'SELECT 1 AS one FROM history_event WHERE document = ? AND seq > ? LIMIT 1',
  removeBeyond: `
    DELETE FROM history_event
    WHERE (document, seq, ord) IN (SELECT document, seq, ord FROM history_event WHERE document = ? AND seq > ? LIMIT ?)`,
} as const
