// What each delegation and agency did between two moments, and how many items were in force and done: from a plan that many edited.
import { describe, expect, test } from 'vitest'
import { systemClock } from '../../../server/clock.ts'
import { authorContextsOf, NO_AUTHOR_CONTEXTS } from '../../../server/history/authorContexts.ts'
import { readBurnUp } from '../../../server/history/burnUp.ts'
import { readTold } from '../../../server/history/told.ts'
import { createWorkReader, type WorkQuery, type WorkSources } from '../../../server/history/work.ts'
import { createMemoryLog } from '../../../server/log/memoryLog.ts'
import { sqliteQueries } from '../../../server/log/sqliteQueries.ts'
import { createBases } from '../../../server/timeTravel/bases.ts'
import { createEditReader, type EditReader } from '../../../server/timeTravel/edits.ts'
import { stateAt } from '../../../server/timeTravel/pastStates.ts'
import type { Act } from '../../../shared/acts/acts.ts'
import { agencyAt, periodsOf } from '../../../shared/acts/periods.ts'
import { reopeningsIn } from '../../../shared/acts/reopenings.ts'
import { burnAt, burnUpOf } from '../../../shared/history/burnUp.ts'
import type { DeadlineStep } from '../../../shared/history/comparison.ts'
import { movesIn } from '../../../shared/history/deadlines.ts'
import { type EventChange, type HistoryEvent, lastSeqOf, subjectKey } from '../../../shared/history/events.ts'
import { isTold } from '../../../shared/history/news.ts'
import { instant, parseAccountId, parseAgencyId, parseCommitment, parseDelegationId, parseMeetingId, seq } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { readRoadMap } from '../../../shared/roadmap/read.ts'
import { DOCUMENTS, live, PLAN } from '../../shared/history/life.ts'
import { eventsOf, readOn, withHistory } from '../../shared/history/reading.ts'
import { readWork } from './readWork.ts'

const NOBODY = { periods: periodsOf([]), reopenings: [], deadlinesIn: async () => new Map() }
const ledgerOf =
  (edits: EditReader): WorkSources['deadlinesIn'] =>
  (document, span, subjects) =>
    edits.deadlinesIn(document, span, NO_AUTHOR_CONTEXTS, subjects)
const agency = (id: string) => must(parseAgencyId(id), id)
const meeting = must(parseMeetingId('m1'), 'a meeting')
const beto = must(parseAccountId('beto'), 'beto')

const withLife = (
  seed: number,
  use: (
    queries: ReturnType<typeof sqliteQueries>,
    sqlite: Parameters<typeof eventsOf>[0],
    log: Awaited<ReturnType<typeof live>>,
  ) => Promise<void>,
) =>
  withHistory(async ({ sqlite }) => {
    const log = await live(async (world) => createMemoryLog(world), { seed, steps: 150 })
    for (const document of DOCUMENTS) await readOn(sqlite, log, document)
    await use(sqliteQueries(sqlite, systemClock), sqlite, log)
  })

/** Beto was of one agency until the middle of what he wrote. */
const movedIn = (sqlite: Parameters<typeof eventsOf>[0]) => {
  const own = eventsOf(sqlite, PLAN).filter(({ author }) => author === 'beto')
  const middle = must(own[Math.floor(own.length / 2)] ?? null, 'an event').at
  const seat = (of: string, at: number, n: number): Act => ({
    n,
    at: instant(at),
    by: null,
    what: {
      type: 'memberChanged',
      member: {
        account: beto,
        name: must(parseCommitment('0'.repeat(64)), 'a commitment'),
        role: 'delegate',
        delegation: parseDelegationId('mx'),
        agency: agency(of),
      },
      from: { role: 'delegate', delegation: parseDelegationId('mx'), agency: null },
    },
  })
  return { middle, periods: periodsOf([seat('fgr', 1, 1), seat('sre', middle, 2)]) }
}

/** A look at each event of the span. */
const lookedAt = async (
  queries: ReturnType<typeof sqliteQueries>,
  sqlite: Parameters<typeof eventsOf>[0],
  { document, from, to }: WorkQuery['spans'][number],
  { periods, contexts = NO_AUTHOR_CONTEXTS, deadlinesIn }: WorkSources,
): Promise<readonly object[]> => {
  const { isNews: isTheirs } = await readTold(queries, document)
  const ledger = document === PLAN ? await deadlinesIn(document, { from, to }) : new Map()
  const events = eventsOf(sqlite, document).filter((event) => event.seq <= to && lastSeqOf(event) > from && isTheirs(event))
  const fieldOf = ({ field }: HistoryEvent) => field?.split(/[./]/, 1)[0] ?? null
  const atOf = (event: HistoryEvent) => (event.change.type === 'text' && lastSeqOf(event) <= to ? event.change.lastAt : event.at)
  const agencyOf = (event: HistoryEvent) => agencyAt(periods, event.author, atOf(event))
  const groups = Map.groupBy(events, (event) =>
    JSON.stringify([event.delegation, agencyOf(event), subjectKey(event.subject), fieldOf(event)]),
  )
  return [...groups.values()].map((own) => {
    const first = must(own[0] ?? null, 'an event')
    const dates = ledger.get(subjectKey(first.subject))
    const steps: readonly DeadlineStep[] = dates && !dates.isNew ? dates.steps : []
    const moved = own.flatMap((event) =>
      event.field === 'due' && event.change.type === 'set' ? (steps.find(({ seq: at }) => at === event.seq) ?? []) : [],
    )
    const marks = own.map((event) => contexts.of({ author: event.author, document, at: event.at, seq: event.seq, last: lastSeqOf(event) }))
    return {
      delegation: first.delegation,
      isUnverified: false,
      agency: agencyOf(first),
      document,
      subject: subjectKey(first.subject),
      field: fieldOf(first),
      changes: own.length,
      byLink: marks.filter(({ byLink }) => byLink).length,
      byToken: 0,
      lastAt: Math.max(...own.map(atOf)),
      moves: movesIn(moved).moves,
      days: movesIn(moved).days,
    }
  })
}

describe('[R18] the work of each delegation and agency', () => {
  test('counts every event of the span once, by delegation, thing and field, as a look at each of them does', async () => {
    for (const seed of [3, 11])
      await withLife(seed, async (queries, sqlite) => {
        const head = seq(60)
        const span = { from: seq(10), to: head }
        const deadlinesIn = ledgerOf(createEditReader(queries))
        const { rows } = await readWork(createWorkReader(queries), { spans: [{ document: PLAN, ...span }] }, { ...NOBODY, deadlinesIn })
        const inside = eventsOf(sqlite, PLAN).filter((event) => event.seq <= head && lastSeqOf(event) > 10)
        expect(inside.length).toBeGreaterThan(10)
        expect(rows.reduce((sum, { changes }) => sum + changes, 0)).toBe(inside.length)
        const ledger = [...(await deadlinesIn(PLAN, span)).values()].flatMap(({ isNew, steps }) => (isNew ? [] : steps))
        for (const delegation of new Set(inside.map((event) => event.delegation))) {
          const own = inside.filter((event) => event.delegation === delegation)
          expect(rows.filter((row) => row.delegation === delegation).reduce((sum, { changes }) => sum + changes, 0)).toBe(own.length)
          const moved = movesIn(ledger.filter((step) => step.delegation === delegation))
          expect(rows.filter((row) => row.delegation === delegation).reduce((sum, { moves }) => sum + moves, 0)).toBe(moved.moves)
          expect(rows.filter((row) => row.delegation === delegation).reduce((sum, { days }) => sum + days, 0)).toBe(moved.days)
        }
      })
  })

  test('what is summed by the database, and extended as people write on, is what a look at each event gives', async () => {
    for (const seed of [3, 5, 8, 13])
      await withLife(seed, async (queries, sqlite, log) => {
        const heads = await Promise.all(DOCUMENTS.map(async (document) => ({ document, head: (await log.head(document)).seq })))
        const { periods } = movedIn(sqlite)
        for (const sources of [NOBODY, { ...NOBODY, periods, contexts: authorContextsOf({ periods, words: new Map() }) }]) {
          const deadlinesIn = ledgerOf(createEditReader(queries))
          const reader = createWorkReader(queries)
          for (const part of [0.5, 0.6, 0.61, 0.62, 0.9, 0.7, 1, 1]) {
            const spans = heads.map(({ document, head }) => ({
              document,
              from: seq(Math.floor(head / 3)),
              to: seq(Math.floor(head * part)),
            }))
            const { rows } = await readWork(reader, { spans }, { ...sources, deadlinesIn })
            const expected: object[] = []
            for (const span of spans) expected.push(...(await lookedAt(queries, sqlite, span, { ...sources, deadlinesIn })))
            const ordered = (all: readonly object[]) => all.map((row) => JSON.stringify(row)).sort()
            expect(ordered(rows.map(({ title: _, code: __, ...row }) => ({ ...row, subject: subjectKey(row.subject) })))).toEqual(
              ordered(expected),
            )
            expect(rows.length).toBeGreaterThan(10)
          }
        }
      })
  })

  test('an agency’s work is what its people did while they were of it, also after they have moved to another', () =>
    withLife(7, async (queries, sqlite) => {
      const { middle, periods } = movedIn(sqlite)
      const own = eventsOf(sqlite, PLAN).filter(({ author }) => author === 'beto')
      const { rows } = await readWork(
        createWorkReader(queries),
        { spans: [{ document: PLAN, from: seq(0), to: seq(10_000) }] },
        { ...NOBODY, periods },
      )
      const changes = (of: string) => rows.filter((row) => row.agency === of).reduce((sum, row) => sum + row.changes, 0)
      const at = (event: (typeof own)[number]) => (event.change.type === 'text' ? event.change.lastAt : event.at)
      expect([changes('fgr'), changes('sre')]).toEqual([
        own.filter((event) => at(event) < middle).length,
        own.filter((event) => at(event) >= middle).length,
      ])
      expect(changes('fgr') * changes('sre')).toBeGreaterThan(0)
    }))

  test('reopening and closing again are read from the acts; a second reopening is another', () => {
    const move = (how: 'closed' | 'reopened' | 'closedAgain', at: number, n: number): Act => ({
      n,
      at: instant(at),
      by: null,
      what: { type: 'meetingMoved', meeting, number: 2, how, mark: null, heads: [] },
    })
    expect(reopeningsIn([move('closed', 10, 1), move('reopened', 20, 2), move('closedAgain', 30, 3), move('reopened', 40, 4)])).toEqual([
      { meeting, number: 2, reopenedAt: 20, closedAgainAt: 30, by: null, reason: null },
      { meeting, number: 2, reopenedAt: 40, closedAgainAt: null, by: null, reason: null },
    ])
  })

  test('counts words written into a session while it was open again as a correction, by whom', () =>
    withLife(7, async (queries, sqlite) => {
      const document = must(DOCUMENTS.find((id) => id.startsWith('meeting:')) ?? null, 'a session')
      const own = eventsOf(sqlite, document).filter(isTold)
      const [first, last] = [must(own[2] ?? null, 'an event').at, must(own.at(-2) ?? null, 'an event').at]
      const id = must(parseMeetingId(document.slice('meeting:'.length)), 'a meeting')
      const again = { meeting: id, number: 2, reopenedAt: first, closedAgainAt: last, by: null, reason: { es: 'Acta', en: '' } }
      const spans = [{ document, from: seq(0), to: seq(10_000) }]
      const { corrections } = await readWork(createWorkReader(queries), { spans }, { ...NOBODY, reopenings: [again] })
      const at = (event: (typeof own)[number]) => (event.change.type === 'text' ? event.change.lastAt : event.at)
      const inside = own.filter((event) => at(event) >= first && at(event) <= last)
      const { by: _, ...said } = again
      expect(corrections).toMatchObject([said])
      expect(corrections[0]?.by.reduce((sum, { changes }) => sum + changes, 0)).toBe(inside.length)
      expect((await readWork(createWorkReader(queries), { spans }, NOBODY)).corrections).toEqual([])
    }))
})

describe('[R19] scope and done over time', () => {
  const done = (item: string, at: number, field: string | null, change: EventChange) => ({
    at: instant(at),
    subject: { type: 'item', id: item } as const,
    field,
    change,
  })
  const title = { es: '', en: '' }
  const born = (item: string, at: number, status = 'proposed') => done(item, at, null, { type: 'created', title, values: { status } })
  const status = (item: string, at: number, to: string) => done(item, at, 'status', { type: 'set', from: null, to, unseen: false })

  test.each([
    ['a birth', [born('a', 1)], [[1, 1, 0]]],
    ['two at once are one step', [born('a', 1), born('b', 1)], [[1, 2, 0]]],
    ['born done', [born('a', 1, 'done')], [[1, 1, 1]]],
    [
      'done, and taken up again',
      [born('a', 1), status('a', 2, 'done'), status('a', 3, 'inProgress')],
      [
        [1, 1, 0],
        [2, 1, 1],
        [3, 1, 0],
      ],
    ],
    [
      'withdrawn is out of the scope, and comes back',
      [born('a', 1), status('a', 2, 'withdrawn'), status('a', 3, 'agreed')],
      [
        [1, 1, 0],
        [2, 0, 0],
        [3, 1, 0],
      ],
    ],
    [
      'a done one that is archived and restored',
      [
        born('a', 1),
        status('a', 2, 'done'),
        done('a', 3, null, { type: 'archived', title }),
        done('a', 4, null, { type: 'restored', title }),
      ],
      [
        [1, 1, 0],
        [2, 1, 1],
        [3, 0, 0],
        [4, 1, 1],
      ],
    ],
    [
      'what was superseded never stood',
      [born('a', 1), done('a', 2, 'status', { type: 'superseded', value: 'done', winner: null })],
      [[1, 1, 0]],
    ],
    [
      'other fields and statuses are no steps',
      [born('a', 1), status('a', 2, 'agreed'), done('a', 3, 'due', { type: 'set', from: null, to: '2026-01-01', unseen: false })],
      [[1, 1, 0]],
    ],
  ])('%s', (_name, events, steps) => {
    expect(burnUpOf(events).map(({ at, scope, done: n }) => [at, scope, n])).toEqual(steps)
  })

  test('between steps it stays what it was, and before the first it is nothing', () => {
    const steps = burnUpOf([born('a', 10), status('a', 20, 'done')])
    expect([9, 10, 15, 20, 99].map((at) => burnAt(steps, instant(at)))).toMatchObject([
      { scope: 0, done: 0 },
      { scope: 1, done: 0 },
      { scope: 1, done: 0 },
      { scope: 1, done: 1 },
      { scope: 1, done: 1 },
    ])
  })

  test('at every entry of a plan that many edited it is what a count of the plan itself gives', async () => {
    for (const seed of [3, 5])
      await withLife(seed, async (queries, _sqlite, log) => {
        const past = { log, bases: createBases(log) }
        const head = (await log.head(PLAN)).seq
        for (let at = 1; at <= head; at += 13) {
          const doc = await stateAt(past, PLAN, seq(at))
          const living = readRoadMap(doc).items.filter((item) => !item.archived && item.status !== 'withdrawn')
          const { steps } = await readBurnUp(queries, PLAN, seq(at))
          const { scope, done: finished } = steps.at(-1) ?? { scope: 0, done: 0 }
          expect([at, scope, finished]).toEqual([at, living.length, living.filter((item) => item.status === 'done').length])
          doc.destroy()
        }
      })
  })
})
