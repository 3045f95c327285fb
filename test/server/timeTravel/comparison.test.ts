import fc from 'fast-check'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import { type Database, openDatabase } from '../../../server/db/open.ts'
import { replay } from '../../../server/log/checkpoints.ts'
import type { UpdateLog } from '../../../server/log/log.ts'
import { createSqliteLog } from '../../../server/log/sqliteLog.ts'
import { type ItemId, type MeetingId, pageId, parseDelegationId, parseDocumentId, parseStreamId, seq } from '../../../shared/ids.ts'
import { readMeeting } from '../../../shared/meeting/read.ts'
import { addDecision, decisionText, setMeta } from '../../../shared/meeting/write.ts'
import { archivePage, initPage, pageBody, restorePage } from '../../../shared/page/write.ts'
import { must } from '../../../shared/result.ts'
import { FIELD_KEYS } from '../../../shared/roadmap/fields.ts'
import { readRoadMap } from '../../../shared/roadmap/read.ts'
import { addStream, archiveStream } from '../../../shared/roadmap/streams.ts'
import { titleText } from '../../../shared/roadmap/texts.ts'
import { addItem, addToSet, archiveItem, restoreItem, setField } from '../../../shared/roadmap/write.ts'
import { sameValue } from '../../../shared/schema/sameValue.ts'
import { createDice } from '../../harness/random.ts'
import { seedOf } from '../../harness/seeds.ts'
import { live, SESSION } from '../../shared/history/life.ts'
import { collect, createSettableClock } from '../log/updateLogContract.ts'
import { momentOf, type OpenPast, openPast } from './past.ts'
import { aBlock } from './richTextEdits.ts'
import { ANA, BETO, CAROL, createWriters, type Writers } from './writers.ts'

const PLAN = must(parseDocumentId('roadmap:tco'), 'a plan')
const PAGE = pageId('text')
const MX = parseDelegationId('mx')
const dice = createDice(6)
let time: ReturnType<typeof createSettableClock>
let meeting: MeetingId | null
let database: Database
let log: UpdateLog
let past: OpenPast
let plan: Writers
let page: Writers
let first: ItemId
let second: ItemId

const born = async (title: string): Promise<ItemId> => {
  const ids: ItemId[] = []
  await plan.write(ANA, (doc) => {
    const added = addItem(doc, { title: { es: title }, due: '2026-01-01' }, dice.bytes)
    if (added.ok) ids.push(added.value)
  })
  return must(ids[0], 'an item')
}
const here = async () => momentOf({ [PLAN]: (await log.head(PLAN)).seq, [PAGE]: (await log.head(PAGE)).seq }, [PLAN, PAGE])
const since = async (from: Awaited<ReturnType<typeof here>>) => {
  await past.tell()
  return past.comparison(from, await here(), PLAN)
}

beforeEach(async () => {
  database = await openDatabase({ file: ':memory:' })
  onTestFinished(() => database.close())
  time = createSettableClock()
  meeting = null
  log = createSqliteLog({ database, clock: time.clock, meetingOf: () => meeting })
  past = openPast(database, log)
  plan = createWriters(log, PLAN)
  page = createWriters(log, PAGE, 500)
  first = await born('Primera')
  second = await born('Segunda')
})

describe('[H12] a comparison is net', () => {
  test('leaves out values that came back, though somebody worked on them, and says what nobody touched', async () => {
    const from = await here()
    await plan.write(BETO, (doc) => setField(doc, first, 'due', '2026-02-02'))
    await plan.write(CAROL, (doc) => setField(doc, first, 'due', '2026-01-01'))
    const comparison = await since(from)
    expect(comparison.items).toEqual([])
    expect(comparison.untouched).toEqual([second])
    expect(comparison.contributions.map(({ account, changes }) => [account, changes])).toEqual([
      ['beto', 1],
      ['carol', 1],
    ])
    expect(comparison.plan.items.map(({ id }) => id)).toEqual([first, second])
  })

  test('each item is added, archived, restored or changed, from its first value to its last', async () => {
    await plan.write(BETO, (doc) => archiveItem(doc, second))
    const third = await born('Tercera')
    const from = await here()
    await plan.write(BETO, (doc) => setField(doc, first, 'due', '2026-02-02'))
    await plan.write(CAROL, (doc) => setField(doc, first, 'due', '2026-03-03'))
    await plan.write(CAROL, (doc) => addToSet(doc, first, 'labels', 'Urgente'))
    await plan.write(BETO, (doc) => restoreItem(doc, second))
    await plan.write(BETO, (doc) => archiveItem(doc, third))
    const fourth = await born('Cuarta')
    const passing = await born('Pasajera')
    await plan.write(ANA, (doc) => archiveItem(doc, passing))
    const { items } = await since(from)
    expect(items.map(({ id, how, fields }) => [id, how, fields.map(({ field, from, to }) => [field, from, to])])).toEqual([
      [
        first,
        'changed',
        [
          ['due', '2026-01-01', '2026-03-03'],
          ['labels', [], ['Urgente']],
        ],
      ],
      [second, 'restored', []],
      [third, 'archived', []],
      [fourth, 'added', []],
    ])
    expect(items[2]?.after).toMatchObject({ archived: true, title: { es: 'Tercera' } })
    expect(items[3]?.before).toBeNull()
  })

  test('[H18] a text whose log is damaged is named, and all else is compared', async () => {
    await page.write(ANA, (doc) => initPage(doc, { kind: 'text', title: { es: 'Texto' } }))
    const from = await here()
    await plan.write(BETO, (doc) => setField(doc, first, 'due', '2026-02-02'))
    await page.write(BETO, (doc) => pageBody(doc, 'es')?.insert(0, [aBlock(dice, 'uno')]))
    await past.tell()
    const to = await here()
    database.sqlite.exec(
      "UPDATE log_entry SET author = 'nobody' WHERE seq = 2 AND document = (SELECT number FROM log_document WHERE id = 'page:text')",
    )
    const { items, texts, unreadable } = await past.comparison(from, to, PLAN)
    expect([items.map(({ id }) => id), texts, unreadable]).toEqual([[first], [], [PAGE]])
    const asked = past.reader.ask({ type: 'diff', document: PAGE, from: seq(1), to: seq(2), part: 'body.es' })
    expect(await asked).toEqual({ ok: false, refusal: 'damaged' })
  })

  test('[E13] each language of a title has its own author, and what became of an item has one too', async () => {
    const from = await here()
    const words = (doc: Y.Doc, side: 'es' | 'en') => titleText(doc, first, side)
    await plan.write(BETO, (doc) => words(doc, 'es')?.insert(0, 'La '))
    await plan.write(CAROL, (doc) => words(doc, 'en')?.insert(0, 'First'))
    await plan.write(CAROL, (doc) => archiveItem(doc, second))
    const [one, two] = (await since(from)).items
    expect([one?.id, two?.id]).toEqual([first, second])
    expect(one?.fields[0]?.sides).toMatchObject({
      es: { last: { account: 'beto' }, contributions: [{ account: 'beto', changes: 1 }] },
      en: { last: { account: 'carol' }, contributions: [{ account: 'carol', changes: 1 }] },
    })
    expect(one?.turned).toBe(undefined)
    expect(two?.turned).toMatchObject({ account: 'carol' })
  })

  test('workstreams and texts too', async () => {
    const streams: string[] = []
    await plan.write(ANA, (doc) => streams.push(addStream(doc, { es: 'Línea' }, dice.bytes)))
    const stream = must(parseStreamId(streams[0]), 'a workstream')
    await page.write(ANA, (doc) => initPage(doc, { kind: 'text', title: { es: 'Texto' } }))
    await page.write(ANA, (doc) => pageBody(doc, 'es')?.insert(0, [aBlock(dice, 'uno'), aBlock(dice, 'dos')]))
    const from = await here()
    await plan.write(BETO, (doc) => archiveStream(doc, stream))
    await page.write(BETO, (doc) => {
      pageBody(doc, 'es')?.delete(0, 1)
      pageBody(doc, 'es')?.insert(1, [aBlock(dice, 'tres'), aBlock(dice, ' ')])
      pageBody(doc, 'en')?.insert(0, [aBlock(dice, 'one')])
    })
    const comparison = await since(from)
    expect(comparison.streams.map(({ id, how }) => [id, how])).toEqual([[stream, 'archived']])
    expect(comparison.texts).toMatchObject([
      {
        document: PAGE,
        how: 'changed',
        title: { es: 'Texto' },
        titleBefore: { es: 'Texto' },
        passages: {
          es: [
            { before: 'uno', after: null },
            { before: null, after: 'tres' },
          ],
          en: [{ before: null, after: 'one' }],
        },
        paragraphs: { es: { inserted: 1, deleted: 1, changed: 0 }, en: { inserted: 1, deleted: 0, changed: 0 } },
        contributions: [{ account: 'beto', delegation: 'mx' }],
      },
    ])
    const middle = await here()
    await page.write(BETO, archivePage)
    const archived = await here()
    expect((await since(middle)).texts).toMatchObject([{ how: 'archived' }])
    await page.write(CAROL, restorePage)
    expect((await since(archived)).texts).toMatchObject([{ how: 'restored' }])
    expect((await since(middle)).texts).toEqual([])
    expect((await since(momentOf({}, []))).texts).toMatchObject([{ how: 'added' }])
  })

  test('between any two moments of any life it says exactly where the two states differ', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 1_000_000 }), async (seed) => {
        const database = await openDatabase({ file: ':memory:' })
        const lived = await live(async (world) => createSqliteLog({ database, ...world }), { seed, steps: 120, documents: [PLAN] })
        const its = openPast(database, lived)
        await its.tell()
        const head = (await lived.head(PLAN)).seq
        const chance = createDice(seed)
        for (let n = 0; n < 8; n++) {
          const to = chance.below(head + 1)
          const from = chance.below(to + 1)
          const [a, b] = [await planAt(lived, from), await planAt(lived, to)]
          const { items } = await its.comparison(momentOf({ [PLAN]: from }, [PLAN]), momentOf({ [PLAN]: to }, [PLAN]), PLAN)
          const found = new Map(items.map((item) => [item.id, item]))
          for (const item of b.items) {
            const before = a.items.find(({ id }) => id === item.id)
            const differs = before
              ? FIELD_KEYS.some((field) => !sameValue(before[field], item[field])) && !(before.archived && item.archived)
              : !item.archived
            expect(found.has(item.id), `${item.id} from ${from} to ${to}`).toBe(differs)
            for (const { field, from: was, to: is } of found.get(item.id)?.fields ?? [])
              expect([was, is]).toEqual([before?.[field], item[field]])
          }
        }
        database.close()
      }),
      { numRuns: 8, seed: seedOf(4) },
    )
  })
})

const planAt = async (from: UpdateLog, at: number) => {
  const doc = new Y.Doc()
  if (at > 0) for (const { updates } of await collect(from.read(PLAN, seq(0), seq(at)))) replay(doc, updates)
  return readRoadMap(doc)
}

test('[R16] moves of due dates are told by who moved and who leads, also of an item that came back to where it was', async () => {
  const from = await here()
  const set = (item: ItemId, field: 'due' | 'lead', to: string) => (doc: Y.Doc) => void setField(doc, item, field, to)
  await plan.write(BETO, set(first, 'due', '2026-02-01'))
  await plan.write(CAROL, set(first, 'due', '2026-01-01'))
  await plan.write(BETO, set(second, 'due', '2026-01-11'))
  // What is new since had no deadline at the earlier moment.
  await plan.write(BETO, set(await born('Nueva'), 'due', '2026-05-01'))
  const { items, dueMoves } = await since(from)
  expect(items.map(({ id, how }) => [id, how])).toEqual([
    [second, 'changed'],
    [expect.anything(), 'added'],
  ])
  const moves = dueMoves.map(({ delegation, lead, moves, days }) => [delegation, lead, moves, days])
  expect(moves).toEqual([
    [BETO.delegation, null, 2, 41],
    [CAROL.delegation, null, 1, -31],
  ])
  // The lead is that of the moment of the move.
  await plan.write(ANA, set(first, 'lead', 'mx'))
  await plan.write(CAROL, set(first, 'due', '2026-01-03'))
  await plan.write(ANA, set(first, 'lead', 'us'))
  const led = (await since(from)).dueMoves
  expect(led.map(({ delegation, lead, moves, days }) => [delegation, lead, moves, days])).toEqual([...moves, [CAROL.delegation, MX, 1, 2]])
})

test('[R16] a date cleared and set anew is a move by who set it: within the period, across its beginning, and of an archived item', async () => {
  const due = (item: ItemId, to: string | null) => (doc: Y.Doc) => void setField(doc, item, 'due', to)
  await plan.write(BETO, due(second, null))
  await plan.write(BETO, (doc) => void archiveItem(doc, second))
  const from = await here()
  await plan.write(BETO, due(first, null))
  await plan.write(CAROL, due(first, '2026-01-01'))
  await plan.write(BETO, due(first, null))
  await plan.write(CAROL, due(first, '2026-07-20'))
  await plan.write(CAROL, (doc) => void restoreItem(doc, second))
  await plan.write(CAROL, due(second, '2026-01-11'))
  const { items, deadlines, dueMoves } = await since(from)
  expect(dueMoves).toEqual([{ delegation: CAROL.delegation, isUnverified: false, lead: null, moves: 2, days: 210 }])
  expect(deadlines.map(({ id, was, due: is, steps }) => [id, was, is, steps.map(({ days }) => days)])).toEqual([
    [first, '2026-01-01', '2026-07-20', [0, 0, 0, 200]],
    [second, '2026-01-01', '2026-01-11', [10]],
  ])
  expect(items.map(({ id, slip }) => [id, slip?.moves, slip?.days])).toEqual([
    [first, 1, 200],
    [second, 1, 10],
  ])
  const open = await since(await here())
  expect(open.dueMoves).toEqual([])
  await plan.write(BETO, due(first, null))
  const cleared = await since(from)
  expect(cleared.deadlines[0]).toMatchObject({ was: '2026-01-01', due: null })
  expect(cleared.dueMoves).toEqual(dueMoves)
})

test('[S33] the making of a decision counts once its first word is written, also between two moments that were compared before', async () => {
  const session = createWriters(log, SESSION, 900)
  await session.write(ANA, (doc) => void setMeta(doc, 'quorum', 2))
  await session.write(BETO, (doc) => void addDecision(doc, { number: 1 }, dice.bytes))
  const at = (entry: number) => momentOf({ [PLAN]: 2, [SESSION]: entry }, [PLAN, SESSION])
  const madeBetween = async () => {
    await past.tell()
    return (await past.comparison(at(1), at(2), PLAN)).contributions.map(({ account }) => account)
  }
  expect(await madeBetween()).toEqual([])
  await session.write(CAROL, (doc) => {
    const [decision] = readMeeting(doc).decisions
    decisionText(doc, must(decision ?? null, 'a decision').id, 'en')?.insert(0, 'Agreed')
  })
  expect(await madeBetween()).toEqual(['beto'])
})

describe('[H13] a comparison knows who, when and how often', () => {
  test('gives of each field the last edit and everybody’s share; of a due date each move with its days', async () => {
    const from = await here()
    time.set(5_000)
    await plan.write(BETO, (doc) => setField(doc, first, 'due', '2026-01-31'))
    time.set(6_000)
    await plan.write(CAROL, (doc) => setField(doc, first, 'due', null))
    time.set(7_000)
    await plan.write(BETO, (doc) => setField(doc, first, 'due', '2026-03-16'))
    await plan.write(BETO, (doc) => setField(doc, first, 'due', '2026-03-15'))
    await plan.write(CAROL, (doc) => titleText(doc, first, 'es')?.insert(0, 'La '))
    const [item] = (await since(from)).items
    const due = item?.fields.find(({ field }) => field === 'due')
    expect(due).toMatchObject({
      from: '2026-01-01',
      to: '2026-03-15',
      last: { seq: 6, at: 7_000, account: 'beto', delegation: MX, meeting: null },
      contributions: [
        { account: 'beto', changes: 3, lastAt: 7_000 },
        { account: 'carol', changes: 1, lastAt: 6_000 },
      ],
    })
    expect(item?.fields.find(({ field }) => field === 'title')?.last).toMatchObject({ account: 'carol', seq: 7 })
    expect(item?.slip).toMatchObject({ moves: 3, days: 73, by: [{ delegation: MX, moves: 3, days: 73 }] })
    expect(item?.slip?.each.map(({ from: was, to }) => [was, to])).toEqual([
      ['2026-01-01', '2026-01-31'],
      ['2026-01-31', null],
      [null, '2026-03-16'],
      ['2026-03-16', '2026-03-15'],
    ])
    expect(item?.contributions.map(({ account, changes }) => [account, changes])).toEqual([
      ['beto', 3],
      ['carol', 2],
    ])
  })

  test('edits after the later moment, and of values that never stood, name nobody as the last', async () => {
    const from = await here()
    await plan.write(CAROL, (doc) => setField(doc, first, 'priority', 2))
    await plan.write(BETO, (doc) => setField(doc, first, 'priority', 1), true)
    const to = await here()
    await plan.write(BETO, (doc) => setField(doc, first, 'priority', 3))
    await past.tell()
    const { items } = await past.comparison(from, to, PLAN)
    expect(items[0]?.fields).toMatchObject([{ field: 'priority', to: 2, last: { account: 'carol' } }])
  })
})
