// The projected tables and the cursors of the projector. The cursor moves in the transaction that makes the rows complete.
import type { DatabaseSync } from 'node:sqlite'
import type { Bilingual } from '../../shared/bilingual.ts'
import { type DocumentId, type Instant, type Seq, seq } from '../../shared/ids.ts'
import type { Clock } from '../clock.ts'
import { createHistoryStore, HISTORY, HISTORY_VERSION, type HistoryStore } from '../history/historyStore.ts'
import { createWriteTransaction } from '../log/writeTransaction.ts'
import type { ProjectedMeeting, Projection } from './projection.ts'

const NAME = 'titles'
/** Raise it when the same Y.Doc would give other rows: every document is then projected anew. */
export const PROJECTION_VERSION = 1

/** Rows per transaction: while one lasts, a commit of the main thread waits with its event loop held. 26 ms for 2,000 rows, measured. */
const CHUNK = 100

type Text = readonly [part: string, text: Bilingual | null]

export interface ProjectionStore {
  /** How far the document was projected by this version; 0 when never. */
  cursor(document: DocumentId): Seq
  save(document: DocumentId, at: { readonly seq: Seq; readonly at: Instant }, projection: Projection): Promise<void>
  /** A projection of its own, with its own cursor and version: either can be made anew without the other. */
  readonly history: HistoryStore
  /** Forgets what is projected from the documents as they stand: all is made again from the log. */
  clear(): Promise<void>
}

/** Whether some log stands elsewhere than what was projected: true after a crash, or after an upgrade. */
export const isBehind = (sqlite: DatabaseSync): boolean => {
  const behind = sqlite.prepare(
    `SELECT 1 FROM log_head JOIN log_document ON number = log_head.document
     LEFT JOIN projector ON projector.document = id AND name = ? AND version = ?
     WHERE projector.seq IS NOT log_head.seq LIMIT 1`,
  )
  return behind.get(NAME, PROJECTION_VERSION) !== undefined || behind.get(HISTORY, HISTORY_VERSION) !== undefined
}

export const createProjectionStore = (sqlite: DatabaseSync, clock: Clock): ProjectionStore => {
  const write = createWriteTransaction(sqlite, clock)
  const sql = prepareStatements(sqlite)

  const setTexts = (document: DocumentId, changes: readonly Text[]) => {
    for (const [part, text] of changes) {
      if (text) sql.setText.run(document, part, text.es, text.en)
      else sql.removeText.run(document, part)
    }
  }
  /** After a restart nearly all rows are as they were. */
  const differences = (document: DocumentId, texts: ReadonlyMap<string, Bilingual | null>): Text[] => {
    const stored = new Map(sql.texts.all(document).map((row) => [String(row.part), row]))
    const changed = [...texts].filter(([part, text]) => {
      const row = stored.get(part)
      return row?.es !== text?.es || row?.en !== text?.en
    })
    const gone = [...stored.keys()].filter((part) => !texts.has(part))
    return [...changed, ...gone.map((part): Text => [part, null])]
  }

  const setMeeting = (document: DocumentId, { place, start, end, zone, points, decisions }: ProjectedMeeting) => {
    sql.setFace.run(document, place.es, place.en, start, end, zone, points.total, points.done, points.deferred)
    sql.removeDecisions.run(document)
    for (const [position, { id, number, text, status, method, point, pointTitle, items, texts }] of decisions.entries())
      sql.addDecision.run(
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
      )
  }

  return {
    history: createHistoryStore(sqlite, clock),
    cursor: (document) => seq(Number(sql.cursor.get(document, NAME, PROJECTION_VERSION)?.seq ?? 0)),
    async save(document, at, { title, streams, meeting, texts, whole }) {
      const changes = whole ? differences(document, texts) : [...texts]
      // Cut short by a crash, the rows are ahead of the cursor, and the next start finds nothing to do for them.
      while (changes.length > CHUNK) await write(() => setTexts(document, changes.splice(0, CHUNK)))
      await write(() => {
        setTexts(document, changes)
        if (whole || streams) sql.removeStreams.run(document)
        for (const [position, { id, name, archived }] of (streams ?? []).entries())
          sql.addStream.run(document, id, name.es, name.en, position, archived ? 1 : 0)
        if (meeting) setMeeting(document, meeting)
        sql.setTitle.run(document, title?.es ?? '', title?.en ?? '', at.at)
        sql.setCursor.run(document, NAME, PROJECTION_VERSION, at.seq)
      })
    },
    clear: () =>
      write(() => {
        const tables = ['search_text', 'stream', 'document_title', 'meeting_face', 'decision']
        sqlite.exec(`${tables.map((table) => `DELETE FROM ${table};`).join(' ')} DELETE FROM projector WHERE name = '${NAME}'`)
      }),
  }
}

const prepareStatements = (sqlite: DatabaseSync) => ({
  cursor: sqlite.prepare('SELECT seq FROM projector WHERE document = ? AND name = ? AND version = ?'),
  setCursor: sqlite.prepare(`
    INSERT INTO projector (document, name, version, seq) VALUES (?, ?, ?, ?)
    ON CONFLICT (document, name) DO UPDATE SET version = excluded.version, seq = excluded.seq`),
  setTitle: sqlite.prepare(`
    INSERT INTO document_title (document, es, en, updated_at) VALUES (?, ?, ?, ?)
    ON CONFLICT (document) DO UPDATE SET es = excluded.es, en = excluded.en, updated_at = excluded.updated_at`),
  addStream: sqlite.prepare('INSERT INTO stream (document, id, name_es, name_en, position, archived) VALUES (?, ?, ?, ?, ?, ?)'),
  removeStreams: sqlite.prepare('DELETE FROM stream WHERE document = ?'),
  setFace: sqlite.prepare(`
    INSERT OR REPLACE INTO meeting_face (document, place_es, place_en, start_day, end_day, zone, points, points_done, points_deferred)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`),
  addDecision: sqlite.prepare(`
    INSERT INTO decision (document, id, number, text_es, text_en, status, method, point, point_es, point_en, items, texts, position)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`),
  removeDecisions: sqlite.prepare('DELETE FROM decision WHERE document = ?'),
  setText: sqlite.prepare(`
    INSERT INTO search_text (document, part, es, en) VALUES (?, ?, ?, ?)
    ON CONFLICT (document, part) DO UPDATE SET es = excluded.es, en = excluded.en`),
  removeText: sqlite.prepare('DELETE FROM search_text WHERE document = ? AND part = ?'),
  texts: sqlite.prepare('SELECT part, es, en FROM search_text WHERE document = ?'),
})
