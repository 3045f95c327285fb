import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { createProjectionStore } from '../../../server/background/projectionStore.ts'
import { createProjector } from '../../../server/background/projector.ts'
import { systemClock } from '../../../server/clock.ts'
import { openDatabase } from '../../../server/db/open.ts'
import type { Queries } from '../../../server/db/queries.ts'
import { type ActivityQuery, readActivity } from '../../../server/history/activity.ts'
import { digestHistory } from '../../../server/history/digestHistory.ts'
import type { UpdateLog } from '../../../server/log/log.ts'
import { postgresQueries } from '../../../server/log/postgresQueries.ts'
import { createSqliteLog } from '../../../server/log/sqliteLog.ts'
import { sqliteQueries } from '../../../server/log/sqliteQueries.ts'
import { instant, parseGroupId, parseMeetingId, seq } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { logOn, openOnPostgres, usePostgres } from '../../harness/onPostgres.ts'
import { seedOf } from '../../harness/seeds.ts'
import { DOCUMENTS, live } from '../../shared/history/life.ts'

const postgres = usePostgres()
const GROUP = must(parseGroupId('tco'), 'a group')
const ACTIVITY: ActivityQuery = {
  limit: 1,
  after: [],
  upTo: DOCUMENTS.map((document) => ({ document, seq: seq(60) })),
  zone: 'America/Bogota',
  held: [{ id: must(parseMeetingId('m1'), 'a session'), startedAt: instant(1) }],
}

/** Everything that is projected, row by row. */
const projected = async (log: UpdateLog, queries: Queries) => {
  const report = (what: string, error: unknown) => {
    throw new Error(what, { cause: error })
  }
  const projector = createProjector({ log, store: createProjectionStore(queries), clock: systemClock, report })
  await projector.catchUp()
  await projector.settled()
  await projector.close()
  return {
    history: await digestHistory(queries),
    activity: await readActivity(
      queries,
      { group: GROUP, documents: DOCUMENTS, people: { periods: new Map(), linkSpans: [], words: new Map() } },
      ACTIVITY,
    ),
    titles: await queries.all('SELECT * FROM document_title ORDER BY document'),
    texts: await queries.all('SELECT * FROM search_text ORDER BY document, part'),
    streams: await queries.all('SELECT * FROM stream ORDER BY document, position'),
    decisions: await queries.all('SELECT * FROM decision ORDER BY document, position'),
    faces: await queries.all('SELECT * FROM meeting_face ORDER BY document'),
  }
}

test('[N1] [I5] [H50] the same logs give the same history and the same rows on either engine, whatever foreign hands wrote', async () => {
  const database = await openOnPostgres(await postgres().database())
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 1_000_000 }), async (seed) => {
      for (const table of ['log_entry', 'log_head', 'log_document', 'client_owner', 'checkpoint', 'projector', 'history_event'])
        await database.pool.query(`TRUNCATE ${table} CASCADE`)
      for (const table of ['history_subject', 'document_title', 'search_text', 'stream', 'decision', 'meeting_face'])
        await database.pool.query(`TRUNCATE ${table}`)
      const embedded = await openDatabase({ file: ':memory:' })
      onTestFinished(() => embedded.close())
      const here = await live(async (world) => createSqliteLog({ database: embedded, ...world }), { seed, steps: 120 })
      const there = await live(
        async ({ clock, meetingOf }) => logOn(database, clock, async () => () => ({ meeting: meetingOf(), sealed: false })),
        { seed, steps: 120 },
      )
      const [one, other] = [
        await projected(here, sqliteQueries(embedded.sqlite, systemClock)),
        await projected(there, postgresQueries(database.pool)),
      ]
      expect(one.history.at(-1)?.events).toBeGreaterThan(20)
      expect(JSON.stringify(other)).toBe(JSON.stringify(one))
    }),
    { numRuns: 4, seed: seedOf(11) },
  )
})
