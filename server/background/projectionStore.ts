// Tables and cursor of the projections. The cursor moves in the transaction that completes the rows.
import type { Bilingual } from '../../shared/bilingual.ts'
import { HISTORY_VERSION } from '../../shared/history/fold/historyVersion.ts'
import { type DocumentId, type Instant, parseDocumentId, type Seq } from '../../shared/ids.ts'
import { type DatabaseRow, type DatabaseValue, type Queries, type Statement, statement } from '../db/queries.ts'
import { createHistoryStore, HISTORY_PROJECTION, type HistoryStore } from '../history/historyStore.ts'
import { mustBeWhole, readProjectorCursor, seqOfCursor } from '../history/projectorCursor.ts'
import type { ProjectedItem, ProjectedMeeting, ProjectedStream, Projection } from './projection.ts'

const NAME = 'titles'
/** Increase it when the same Y.Doc would give other rows: every document is then projected again. */
const PROJECTION_VERSION = 7

/** Rows per transaction: during one, a commit of the main thread waits and blocks its event loop. 26 ms for 2,000 rows, measured. */
const CHUNK = 100

type Text = readonly [part: string, text: Bilingual | null]

export interface ProjectionStore {
  /** Up to which seq the document was projected by this version; 0 when never. */
  cursor(document: DocumentId): Promise<Seq>
  save(
    document: DocumentId,
    at: { readonly seq: Seq; readonly at: Instant; readonly entries: number },
    projection: Projection,
  ): Promise<void>
  /** A separate projection, with its own cursor and version, so that either can be rebuilt alone. */
  readonly history: HistoryStore
  /** Deletes the projections: they are rebuilt from the log. */
  clear(): Promise<void>
}

/** Whether some log is ahead of its projection: after a crash, or an upgrade. */
export const isBehind = async (queries: Queries): Promise<boolean> => (await documentsBehind(queries)).length > 0

/** Whether the rows of this document do not have all of its log yet. */
export const isDocumentBehind = async (queries: Queries, document: DocumentId): Promise<boolean> =>
  (await queries.all(SQL.behindIn, NAME, PROJECTION_VERSION, document)).length > 0

/** Includes what another server has written. */
export const documentsBehind = async (queries: Queries): Promise<readonly DocumentId[]> => {
  const rows = [
    ...(await queries.all(SQL.behind, NAME, PROJECTION_VERSION)),
    ...(await queries.all(SQL.behind, HISTORY_PROJECTION, HISTORY_VERSION)),
  ]
  return [...new Set(rows.flatMap(({ id }) => parseDocumentId(id) ?? []))]
}

/** Documents whose history is read from the first entry on: after an upgrade that reads logs otherwise, or of a version that may have missed some. */
export const historiesToRead = async (queries: Queries): Promise<{ readonly documents: number; readonly entries: number }> => {
  const [row] = await queries.all(SQL.unread, HISTORY_PROJECTION, HISTORY_VERSION)
  return { documents: Number(row?.documents ?? 0), entries: Number(row?.entries ?? 0) }
}

export const createProjectionStore = (queries: Queries): ProjectionStore => ({
  history: createHistoryStore(queries),
  cursor: async (document) => seqOfCursor(await readProjectorCursor(queries, document, { name: NAME, version: PROJECTION_VERSION })),
  async save(document, at, { title, archived, streams, meeting, items = NO_ITEMS, texts, whole }) {
    mustBeWhole(document, { from: 0, upTo: at.seq, entries: at.entries })
    const changedTexts = whole ? differences(await queries.all(SQL.texts, document), texts) : [...texts]
    const changes = [...(await itemRows(queries, document, { items, whole })), ...changedTexts.map((change) => textRow(document, change))]
    // After a crash the rows may be ahead of the cursor, and the next start finds nothing to change.
    while (changes.length > CHUNK) await queries.write(changes.splice(0, CHUNK))
    await queries.write([
      ...changes,
      ...(whole || streams ? [statement(SQL.removeStreams, document)] : []),
      ...streamValues(document, streams ?? []).map((values) => statement(SQL.addStream, ...values)),
      ...(meeting ? meetingRows(document, meeting) : []),
      statement(SQL.setTitle, document, title?.es ?? '', title?.en ?? '', at.at, archived ? 1 : 0),
      statement(SQL.setCursor, document, NAME, PROJECTION_VERSION, at.seq, at.entries),
    ])
  },
  clear: () =>
    queries.write([
      ...['search_text', 'stream', 'document_title', 'meeting_face', 'decision', 'plan_item'].map((table) =>
        statement(`DELETE FROM ${table}`),
      ),
      statement('DELETE FROM projector WHERE name = ?', NAME),
    ]),
})

const NO_ITEMS: NonNullable<Projection['items']> = new Map()

const itemRows = async (
  queries: Queries,
  document: DocumentId,
  { items, whole }: { readonly items: NonNullable<Projection['items']>; readonly whole: boolean },
): Promise<readonly Statement[]> => {
  const stored = new Map(whole ? (await queries.all(SQL.items, document)).map((row) => [String(row.id), row]) : [])
  const gone = [...stored.keys()].filter((id) => !items.has(id)).map((id) => [id, null] as const)
  return [...items, ...gone].flatMap(([id, item]) => {
    if (!item) return [statement(SQL.removeItem, document, id)]
    const values = itemValues(document, item)
    const before = stored.get(id)
    const isSame = before !== undefined && ITEM_COLUMNS.every((column, at) => String(before[column]) === String(values[at]))
    return isSame ? [] : [statement(SQL.setItem, ...values)]
  })
}

/** After a restart nearly all rows are unchanged. */
const differences = (rows: readonly DatabaseRow[], texts: ReadonlyMap<string, Bilingual | null>): Text[] => {
  const stored = new Map(rows.map((row) => [String(row.part), row]))
  const changed = [...texts].filter(([part, text]) => {
    const row = stored.get(part)
    return row?.es !== text?.es || row?.en !== text?.en
  })
  const gone = [...stored.keys()].filter((part) => !texts.has(part))
  return [...changed, ...gone.map((part): Text => [part, null])]
}
const textRow = (document: DocumentId, [part, text]: Text): Statement =>
  text ? statement(SQL.setText, document, part, text.es, text.en) : statement(SQL.removeText, document, part)

const meetingRows = (document: DocumentId, meeting: ProjectedMeeting): readonly Statement[] => [
  statement(SQL.setFace, ...faceValues(document, meeting)),
  statement(SQL.removeDecisions, document),
  ...decisionValues(document, meeting).map((values) => statement(SQL.addDecision, ...values)),
]

const faceValues = (
  document: DocumentId,
  { place, start, end, opensAt, closesAt, zone, points }: ProjectedMeeting,
): readonly DatabaseValue[] => [
  document,
  place.es,
  place.en,
  start,
  end,
  opensAt,
  closesAt,
  zone,
  points.total,
  points.done,
  points.deferred,
]
const decisionValues = (document: DocumentId, { decisions }: ProjectedMeeting): readonly (readonly DatabaseValue[])[] =>
  decisions.map(({ id, number, text, status, method, point, pointTitle, items, texts }, position) => [
    document,
    id,
    number,
    text.es,
    text.en,
    status,
    method,
    point,
    pointTitle.es,
    pointTitle.en,
    JSON.stringify(items),
    JSON.stringify(texts),
    position,
  ])
const itemValues = (
  document: DocumentId,
  { id, number, kind, title, status, due, lead, agencies, people, archived }: ProjectedItem,
): readonly DatabaseValue[] => [
  document,
  id,
  number,
  kind,
  title.es,
  title.en,
  status,
  due,
  lead,
  JSON.stringify(agencies),
  JSON.stringify(people),
  archived ? 1 : 0,
]
const streamValues = (document: DocumentId, streams: readonly ProjectedStream[]): readonly (readonly DatabaseValue[])[] =>
  streams.map(({ id, name, archived }, position) => [document, id, name.es, name.en, position, archived ? 1 : 0])

export interface ProjectedTable {
  readonly table: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly DatabaseValue[])[]
}

/** All rows of a document in a complete projection, in no order. */
export const projectedRows = (document: DocumentId, at: Instant, projection: Projection): readonly ProjectedTable[] => {
  const { title, archived, streams, meeting, items = NO_ITEMS, texts } = projection
  return [
    {
      table: 'document_title',
      columns: COLUMNS.title.split(', '),
      rows: [[document, title?.es ?? '', title?.en ?? '', at, archived ? 1 : 0]],
    },
    { table: 'stream', columns: COLUMNS.stream.split(', '), rows: streamValues(document, streams ?? []) },
    { table: 'meeting_face', columns: COLUMNS.face.split(', '), rows: meeting ? [faceValues(document, meeting)] : [] },
    { table: 'decision', columns: COLUMNS.decision.split(', '), rows: meeting ? decisionValues(document, meeting) : [] },
    {
      table: 'plan_item',
      columns: ITEM_COLUMNS,
      rows: [...items.values()].flatMap((item) => (item ? [itemValues(document, item)] : [])),
    },
    {
      table: 'search_text',
      columns: COLUMNS.text.split(', '),
      rows: [...texts].flatMap(([part, text]) => (text ? [[document, part, text.es, text.en]] : [])),
    },
  ]
}

const COLUMNS = {
  title: 'document, es, en, updated_at, archived',
  stream: 'document, id, name_es, name_en, position, archived',
  face: 'document, place_es, place_en, start_day, end_day, opens_at, closes_at, zone, points, points_done, points_deferred',
  decision: 'document, id, number, text_es, text_en, status, method, point, point_es, point_en, items, texts, position',
  item: 'document, id, number, kind, title_es, title_en, status, due, lead, agencies, people, archived',
  text: 'document, part, es, en',
} as const
const ITEM_COLUMNS = COLUMNS.item.split(', ')

const SQL = {
  behind: `
    SELECT id FROM log_head JOIN log_document ON number = log_head.document
    LEFT JOIN projector ON projector.document = id AND name = ? AND version = ?
    WHERE projector.seq IS DISTINCT FROM log_head.seq OR projector.entries <> projector.seq`,
  behindIn: `
    SELECT id FROM log_head JOIN log_document ON number = log_head.document
    LEFT JOIN projector ON projector.document = id AND name = ? AND version = ?
    WHERE id = ? AND log_head.seq > 0 AND (projector.seq IS DISTINCT FROM log_head.seq OR projector.entries <> projector.seq)`,
  unread: `
    SELECT count(*) AS documents, sum(log_head.seq) AS entries FROM log_head JOIN log_document ON number = log_head.document
    LEFT JOIN projector ON projector.document = id AND name = ? AND version = ?
    WHERE log_head.seq > 0 AND (projector.seq IS NULL OR projector.entries <> projector.seq)`,
  setCursor: `
    INSERT INTO projector (document, name, version, seq, entries) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (document, name) DO UPDATE SET version = excluded.version, seq = excluded.seq, entries = excluded.entries`,
  setTitle: `
    INSERT INTO document_title (${COLUMNS.title}) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (document) DO UPDATE SET es = excluded.es, en = excluded.en, updated_at = excluded.updated_at,
      archived = excluded.archived`,
  addStream: `INSERT INTO stream (${COLUMNS.stream}) VALUES (?, ?, ?, ?, ?, ?)`,
  removeStreams: 'DELETE FROM stream WHERE document = ?',
  setFace: `
    INSERT INTO meeting_face (${COLUMNS.face})
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (document) DO UPDATE SET place_es = excluded.place_es, place_en = excluded.place_en, start_day = excluded.start_day,
      end_day = excluded.end_day, opens_at = excluded.opens_at, closes_at = excluded.closes_at, zone = excluded.zone, points = excluded.points, points_done = excluded.points_done,
      points_deferred = excluded.points_deferred`,
  addDecision: `
    INSERT INTO decision (${COLUMNS.decision})
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  removeDecisions: 'DELETE FROM decision WHERE document = ?',
  setText: `
    INSERT INTO search_text (${COLUMNS.text}) VALUES (?, ?, ?, ?)
    ON CONFLICT (document, part) DO UPDATE SET es = excluded.es, en = excluded.en`,
  removeText: 'DELETE FROM search_text WHERE document = ? AND part = ?',
  setItem: `
    INSERT INTO plan_item (${COLUMNS.item})
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (document, id) DO UPDATE SET number = excluded.number, kind = excluded.kind, title_es = excluded.title_es, title_en = excluded.title_en,
      status = excluded.status, due = excluded.due, lead = excluded.lead, agencies = excluded.agencies, people = excluded.people,
      archived = excluded.archived`,
  removeItem: 'DELETE FROM plan_item WHERE document = ? AND id = ?',
  items: `SELECT ${COLUMNS.item} FROM plan_item WHERE document = ?`,
  texts: 'SELECT part, es, en FROM search_text WHERE document = ?',
} as const
