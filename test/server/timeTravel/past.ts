// A log on SQLite with its history, and a reader of its past on this thread: what the worker of the server does.
import { loadCachedDocument } from '../../../server/background/cachedDocument.ts'
import { systemClock } from '../../../server/clock.ts'
import type { Database } from '../../../server/db/open.ts'
import type { Queries } from '../../../server/db/queries.ts'
import { createHistoryStore } from '../../../server/history/historyStore.ts'
import type { UpdateLog } from '../../../server/log/log.ts'
import { sqliteQueries } from '../../../server/log/sqliteQueries.ts'
import { unpacked } from '../../../server/packedAnswer.ts'
import type { PastReader, Question } from '../../../server/timeTravel/questions.ts'
import { createReader } from '../../../server/timeTravel/reader.ts'
import type { Comparison, Moment } from '../../../shared/history/comparison.ts'
import { type DocumentId, seq } from '../../../shared/ids.ts'

export const momentOf = (seqs: Readonly<Record<string, number>>, documents: readonly DocumentId[]): Moment => ({
  mark: 'now',
  at: null,
  meeting: null,
  name: null,
  unreadable: [],
  seqs: documents.flatMap((document) => (seqs[document] ? [{ document, seq: seq(seqs[document]) }] : [])),
})

export interface OpenPast {
  readonly reader: PastReader
  /** What it has reported. */
  readonly reported: readonly string[]
  /** Queries to the database until now. */
  readonly asked: () => number
  /** Reads the history of all logs on. */
  readonly tell: () => Promise<void>
  readonly answer: (question: Question) => Promise<Uint8Array>
  readonly json: <T>(question: Question) => Promise<T>
  readonly comparison: (from: Moment, to: Moment, roadmap: DocumentId) => Promise<Comparison>
}

export const openPast = ({ sqlite }: Database, log: UpdateLog): OpenPast => {
  let asked = 0
  const all = sqliteQueries(sqlite, systemClock)
  const queries: Queries = {
    ...all,
    all: (...query) => {
      asked += 1
      return all.all(...query)
    },
  }
  const reported: string[] = []
  const reader = createReader({ log, queries, report: (what, error) => reported.push(`${what}: ${error}`) })
  const answer = async (question: Question): Promise<Uint8Array> => {
    const answered = await reader.ask(question)
    if (!answered.ok) throw new Error(answered.refusal)
    return unpacked(answered.value)
  }
  const json = async <T>(question: Question): Promise<T> => JSON.parse(new TextDecoder().decode(await answer(question)))
  return {
    reader,
    reported,
    asked: () => asked,
    answer,
    json,
    async tell() {
      for (const document of await log.documents()) {
        const cached = await loadCachedDocument(log, document, createHistoryStore(queries))
        await cached.advance((await log.head(document)).seq)
        cached.dispose()
      }
    },
    comparison: (from, to, roadmap) => json<Comparison>({ type: 'comparison', roadmap, from, to }),
  }
}
