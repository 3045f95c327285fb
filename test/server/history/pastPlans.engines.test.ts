// The plan at any entry is read from rows, and is the one that the log gives: on either engine, after packing, and after rows were lost or damaged.
import fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import { loadCachedDocument } from '../../../server/background/cachedDocument.ts'
import { fillPastPlans } from '../../../server/background/fillPastPlans.ts'
import { systemClock } from '../../../server/clock.ts'
import { openDatabase } from '../../../server/db/open.ts'
import { type Queries, statement } from '../../../server/db/queries.ts'
import { createHistoryStore } from '../../../server/history/historyStore.ts'
import { haveOneBase, readPlanAt, readPlansAt } from '../../../server/history/pastPlanRows.ts'
import { keepDue } from '../../../server/log/checkpointsForHistory.ts'
import type { UpdateLog } from '../../../server/log/log.ts'
import { postgresQueries } from '../../../server/log/postgresQueries.ts'
import { createSqliteLog } from '../../../server/log/sqliteLog.ts'
import { sqliteQueries } from '../../../server/log/sqliteQueries.ts'
import { createBases } from '../../../server/timeTravel/bases.ts'
import { stateAt } from '../../../server/timeTravel/pastStates.ts'
import { createPlans } from '../../../server/timeTravel/plans.ts'
import { type DocumentId, type ItemId, parseDocumentId, type Seq, seq } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import type { RoadMap } from '../../../shared/roadmap/model.ts'
import { readRoadMap } from '../../../shared/roadmap/read.ts'
import { addStream } from '../../../shared/roadmap/streams.ts'
import { descriptionFragment, titleText } from '../../../shared/roadmap/texts.ts'
import { addItem, addToSet, archiveItem, setField } from '../../../shared/roadmap/write.ts'
import { logOn, openOnPostgres, usePostgres } from '../../harness/onPostgres.ts'
import { createDice, type Dice } from '../../harness/random.ts'
import { createSettableClock } from '../log/updateLogContract.ts'
import { ANA, BETO, CAROL, createWriters } from '../timeTravel/writers.ts'

const postgres = usePostgres()
const PEOPLE = [ANA, BETO, CAROL]

const change = (doc: Y.Doc, items: ItemId[], dice: Dice): void => {
  const added = items.length === 0 || dice.chance(0.1) ? addItem(doc, { title: { es: 'Acción 😀' }, due: '2026-01-01' }, dice.bytes) : null
  if (added?.ok) items.push(added.value)
  const id = dice.pick(items)
  dice.pick<() => unknown>([
    () => setField(doc, id, 'due', dice.pick(['2026-03-01', '2026-06-30', null])),
    () => setField(doc, id, 'status', dice.pick(['agreed', 'done'])),
    () => addToSet(doc, id, 'labels', dice.pick(['lavado', 'armas'])),
    () => titleText(doc, id, 'es')?.insert(0, dice.pick(['x', '😀', 'ab'])),
    () => titleText(doc, id, 'es')?.delete(0, 1),
    () => descriptionFragment(doc, id, 'en')?.insert(0, [paragraph(dice.pick(['One.', 'Two.']))]),
    () => archiveItem(doc, id),
    () => addStream(doc, { es: 'Línea', en: 'Workstream' }, dice.bytes),
  ])()
}
const paragraph = (words: string): Y.XmlElement => {
  const block = new Y.XmlElement('paragraph')
  block.insert(0, [new Y.XmlText(words)])
  return block
}

/** Written by three people who lag behind at times; the history reads it in steps, as after a start each time. */
const writePlan = async (log: UpdateLog, queries: Queries, document: DocumentId, seed: number): Promise<Seq> => {
  const dice = createDice(seed)
  const writers = createWriters(log, document)
  const items: ItemId[] = []
  for (let n = 0; n < 40; n++) {
    await writers.write(dice.pick(PEOPLE), (doc) => change(doc, items, dice), n > 5 && dice.chance(0.3))
    if (dice.chance(0.2)) await readOn(log, queries, document)
  }
  await readOn(log, queries, document)
  return (await log.head(document)).seq
}
const readOn = async (log: UpdateLog, queries: Queries, document: DocumentId): Promise<void> => {
  const cached = await loadCachedDocument(log, document, createHistoryStore(queries))
  await cached.advance((await log.head(document)).seq)
  cached.dispose()
}

const planFromLog = async (log: UpdateLog, document: DocumentId, at: Seq): Promise<RoadMap> => {
  const doc = await stateAt({ log, bases: createBases(log) }, document, at)
  const plan = readRoadMap(doc)
  doc.destroy()
  return plan
}
const expectEqual = async (log: UpdateLog, queries: Queries, document: DocumentId, head: Seq) => {
  for (let at = 0; at <= head; at++)
    expect(await readPlanAt(queries, document, seq(at)), `at ${at}`).toEqual(await planFromLog(log, document, seq(at)))
  const [from, to] = [seq(Math.floor(head / 2)), head]
  const plans = createPlans({ log, bases: createBases(log) }, queries)
  expect(await plans.both(document, { from, to })).toEqual([await planFromLog(log, document, from), await planFromLog(log, document, to)])
  const before = seq(head - 1)
  expect(await readPlansAt(queries, document, [before, head])).toEqual(
    (await haveOneBase(queries, document, { from: before, to }))
      ? [await planFromLog(log, document, before), await planFromLog(log, document, head)]
      : expect.anything(),
  )
}

const engines = {
  SQLite: async () => {
    const database = await openDatabase({ file: ':memory:' })
    onTestFinished(() => database.close())
    const { clock } = createSettableClock()
    return { log: createSqliteLog({ database, clock, meetingOf: () => null }), queries: sqliteQueries(database.sqlite, systemClock) }
  },
  PostgreSQL: async () => {
    const database = await openOnPostgres(await postgres().database())
    const { clock } = createSettableClock()
    return { log: logOn(database, clock, async () => () => ({ meeting: null, sealed: false })), queries: postgresQueries(database.pool) }
  },
}

for (const [engine, open] of Object.entries(engines))
  test(`[H19] the plan at any entry is the one that the log gives, from rows that are written again where they are lost, on ${engine}`, async () => {
    const { log, queries } = await open()
    let runs = 0
    await fc.assert(
      fc.asyncProperty(fc.integer(), fc.nat(), fc.constantFrom('lost', 'damaged', 'all lost'), async (seed, which, how) => {
        runs += 1
        const document = must(parseDocumentId(`roadmap:g${runs}`), 'a document')
        const head = await writePlan(log, queries, document, seed)
        await expectEqual(log, queries, document, head)
        await keepDue(log, document)
        await log.pack(document)
        await expectEqual(log, queries, document, head)
        const rows = await queries.all('SELECT whole, seq FROM past_plan WHERE document = ? ORDER BY seq, whole', document)
        const { whole, seq: at } = must(rows[which % rows.length], 'a row')
        const place = [document, Number(whole), Number(at)] as const
        if (how === 'all lost') await queries.write([statement('DELETE FROM past_plan WHERE document = ?', document)])
        if (how === 'lost') await queries.write([statement('DELETE FROM past_plan WHERE document = ? AND whole = ? AND seq = ?', ...place)])
        if (how === 'damaged')
          await queries.write([
            statement('UPDATE past_plan SET body = ? WHERE document = ? AND whole = ? AND seq = ?', new Uint8Array([1, 2, 3]), ...place),
          ])
        // No answer rather than another one.
        for (let n = 0; n <= head; n++) {
          const found = await readPlanAt(queries, document, seq(n))
          if (found) expect(found).toEqual(await planFromLog(log, document, seq(n)))
        }
        await fillPastPlans({ log, queries, wholeEvery: 6, entries: 4 }, document)
        await expectEqual(log, queries, document, head)
      }),
      { numRuns: engine === 'SQLite' ? 15 : 4 },
    )
  })
