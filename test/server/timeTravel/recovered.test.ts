// What came back after a restore, between two moments and along a slider: whose it is, and that nobody has stood for it yet.
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import type * as Y from 'yjs'
import { stopsOf } from '../../../client/history/slider/stops.ts'
import { openDatabase } from '../../../server/db/open.ts'
import type { UpdateLog } from '../../../server/log/log.ts'
import { createSqliteLog } from '../../../server/log/sqliteLog.ts'
import type { EditRuns, HistoryPage } from '../../../shared/api/history.ts'
import { type ItemId, parseDocumentId, parseGroupId, type Seq } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { titleText } from '../../../shared/roadmap/texts.ts'
import { addItem, setField } from '../../../shared/roadmap/write.ts'
import { createDice } from '../../harness/random.ts'
import { createSettableClock } from '../log/updateLogContract.ts'
import { type BroughtBack, bringBack, vouchFor } from './bringBack.ts'
import { momentOf, type OpenPast, openPast } from './past.ts'
import { ANA, BETO, CAROL, createWriters, type Person, type Writers } from './writers.ts'

const PLAN = must(parseDocumentId('roadmap:tco'), 'a plan')
const BY_CAROL = { by: 'carol' }
let log: UpdateLog
let past: OpenPast
let plan: Writers
let item: ItemId
let client: number

beforeEach(async () => {
  const database = await openDatabase({ file: ':memory:' })
  onTestFinished(() => database.close())
  log = createSqliteLog({ database, clock: createSettableClock().clock, meetingOf: () => null })
  past = openPast(database, log)
  plan = createWriters(log, PLAN)
  client = 900
  await plan.write(ANA, (doc) => {
    const added = addItem(doc, { title: { es: 'Acción' }, due: '2026-01-01' }, createDice(6).bytes)
    if (added.ok) item = added.value
  })
  await plan.write(CAROL, (doc) => setField(doc, item, 'lead', null))
})

/** Carol brings back what somebody did to the item as Ana had it. */
const bring = (owner: Person | null, edit: (doc: Y.Doc) => void): Promise<BroughtBack> =>
  bringBack(log, PLAN, { upon: plan.docOf(ANA), client: client++, owner, by: CAROL, edit })
const move = (day: string) => (doc: Y.Doc) => setField(doc, item, 'due', day)
const head = async (): Promise<Seq> => (await log.head(PLAN)).seq
const compared = async (to?: Seq) => {
  await past.tell()
  const { items, contributions } = await past.comparison(
    momentOf({ [PLAN]: 1 }, [PLAN]),
    momentOf({ [PLAN]: to ?? (await head()) }, [PLAN]),
    PLAN,
  )
  const [found] = items
  return { last: found?.fields.find(({ field }) => field === 'due')?.last, slip: found?.slip, contributions }
}
const stops = async (subject: boolean) => {
  await past.tell()
  const of = subject ? ({ type: 'item', id: item } as const) : null
  const { runs } = await past.json<EditRuns>({ type: 'course', document: PLAN, subject: of, head: await head() })
  return stopsOf({ runs, head: await head() }).map(({ account, cameBack, unverified }) => ({ account, cameBack, unverified }))
}

describe('[K6] between two moments, what came back after a restore', () => {
  test('is its owner’s, unverified and for no delegation, apart from what they wrote themselves; and verified when they have said the same', async () => {
    await plan.write(BETO, move('2026-02-02'))
    const brought = await bring(BETO, move('2026-03-03'))
    const then = await head()
    const before = await compared()
    expect(before.last).toMatchObject({ seq: brought.seq, account: 'beto', delegation: null, unverified: BY_CAROL })
    expect(before.contributions).toMatchObject([
      { account: 'beto', delegation: 'mx', changes: 1 },
      { account: 'beto', delegation: null, changes: 1, unverified: BY_CAROL },
    ])
    expect(before.contributions[0]).not.toHaveProperty('unverified')
    expect(before.slip?.each.map(({ unverified }) => unverified)).toEqual([undefined, BY_CAROL])
    expect(before.slip?.by).toMatchObject([{ delegation: 'mx' }, { delegation: null, unverified: BY_CAROL }])
    await vouchFor(log, PLAN, brought, BETO)
    // Also of a moment that was compared before: nothing of it is kept that has become otherwise.
    for (const to of [then, undefined]) {
      const after = await compared(to)
      expect(after.last).toEqual({ seq: brought.seq, at: 1_000, account: 'beto', delegation: null, meeting: null })
      expect(after.contributions.some(({ unverified }) => unverified)).toBe(false)
      expect(after.slip?.each.every(({ unverified }) => unverified === undefined)).toBe(true)
    }
  })

  test('under an id that nobody is known to own is nobody’s, and not of the person who brought it', async () => {
    await bring(null, move('2026-03-03'))
    const { last, contributions } = await compared()
    expect(last).toMatchObject({ account: null, unverified: BY_CAROL })
    expect(contributions).toMatchObject([{ account: null, delegation: null, unverified: BY_CAROL }])
  })

  test('as a deletion is nobody’s for good, even when others return', async () => {
    const edit = (doc: Y.Doc) => titleText(doc, item, 'es')?.delete(0, 3)
    const brought = await bring(BETO, edit)
    await vouchFor(log, PLAN, brought, BETO)
    expect((await compared()).contributions).toMatchObject([{ account: null, unverified: BY_CAROL }])
    const { events } = await past.json<HistoryPage>({
      type: 'feed',
      group: must(parseGroupId('tco'), 'a group'),
      documents: [PLAN],
      query: { limit: 1, after: [], upTo: null },
    })
    expect(events).toMatchObject([{ recovered: { by: 'carol', known: false }, verified: false }])
  })
})

describe('[K6] along a slider, what came back after a restore', () => {
  for (const [of, subject] of [
    ['a document', false],
    ['an item', true],
  ] as const)
    test(`is a stop of whose it is, in the course of ${of}, and unverified until they have said the same`, async () => {
      const betos = await bring(BETO, move('2026-03-03'))
      await bring(null, (doc) => setField(doc, item, 'priority', 2))
      expect((await stops(subject)).slice(-2)).toEqual([
        { account: 'beto', cameBack: true, unverified: BY_CAROL },
        { account: null, cameBack: true, unverified: BY_CAROL },
      ])
      await vouchFor(log, PLAN, betos, BETO)
      const after = await stops(subject)
      expect(after).toContainEqual({ account: 'beto', cameBack: true, unverified: undefined })
      expect(after).toContainEqual({ account: null, cameBack: true, unverified: BY_CAROL })
      expect(after).not.toContainEqual(expect.objectContaining({ account: 'beto', unverified: BY_CAROL }))
    })
})
