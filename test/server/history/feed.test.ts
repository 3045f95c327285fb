import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { systemClock } from '../../../server/clock.ts'
import type { Database } from '../../../server/db/open.ts'
import { type FeedQuery, readFeed } from '../../../server/history/feed.ts'
import { readEvent } from '../../../server/history/readEvents.ts'
import { createMemoryLog } from '../../../server/log/memoryLog.ts'
import { sqliteQueries } from '../../../server/log/sqliteQueries.ts'
import type { HistoryPage } from '../../../shared/api/history.ts'
import { parseCursor } from '../../../shared/history/cursor.ts'
import { eventName, type HistoryEvent, lastSeqOf, subjectKey } from '../../../shared/history/events.ts'
import { isTold } from '../../../shared/history/news.ts'
import {
  type DocumentId,
  parseAccountId,
  parseAgencyId,
  parseDelegationId,
  parseGroupId,
  parseMeetingId,
  seq,
} from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { createDice, type Dice } from '../../harness/random.ts'
import { seedOf } from '../../harness/seeds.ts'
import { DOCUMENTS, live, PAGE, PLAN } from '../../shared/history/life.ts'
import { readOn, withHistory } from '../../shared/history/reading.ts'

const GROUP = must(parseGroupId('tco'), 'a group')
const FGR = must(parseAgencyId('fgr'), 'an agency')
const WHOLE: FeedQuery = { limit: 50, after: [], upTo: null }

const at = (position: number) => DOCUMENTS.map((document) => ({ document, seq: seq(position) }))

interface StoredEvent {
  readonly event: HistoryEvent
  readonly words: string
}

/** A group whose documents have lived; Beto is of an agency. */
const withLife = (seed: number, use: (database: Database, told: readonly StoredEvent[]) => Promise<void>) =>
  withHistory(async (database) => {
    const log = await live(async (world) => createMemoryLog(world), { seed, steps: 150 })
    for (const document of DOCUMENTS) await readOn(database.sqlite, log, document)
    // Of all that a group is, the feed asks who belongs to an agency.
    database.sqlite.exec(`PRAGMA foreign_keys = OFF;
      INSERT INTO membership (account, group_id, role, delegation, agency, created_at) VALUES ('beto', 'tco', 'delegate', 'mx', 'fgr', 0)`)
    const rows = database.sqlite.prepare('SELECT event, words FROM history_event').all()
    await use(
      database,
      rows.map((row) => ({ event: readEvent(row), words: String(row.words) })).filter(({ event }) => isTold(event)),
    )
  })
const feed = ({ sqlite }: Database, query: Partial<FeedQuery>, documents: readonly DocumentId[] = DOCUMENTS) =>
  readFeed(
    sqliteQueries(sqlite, systemClock),
    { group: GROUP, documents, people: { periods: new Map(), linkSpans: [], words: new Map() } },
    { ...WHOLE, ...query },
  )
const names = ({ events }: HistoryPage) => events.map(eventName)

const newestFirst = (a: HistoryEvent, b: HistoryEvent) =>
  b.at - a.at || (a.document < b.document ? 1 : a.document > b.document ? -1 : b.seq - a.seq || b.ord - a.ord)
const naively = (told: readonly StoredEvent[], keep: (one: StoredEvent) => boolean) =>
  told
    .filter(keep)
    .map(({ event }) => event)
    .sort(newestFirst)
    .map(eventName)

const someQuery = (
  dice: Dice,
  told: readonly StoredEvent[],
): { readonly query: Partial<FeedQuery>; readonly keep: (one: StoredEvent) => boolean } => {
  const { event } = dice.pick(told)
  const [after, upTo] = [dice.below(40), 30 + dice.below(60)]
  const word = dice.pick(['accion', 'introduccion', 'asistencia', '2026-03', 'una palabra', 'lavado'])
  const isKind = (kind: string) => (one: StoredEvent) =>
    one.event.change.type === kind ||
    [kind, `${kind}.es`, `${kind}.en`].includes(one.event.field ?? '') ||
    (one.event.field?.startsWith(`${kind}/`) ?? false)
  const kind = dice.pick(['set', 'text', 'created', 'due', 'title', 'checklist', 'description', 'archived', 'labels'])
  return dice.pick([
    { query: { account: event.author }, keep: (one: StoredEvent) => one.event.author === event.author },
    { query: { delegation: must(parseDelegationId('mx'), 'one') }, keep: (one: StoredEvent) => one.event.delegation === 'mx' },
    { query: { agency: FGR }, keep: (one: StoredEvent) => one.event.author === 'beto' },
    { query: { agency: must(parseAgencyId('nobody'), 'an agency') }, keep: () => false },
    { query: { meeting: must(parseMeetingId('m1'), 'one') }, keep: (one: StoredEvent) => one.event.meeting === 'm1' },
    { query: { document: PAGE }, keep: (one: StoredEvent) => one.event.document === PAGE },
    {
      query: { subject: subjectKey(event.subject), document: event.document },
      keep: (one: StoredEvent) => one.event.document === event.document && subjectKey(one.event.subject) === subjectKey(event.subject),
    },
    { query: { kind }, keep: isKind(kind) },
    {
      query: { kind: 'both' },
      keep: ({ event: { change } }: StoredEvent) => change.type === 'superseded' || (change.type === 'set' && change.unseen),
    },
    { query: { q: word }, keep: (one: StoredEvent) => word.split(' ').every((part) => one.words.includes(part)) },
    {
      query: { account: must(parseAccountId('ana'), 'ana'), kind: 'text', q: 'A' },
      keep: (one: StoredEvent) => one.event.author === 'ana' && isKind('text')(one) && one.words.includes('a'),
    },
    {
      query: { after: at(after), upTo: at(upTo) },
      keep: ({ event }: StoredEvent) => upTo > after && event.seq <= upTo && lastSeqOf(event) > after,
    },
  ])
}

describe('[H7] the feed of a group', () => {
  test('finds by person, delegation, agency, kind, field, session, subject, words and moments what a look at every event finds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 1_000_000 }), (seed) =>
        withLife(seed, async (database, told) => {
          const dice = createDice(seed)
          for (let n = 0; n < 30; n++) {
            const { query, keep } = someQuery(dice, told)
            expect(names(await feed(database, { ...query, limit: 10_000 })), JSON.stringify(query)).toEqual(naively(told, keep))
          }
        }),
      ),
      { numRuns: 8, seed: seedOf(2) },
    )
  })

  test('page by page it is the same, each event once, also while somebody writes on', async () => {
    await withLife(7, async (database, told) => {
      for (const limit of [1, 7, 50]) {
        const found: string[] = []
        let before: string | null = null
        do {
          const page: HistoryPage = await feed(database, { limit, before: (before && parseCursor(before)) || undefined })
          expect(page.events.length).toBeLessThanOrEqual(limit)
          found.push(...names(page))
          before = page.next
          const newest = `(SELECT max(at) + 1 FROM history_event)`
          database.sqlite.exec(`INSERT INTO history_event SELECT document, 9000 + ${found.length}, 0, ${newest}, 9000, author, delegation,
            meeting, subject, field, type, event, words FROM history_event WHERE document = '${PLAN}' LIMIT 1`)
        } while (before !== null)
        expect(found).toEqual(naively(told, () => true))
        database.sqlite.exec('DELETE FROM history_event WHERE seq >= 9000')
      }
    })
  })

  test('holds nothing of a document that is not among the reader’s', async () => {
    await withLife(11, async (database, told) => {
      const found = await feed(database, { limit: 10_000 }, [PAGE])
      expect(names(found)).toEqual(naively(told, ({ event }) => event.document === PAGE))
      expect(names(await feed(database, { limit: 10_000, document: PLAN }, [PAGE]))).toEqual([])
    })
  })

  test('names each subject as it is called now, archived ones too, and tells items with one number apart', async () => {
    await withLife(3, async (database) => {
      const { events } = await feed(database, { limit: 10_000, document: PLAN })
      const item = must(events.find(({ subject }) => subject.type === 'item') ?? null, 'an event of an item')
      database.sqlite
        .prepare("UPDATE history_subject SET title_es = 'Así se llama', number = 4014 WHERE subject = ?")
        .run(subjectKey(item.subject))
      const again = await feed(database, { limit: 1, document: PLAN, subject: subjectKey(item.subject) })
      expect(again.events[0]).toMatchObject({ title: { es: 'Así se llama' }, code: 'WG-4014' })
    })
  })

  test('a cursor is what it was made from, or nothing', () => {
    expect(parseCursor('5.3.0.roadmap:tco')).toEqual({ at: 5, seq: 3, ord: 0, document: 'roadmap:tco' })
    for (const wrong of ['', '5.3.0', '5.3.roadmap:tco', '5.3.0.nothing:x', 'x.3.0.roadmap:tco', '-1.3.0.roadmap:tco'])
      expect(parseCursor(wrong)).toBeNull()
  })
})
