// What is kept of the changes since an entry gives the answers that a reading of all events gives: on either engine, as people write on, and after rows
// were lost or damaged.
import { expect, onTestFinished, test, vi } from 'vitest'
import { loadCachedDocument } from '../../../server/background/cachedDocument.ts'
import { systemClock } from '../../../server/clock.ts'
import { openDatabase } from '../../../server/db/open.ts'
import { type Queries, statement } from '../../../server/db/queries.ts'
import { type AuthorContexts, NO_AUTHOR_CONTEXTS } from '../../../server/history/authorContexts.ts'
import { createHistoryStore } from '../../../server/history/historyStore.ts'
import { createSummaries, keepSummary, otherThanKept, type SummaryKind } from '../../../server/history/pastSummaries.ts'
import { createSinceReader, sinceSummary } from '../../../server/history/since.ts'
import { createWorkReader, workPartOf, workSummary } from '../../../server/history/work.ts'
import type { UpdateLog } from '../../../server/log/log.ts'
import { postgresQueries } from '../../../server/log/postgresQueries.ts'
import { createSqliteLog } from '../../../server/log/sqliteLog.ts'
import { sqliteQueries } from '../../../server/log/sqliteQueries.ts'
import { createBases } from '../../../server/timeTravel/bases.ts'
import { compareMoments } from '../../../server/timeTravel/compareMoments.ts'
import { createEditReader } from '../../../server/timeTravel/edits.ts'
import { createSummaryCheck, keepSummaries, startKeepingSummaries } from '../../../server/timeTravel/keepSummaries.ts'
import { comparedBytes, comparisonSummary } from '../../../server/timeTravel/keptComparison.ts'
import { createPastPages } from '../../../server/timeTravel/pageReadings.ts'
import { createPlans } from '../../../server/timeTravel/plans.ts'
import { periodsOf } from '../../../shared/acts/periods.ts'
import { type Seq, seq } from '../../../shared/ids.ts'
import { logOn, openOnPostgres, usePostgres } from '../../harness/onPostgres.ts'
import { live, type OpenLog, PLAN } from '../../shared/history/life.ts'
import { ANA } from '../timeTravel/writers.ts'
import { readWork } from './readWork.ts'

const postgres = usePostgres()

const engines: Readonly<Record<string, () => Promise<{ readonly open: OpenLog; readonly queries: Queries }>>> = {
  SQLite: async () => {
    const database = await openDatabase({ file: ':memory:' })
    onTestFinished(() => database.close())
    return {
      open: async ({ clock, meetingOf }) => createSqliteLog({ database, clock, meetingOf }),
      queries: sqliteQueries(database.sqlite, systemClock),
    }
  },
  PostgreSQL: async () => {
    const database = await openOnPostgres(await postgres().database())
    return {
      open: async ({ clock, meetingOf }) => logOn(database, clock, async () => () => ({ meeting: meetingOf(), sealed: false })),
      queries: postgresQueries(database.pool),
    }
  },
}

/** Every third entry of Ana was written in a session that a link had opened. */
const LINKS: AuthorContexts = {
  ...NO_AUTHOR_CONTEXTS,
  key: 'links',
  of: ({ author, seq: at }) => (author === ANA.account && at % 3 === 0 ? { byLink: { requestedBy: 'Beto', consentBy: null } } : {}),
  varying: [ANA.account],
  eraIn: () => '(CASE WHEN seq % 3 = 0 THEN 1 ELSE 0 END)',
}

const readOn = async (log: UpdateLog, queries: Queries): Promise<Seq> => {
  const cached = await loadCachedDocument(log, PLAN, createHistoryStore(queries))
  const head = (await log.head(PLAN)).seq
  await cached.advance(head)
  cached.dispose()
  return head
}

/** All that is asked of the past, with new readers each time. */
const questions = (log: UpdateLog, queries: Queries, contexts: AuthorContexts) => {
  const past = { log, bases: createBases(log) }
  const edits = createEditReader(queries)
  const comparing = { past, plans: createPlans(past, queries), pages: createPastPages(past), edits, contexts, queries }
  const sources = {
    periods: periodsOf([]),
    reopenings: [],
    contexts,
    deadlinesIn: (...[document, span, subjects]: Parameters<Parameters<typeof workSummary>[2]['deadlinesIn']>) =>
      edits.deadlinesIn(document, span, contexts, subjects),
  }
  const pairOf = (from: Seq, to: Seq) => {
    const at = (one: Seq) => ({ seqs: one > 0 ? [{ document: PLAN, seq: one }] : [], unreadable: [] })
    return { roadmap: PLAN, from: at(from), to: at(to) }
  }
  const since = { reader: ANA.account, contexts }
  return {
    kinds: async (): Promise<readonly SummaryKind[]> => [
      await workSummary(queries, { document: PLAN }, sources),
      await sinceSummary(queries, { document: PLAN }, since),
      await comparisonSummary(comparing, PLAN),
    ],
    read: async (from: Seq, to: Seq) => ({
      work: await readWork(createWorkReader(queries), { spans: [{ document: PLAN, from, to }] }, sources),
      since: await createSinceReader(queries)({ reader: ANA.account, spans: [{ document: PLAN, from, to }] }, contexts),
      comparison: await compareMoments(comparing, pairOf(from, to)),
    }),
    kept: async (from: Seq, to: Seq, summaries: ReturnType<typeof createSummaries>) => ({
      work: await readWork(createWorkReader(queries), { spans: [{ document: PLAN, from, to }] }, { ...sources, summaries }),
      since: await createSinceReader(queries)({ reader: ANA.account, spans: [{ document: PLAN, from, to }] }, contexts, summaries),
      comparison: JSON.parse(String(await comparedBytes({ ...comparing, summaries }, pairOf(from, to)))),
    }),
  }
}

for (const [engine, openEngine] of Object.entries(engines))
  test(`[H88] what is kept of the changes since an entry gives the answers that all events give, on ${engine}`, async () => {
    for (const [seed, contexts] of engine === 'SQLite'
      ? ([
          [3, NO_AUTHOR_CONTEXTS],
          [5, LINKS],
          [8, NO_AUTHOR_CONTEXTS],
        ] as const)
      : ([[13, LINKS]] as const)) {
      const { open, queries } = await openEngine()
      const lasting = createSummaries(queries)
      const froms: Seq[] = []
      let entries = 0
      let answered = 0
      await live(open, { seed, steps: 130, documents: [PLAN] }, async (log) => {
        entries += 1
        if (entries % 10 !== 0) return
        const head = await readOn(log, queries)
        const { kinds, read, kept } = questions(log, queries, contexts)
        if (entries % 40 === 0) froms.push(head)
        for (const from of froms) {
          // Brought up to date now and then, and in between some subjects are behind.
          if (entries % 30 === 0 || from === head)
            for (const kind of await kinds())
              await keepSummary(queries, { document: PLAN, from, to: head }, { kind, behind: 1, pause: async () => undefined })
          if (from === head) continue
          const expected = JSON.parse(JSON.stringify(await read(from, head)))
          expect(JSON.parse(JSON.stringify(await kept(from, head, createSummaries(queries)))), `cold at ${head}`).toEqual(expected)
          expect(JSON.parse(JSON.stringify(await kept(from, head, lasting))), `warm at ${head}`).toEqual(expected)
          for (const kind of await kinds())
            expect(await otherThanKept(queries, { document: PLAN, from, to: head }, { kind, pick: (subjects) => subjects })).toBeNull()
          answered += expected.work.rows.length
        }
      })
      expect(answered).toBeGreaterThan(100)
      const [names] = await queries.all('SELECT count(*) AS count FROM past_summary')
      expect(Number(names?.count)).toBe(froms.length * 3)
    }
  })

test('[H88] a summary that is missing, damaged or made of something else is not used', async () => {
  const { open, queries } = await (engines.SQLite ?? (() => Promise.reject(new Error('an engine'))))()
  const log = await live(open, { seed: 5, steps: 80, documents: [PLAN] })
  const head = await readOn(log, queries)
  const { kinds, kept, read } = questions(log, queries, NO_AUTHOR_CONTEXTS)
  const span = { document: PLAN, from: seq(10), to: head }
  const answers = async () =>
    (await Promise.all((await kinds()).map((kind) => createSummaries(queries).of(span, kind)))).filter((one) => one !== null).length
  expect(await answers()).toBe(0)
  for (const kind of await kinds()) await keepSummary(queries, span, { kind, behind: 0, pause: async () => undefined })
  expect(await answers()).toBe(3)
  for (const kind of await kinds()) expect(await createSummaries(queries).of(span, { ...kind, key: `${kind.key} and more` })).toBeNull()
  await queries.write([statement('UPDATE past_summary SET body = ?', new Uint8Array([1, 2, 3]))])
  expect(await answers()).toBe(0)
  expect(JSON.parse(JSON.stringify(await kept(span.from, head, createSummaries(queries))))).toEqual(
    JSON.parse(JSON.stringify(await read(span.from, head))),
  )
  await createHistoryStore(queries).clear()
  expect(await queries.all('SELECT * FROM past_summary')).toEqual([])
})

test('[H88] since each closed session and last visit summaries are kept, brought up to date, removed when nobody asks for them, and verified', async () => {
  const database = await openDatabase({ file: ':memory:' })
  onTestFinished(() => database.close())
  const queries = sqliteQueries(database.sqlite, systemClock)
  database.sqlite.exec('PRAGMA foreign_keys = OFF')
  const kept = async () =>
    (await queries.all('SELECT name, after, seq FROM past_summary ORDER BY name, after')).map(
      ({ name, after, seq: to }) => `${name} ${after}-${to}`,
    )
  const log = await live(async ({ clock, meetingOf }) => createSqliteLog({ database, clock, meetingOf }), {
    seed: 5,
    steps: 80,
    documents: [PLAN],
  })
  const head = await readOn(log, queries)
  const at = async (one: number) => {
    for await (const entry of log.read(PLAN, seq(one - 1), seq(one))) return entry.at
    throw new Error('an entry')
  }
  const mark = (id: string, kind: string, when: number) =>
    statement(`INSERT INTO mark (id, group_id, kind, at) VALUES ('${id}', 'tco', '${kind}', ?)`, when)
  const headOf = (id: string, one: number) =>
    statement(`INSERT INTO mark_head (mark, document, seq, hash) VALUES ('${id}', '${PLAN}', ?, ?)`, one, new Uint8Array([1]))
  await queries.write([
    mark('a', 'closed', await at(10)),
    headOf('a', 10),
    mark('b', 'started', await at(12)),
    headOf('b', 12),
    mark('c', 'named', await at(head - 2)),
    headOf('c', head - 2),
    statement("INSERT INTO visit (account, group_id, last_seen, previous) VALUES ('ana', 'tco', ?, ?)", await at(head), await at(20)),
  ])
  const sources = { log, queries }
  await keepSummaries(sources, PLAN, { fewestEntries: 5 })
  expect(await kept()).toEqual([`comparison 10-${head}`, `since ana 20-${head}`, `work 10-${head}`])
  const check = createSummaryCheck(sources)
  expect(await check(PLAN)).toBeNull()
  // Written with another sum, as by a fault of this program.
  const [work] = await questions(log, queries, NO_AUTHOR_CONTEXTS).kinds()
  if (!work) throw new Error('a kind')
  const make: SummaryKind['make'] = async (span, subjects) =>
    new Map([...(await work.make(span, subjects))].map(([subject, part]) => [subject, part.replace('"changes":1,', '"changes":2,')]))
  await queries.write([statement('DELETE FROM past_summary WHERE name = ?', 'work')])
  await keepSummary(
    queries,
    { document: PLAN, from: seq(10), to: head },
    { kind: { ...work, make }, behind: 0, pause: async () => undefined },
  )
  expect(await check(PLAN)).toBe('what is kept of the changes since entry 10 (work) is not what the history gives')
  expect(await kept(), 'the one that was not right is removed').toEqual([`comparison 10-${head}`, `since ana 20-${head}`])
  await keepSummaries(sources, PLAN, { fewestEntries: 5 })
  expect(await kept()).toHaveLength(3)
  expect(await check(PLAN)).toBeNull()
  // Keystrokes that go on while the events are read again.
  const goingOn: SummaryKind['make'] = async (span, subjects) => {
    await queries.write([
      statement('UPDATE history_event SET last_seq = ? WHERE subject = ? AND seq <= ?', head + 1, subjects[0] ?? '', head),
    ])
    return new Map([...(await work.make(span, subjects))].map(([subject, part]) => [subject, subject === subjects[0] ? `${part} ` : part]))
  }
  const other = { document: PLAN, from: seq(10), to: head }
  const pick = (subjects: readonly string[]) => subjects
  expect(await otherThanKept(queries, other, { kind: { ...work, make: goingOn }, pick })).toBeNull()
  await queries.write([statement('DELETE FROM mark_head')])
  await keepSummaries(sources, PLAN, { fewestEntries: 5 })
  expect(await kept()).toEqual([`since ana 20-${head}`])
})

test('[H88] the rows of one subject are kept in one order, whatever the order in which a database groups them', () => {
  const rows = [3, 1, 2, 2].map((first, index) => ({ first, text: `{"n":${index}}` }))
  expect(workPartOf(rows.toReversed())).toBe(workPartOf(rows))
})

/** A plan of some eighty steps, which somebody visited before them. */
const visitedPlan = async () => {
  const database = await openDatabase({ file: ':memory:' })
  onTestFinished(() => database.close())
  const queries = sqliteQueries(database.sqlite, systemClock)
  database.sqlite.exec('PRAGMA foreign_keys = OFF')
  const log = await live(async ({ clock, meetingOf }) => createSqliteLog({ database, clock, meetingOf }), {
    seed: 5,
    steps: 80,
    documents: [PLAN],
  })
  await queries.write([statement("INSERT INTO visit (account, group_id, last_seen, previous) VALUES ('ana', 'tco', 1, 0)")])
  return { log, queries }
}

test('[H88] no summary is written by a server that lost its turn at a document while it read the events', async () => {
  const { log, queries } = await visitedPlan()
  await readOn(log, queries)
  const rowsAfter = async (turns: number): Promise<number> => {
    let asked = 0
    const begun = Promise.withResolvers<void>()
    let waits = 0
    const stop = startKeepingSummaries({
      log,
      queries,
      leases: {
        hold: async () => {
          asked += 1
          return asked <= turns
        },
        close: async () => undefined,
      },
      clock: {
        ...systemClock,
        after: (_, task) => {
          waits += 1
          if (asked > 0 || waits > 10) begun.resolve()
          else queueMicrotask(task)
          return () => undefined
        },
      },
      report: (what, error) => expect.fail(`${what}: ${error}`),
      limits: { fewestEntries: 5 },
    })
    await begun.promise
    await stop()
    return (await queries.all('SELECT * FROM past_summary')).length
  }
  expect(await rowsAfter(1)).toBe(0)
  expect(await rowsAfter(Number.POSITIVE_INFINITY)).toBeGreaterThan(0)
})

test('[H88] changes are summed up once their history has been read, and not while it is found anew', async () => {
  const { log, queries } = await visitedPlan()
  const head = (await log.head(PLAN)).seq
  const cached = await loadCachedDocument(log, PLAN, createHistoryStore(queries))
  onTestFinished(cached.dispose)
  await cached.advance(seq(head - 10))
  const waits: number[] = []
  const tasks: (() => void)[] = []
  const stop = startKeepingSummaries({
    log,
    queries,
    clock: {
      ...systemClock,
      after: (ms, task) => {
        waits.push(ms)
        tasks.push(task)
        return () => undefined
      },
    },
    report: (what, error) => expect.fail(`${what}: ${error}`),
    limits: { fewestEntries: 5, mostUnread: 9 },
  })
  const rounds = async () => {
    const begun = waits.length
    tasks.shift()?.()
    await vi.waitUntil(() => waits.length > begun)
    return queries.all('SELECT seq FROM past_summary')
  }
  expect(await rounds()).toEqual([])
  await cached.advance(head)
  expect((await rounds()).map((row) => Number(row.seq))).toEqual([head])
  await stop()
  expect(waits[1], 'looks again as soon as after a start').toBe(waits[0])
  expect(waits[2]).toBeGreaterThan(waits[0] ?? 0)
})
