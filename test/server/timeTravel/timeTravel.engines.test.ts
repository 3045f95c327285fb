// What the past answers of what came back after a restore: the same on either engine, before and after its owner has said the same.
import { expect, onTestFinished, test } from 'vitest'
import { loadCachedDocument } from '../../../server/background/cachedDocument.ts'
import { systemClock } from '../../../server/clock.ts'
import { openDatabase } from '../../../server/db/open.ts'
import type { Queries } from '../../../server/db/queries.ts'
import { authorContextsOf } from '../../../server/history/authorContexts.ts'
import { createHistoryStore } from '../../../server/history/historyStore.ts'
import type { UpdateLog } from '../../../server/log/log.ts'
import { postgresQueries } from '../../../server/log/postgresQueries.ts'
import { createSqliteLog } from '../../../server/log/sqliteLog.ts'
import { sqliteQueries } from '../../../server/log/sqliteQueries.ts'
import { unpacked } from '../../../server/packedAnswer.ts'
import { createEditReader } from '../../../server/timeTravel/edits.ts'
import { createReader } from '../../../server/timeTravel/reader.ts'
import { type ItemId, instant, parseCommitment, parseDocumentId, parseGroupId, seq } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { titleText } from '../../../shared/roadmap/texts.ts'
import { addItem, setField } from '../../../shared/roadmap/write.ts'
import { logOn, openOnPostgres, usePostgres } from '../../harness/onPostgres.ts'
import { createDice } from '../../harness/random.ts'
import { createSettableClock } from '../log/updateLogContract.ts'
import { bringBack, vouchFor } from './bringBack.ts'
import { momentOf } from './past.ts'
import { ANA, BETO, CAROL, createWriters } from './writers.ts'

const postgres = usePostgres()
const PLAN = must(parseDocumentId('roadmap:tco'), 'a plan')

const answersOf = async (log: UpdateLog, queries: Queries) => {
  const items: ItemId[] = []
  const plan = createWriters(log, PLAN)
  await plan.write(ANA, (doc) => {
    const added = addItem(doc, { title: { es: 'Acción' }, due: '2026-01-01' }, createDice(6).bytes)
    if (added.ok) items.push(added.value)
  })
  const item = must(items[0], 'an item')
  await plan.write(BETO, (doc) => setField(doc, item, 'due', '2026-02-02'))
  const back = { upon: plan.docOf(ANA), by: CAROL }
  const betos = await bringBack(log, PLAN, { ...back, client: 900, owner: BETO, edit: (doc) => setField(doc, item, 'due', '2026-03-03') })
  await bringBack(log, PLAN, { ...back, client: 901, owner: null, edit: (doc) => titleText(doc, item, 'es')?.insert(0, 'La ') })
  await bringBack(log, PLAN, { ...back, client: 902, owner: null, edit: (doc) => titleText(doc, item, 'es')?.delete(0, 2) })
  const reader = createReader({ log, queries, report: expect.unreachable })
  const ask = async () => {
    const cached = await loadCachedDocument(log, PLAN, createHistoryStore(queries))
    const { seq } = await log.head(PLAN)
    await cached.advance(seq)
    cached.dispose()
    const [from, to] = [momentOf({ [PLAN]: 1 }, [PLAN]), momentOf({ [PLAN]: seq }, [PLAN])]
    const group = must(parseGroupId('tco'), 'a group')
    const answers = [
      await reader.ask({ type: 'comparison', roadmap: PLAN, from, to }),
      await reader.ask({ type: 'course', document: PLAN, subject: { type: 'item', id: item }, head: seq }),
      await reader.ask({ type: 'course', document: PLAN, subject: null, head: seq }),
      await reader.ask({ type: 'feed', group, documents: [PLAN], query: { limit: 20, after: [], upTo: null } }),
    ]
    return answers.map((answer) => (answer.ok ? new TextDecoder().decode(unpacked(answer.value)) : answer.refusal))
  }
  const before = await ask()
  await vouchFor(log, PLAN, betos, BETO)
  return [...before, ...(await ask())]
}

test('[N1] [K6] authorship of what came back after a restore is the same on either engine', async () => {
  const { clock } = createSettableClock()
  const embedded = await openDatabase({ file: ':memory:' })
  onTestFinished(() => embedded.close())
  const database = await openOnPostgres(await postgres().database())
  const here = createSqliteLog({ database: embedded, clock, meetingOf: () => null })
  const there = logOn(database, clock, async () => () => ({ meeting: null, sealed: false }))
  const [one, other] = [
    await answersOf(here, sqliteQueries(embedded.sqlite, systemClock)),
    await answersOf(there, postgresQueries(database.pool)),
  ]
  expect(one.map((answer) => answer.match(/"unverified":\{"by":"carol"\}|"verified":false/g)?.length ?? 0)).toEqual([
    13, 2, 2, 2, 6, 1, 1, 1,
  ])
  expect(other.map((answer) => JSON.parse(answer))).toEqual(one.map((answer) => JSON.parse(answer)))
})

/** Ana under two names, and in the last entry in a session that a link had opened; each of them moves a deadline. */
const handsOn = async (log: UpdateLog, queries: Queries, time: ReturnType<typeof createSettableClock>) => {
  const plan = createWriters(log, PLAN)
  const items: ItemId[] = []
  time.set(1_000)
  await plan.write(BETO, (doc) => {
    const added = addItem(doc, { title: { es: 'Acción' }, due: '2026-01-01' }, createDice(6).bytes)
    if (added.ok) items.push(added.value)
  })
  const item = must(items[0], 'an item')
  for (const [at, due] of [
    [2_000, '2026-02-02'],
    [3_000, '2026-03-03'],
    [4_000, '2026-04-04'],
    [5_000, '2026-05-05'],
  ] as const) {
    time.set(at)
    await plan.write(ANA, (doc) => setField(doc, item, 'due', due))
  }
  const cached = await loadCachedDocument(log, PLAN, createHistoryStore(queries))
  const { seq: head } = await log.head(PLAN)
  await cached.advance(head)
  cached.dispose()
  const [first, second] = ['a', 'b'].map((letter) => must(parseCommitment(letter.repeat(64)), 'a commitment'))
  const as = (name: typeof first) => ({ ...ANA, name: must(name, 'a name'), role: 'delegate', agency: null }) as const
  const hands = authorContextsOf({
    periods: new Map([
      [
        ANA.account,
        [
          { from: instant(0), as: as(first) },
          { from: instant(2_500), as: as(second) },
        ],
      ],
    ]),
    linkSpans: [
      {
        account: ANA.account,
        requestedBy: null,
        consentBy: null,
        from: instant(4_500),
        until: null,
        acts: { from: 1, until: null },
        after: [{ document: PLAN, seq: seq(head - 1) }],
        upTo: null,
      },
    ],
    words: new Map([
      ['a'.repeat(64), 'Ana'],
      ['b'.repeat(64), 'Otra'],
    ]),
  })
  const reader = createEditReader(queries)
  const sorted = (all: readonly object[]) => all.map((one) => JSON.stringify(one)).sort()
  const deadlines = await reader.deadlinesIn(PLAN, { from: seq(1), to: head }, hands)
  return [
    sorted(await reader.editsIn(PLAN, { from: seq(0), to: head }, hands)),
    [...deadlines.values()].flatMap(({ steps }) => steps.map((step) => JSON.stringify(step))),
  ]
}

test('[N1] [J11] contexts of authors at the time are told apart where the edits lie, alike on either engine', async () => {
  const [here, there] = [createSettableClock(), createSettableClock()]
  const embedded = await openDatabase({ file: ':memory:' })
  onTestFinished(() => embedded.close())
  const database = await openOnPostgres(await postgres().database())
  const one = await handsOn(
    createSqliteLog({ database: embedded, clock: here.clock, meetingOf: () => null }),
    sqliteQueries(embedded.sqlite, systemClock),
    here,
  )
  const other = await handsOn(
    logOn(database, there.clock, async () => () => ({ meeting: null, sealed: false })),
    postgresQueries(database.pool),
    there,
  )
  expect(other).toEqual(one)
  const [edits = [], moves = []] = one
  const dues = edits.filter((edit) => edit.includes('"due"') && edit.includes('"ana"')).map((edit) => JSON.parse(edit))
  expect(dues.map(({ changes, formerly, byLink }) => [changes, formerly?.name, byLink !== undefined]).sort()).toEqual([
    [1, undefined, true],
    [1, 'Ana', false],
    [2, undefined, false],
  ])
  expect(moves).toHaveLength(4)
})
