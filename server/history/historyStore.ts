// The tables of history. Events and the cursor move in one transaction, so that each entry is told exactly once.
import type { DatabaseSync } from 'node:sqlite'
import { type HistoryEvent, subjectKey } from '../../shared/history/events.ts'
import { type DocumentId, type Seq, seq } from '../../shared/ids.ts'
import type { Clock } from '../clock.ts'
import { createWriteTransaction } from '../log/writeTransaction.ts'
import { canonical } from './canonical.ts'
import type { Face } from './faces.ts'
import type { Happened, WordedEvent } from './fold.ts'
import { isTextEvent, readEvent } from './readEvents.ts'
import type { StoredTexts } from './textGroups.ts'

export const HISTORY = 'history'
/** Raise it when the same log would give other events: every document's history is then read anew. */
export const HISTORY_VERSION = 2

/** Rows per transaction: while one lasts, a commit of the main thread waits with its event loop held. */
export const CHUNK = 100

export interface HistoryStore {
  /** How far the document was read by this version; 0 when never. */
  cursor(document: DocumentId): Seq
  /** Removes what stands beyond the cursor: of an earlier version, or of a batch that a crash cut short. */
  prepare(document: DocumentId): Promise<void>
  texts(document: DocumentId): StoredTexts
  save(document: DocumentId, upTo: Seq, happened: Happened): Promise<void>
  /** Forgets all history: it is made again from the logs. */
  clear(): Promise<void>
}

export const createHistoryStore = (sqlite: DatabaseSync, clock: Clock): HistoryStore => {
  const write = createWriteTransaction(sqlite, clock)
  const sql = prepareStatements(sqlite)
  const cursor = (document: DocumentId) => seq(Number(sql.cursor.get(document, HISTORY, HISTORY_VERSION)?.seq ?? 0))

  const setEvent = ({ event, words }: WordedEvent) => {
    const { document, seq, ord, at, author, delegation, meeting, subject, field, change } = event
    const last = change.type === 'text' ? change.lastSeq : seq
    const key = subjectKey(subject)
    const json = canonical(event)
    sql.setEvent.run(document, seq, ord, at, last, author, delegation, meeting, key, field, change.type, json, words)
  }
  const setFace = (document: DocumentId, { subject, title, number }: Face) =>
    sql.setFace.run(document, subjectKey(subject), title.es, title.en, number)

  return {
    cursor,
    async prepare(document) {
      const reached = cursor(document)
      while (sql.beyond.get(document, reached)) await write(() => sql.removeBeyond.run(document, reached, CHUNK))
      if (reached === 0 && sql.anyFace.get(document)) await write(() => sql.removeFaces.run(document))
    },
    texts: (document) => ({
      of(subject, field, { author, delegation, meeting }) {
        const row = sql.newestText.get({ document, subject, field, author, delegation, meeting })
        const event: HistoryEvent | null = row ? readEvent(row) : null
        return event && isTextEvent(event) ? event : null
      },
      lastSeq: (subject, field) => Number(sql.lastSeqOfText.get(document, subject, field)?.seq ?? 0),
    }),
    async save(document, upTo, { events, faces }) {
      const reached = cursor(document)
      // Rows beyond the cursor are nobody's yet: a batch that is cut short is made again. Groups that go on must wait for the cursor.
      const fresh = events.filter(({ event }) => event.seq > reached)
      while (fresh.length > CHUNK) {
        const chunk = fresh.splice(0, CHUNK)
        await write(() => chunk.forEach(setEvent))
      }
      await write(() => {
        for (const one of [...fresh, ...events.filter(({ event }) => event.seq <= reached)]) setEvent(one)
        for (const face of faces) setFace(document, face)
        sql.setCursor.run(document, HISTORY, HISTORY_VERSION, upTo)
      })
    },
    clear: () =>
      write(() => {
        sqlite.exec(`DELETE FROM history_event; DELETE FROM history_subject; DELETE FROM projector WHERE name = '${HISTORY}'`)
      }),
  }
}

const prepareStatements = (sqlite: DatabaseSync) => ({
  cursor: sqlite.prepare('SELECT seq FROM projector WHERE document = ? AND name = ? AND version = ?'),
  setCursor: sqlite.prepare(`
    INSERT INTO projector (document, name, version, seq) VALUES (?, ?, ?, ?)
    ON CONFLICT (document, name) DO UPDATE SET version = excluded.version, seq = excluded.seq`),
  setEvent: sqlite.prepare(`
    INSERT INTO history_event (document, seq, ord, at, last_seq, author, delegation, meeting, subject, field, type, event, words)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (document, seq, ord) DO UPDATE SET last_seq = excluded.last_seq, event = excluded.event, words = excluded.words`),
  setFace: sqlite.prepare(`
    INSERT INTO history_subject (document, subject, title_es, title_en, number) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (document, subject) DO UPDATE SET title_es = excluded.title_es, title_en = excluded.title_en, number = excluded.number`),
  anyFace: sqlite.prepare('SELECT 1 FROM history_subject WHERE document = ? LIMIT 1'),
  removeFaces: sqlite.prepare('DELETE FROM history_subject WHERE document = ?'),
  beyond: sqlite.prepare('SELECT 1 FROM history_event WHERE document = ? AND seq > ? LIMIT 1'),
  removeBeyond: sqlite.prepare(`
    DELETE FROM history_event
    WHERE rowid IN (SELECT rowid FROM history_event WHERE document = ? AND seq > ? LIMIT ?)`),
  // Without a word SQLite would look through the whole document, from its end.
  newestText: sqlite.prepare(`
    SELECT event FROM history_event INDEXED BY history_event_subject WHERE document = :document AND subject = :subject AND field = :field AND type = 'text'
      AND author = :author AND delegation IS :delegation AND meeting IS :meeting
    ORDER BY seq DESC, ord DESC LIMIT 1`),
  lastSeqOfText: sqlite.prepare(
    `SELECT max(last_seq) AS seq FROM history_event INDEXED BY history_event_subject
     WHERE document = ? AND subject = ? AND field = ? AND type = 'text'`,
  ),
})
