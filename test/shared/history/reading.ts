// History read from a log as the projector does it, stopped and begun again where a test says.
import type { DatabaseSync } from 'node:sqlite'
import { loadCachedDocument } from '../../../server/background/cachedDocument.ts'
import { systemClock } from '../../../server/clock.ts'
import { type Database, openDatabase } from '../../../server/db/open.ts'
import { createHistoryStore } from '../../../server/history/historyStore.ts'
import { readEvent } from '../../../server/history/readEvents.ts'
import type { UpdateLog } from '../../../server/log/log.ts'
import { sqliteQueries } from '../../../server/log/sqliteQueries.ts'
import type { HistoryEvent } from '../../../shared/history/events.ts'
import { type DocumentId, seq } from '../../../shared/ids.ts'

export interface Stops {
  /** Reads up to here and saves, then goes on. */
  readonly pauses?: readonly number[]
  /** Reads up to here, saves, and forgets all that is in memory. */
  readonly restarts?: readonly number[]
}

/** Reads the rest of a document's log into the tables. */
export const readOn = async (sqlite: DatabaseSync, log: UpdateLog, document: DocumentId, { pauses = [], restarts = [] }: Stops = {}) => {
  const store = createHistoryStore(sqliteQueries(sqlite, systemClock))
  const head = (await log.head(document)).seq
  let cached = await loadCachedDocument(log, document, store)
  for (const stop of [...new Set([...pauses, ...restarts, head])].filter((at) => at <= head).sort((a, b) => a - b)) {
    await cached.advance(seq(stop))
    if (!restarts.includes(stop)) continue
    cached.dispose()
    cached = await loadCachedDocument(log, document, store)
  }
  cached.dispose()
}

const QUERIES = [
  'SELECT * FROM history_event ORDER BY document, seq, ord',
  'SELECT * FROM history_subject ORDER BY document, subject',
  'SELECT * FROM history_moved ORDER BY document, seq',
  'SELECT * FROM history_removed ORDER BY document, seq',
]
/** Every byte of it, a row in a line. */
export const bytesOf = (sqlite: DatabaseSync): readonly string[] =>
  QUERIES.flatMap((query) =>
    sqlite
      .prepare(query)
      .all()
      .map((row) => JSON.stringify(row)),
  )

export const eventsOf = (sqlite: DatabaseSync, document: DocumentId): readonly HistoryEvent[] =>
  sqlite.prepare('SELECT event FROM history_event WHERE document = ? ORDER BY seq, ord').all(document).map(readEvent)

/** In a database of its own. */
export const withHistory = async <T>(use: (database: Database) => Promise<T>): Promise<T> => {
  const database = await openDatabase({ file: ':memory:' })
  try {
    return await use(database)
  } finally {
    database.close()
  }
}

/** The bytes of the history of these documents, read in one go unless stops are given. */
export const historyOf = (log: UpdateLog, documents: readonly DocumentId[], stops: (head: number) => Stops = () => ({})) =>
  withHistory(async ({ sqlite }) => {
    for (const document of documents) await readOn(sqlite, log, document, stops((await log.head(document)).seq))
    return bytesOf(sqlite)
  })
