// What others did since a visit, read from a database with its history: all of it, however much.
import { describe, expect, test } from 'vitest'
import { systemClock } from '../../../server/clock.ts'
import type { Database } from '../../../server/db/open.ts'
import type { Queries } from '../../../server/db/queries.ts'
import { NO_AUTHOR_CONTEXTS } from '../../../server/history/authorContexts.ts'
import { createSinceReader, type SinceQuery, type SinceReader } from '../../../server/history/since.ts'
import { sqliteQueries } from '../../../server/log/sqliteQueries.ts'
import { NOBODY } from '../../../shared/history/describeContext.ts'
import type { EventChange, HistoryEvent } from '../../../shared/history/events.ts'
import { subjectKey } from '../../../shared/history/events.ts'
import { canonical } from '../../../shared/history/fold/canonical.ts'
import { plainPhrase } from '../../../shared/history/sentence.ts'
import { sinceWords } from '../../../shared/history/sinceWords.ts'
import { instant, pageId, parseAccountId, parseDelegationId, parseGroupId, parseItemId, roadmapId, seq } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { createDice } from '../../harness/random.ts'
import { withHistory } from '../../shared/history/reading.ts'

const PLAN = roadmapId(must(parseGroupId('tco'), 'a group'))
const [ME, EVA, BOB] = ['me', 'eva', 'bob'].map((id) => must(parseAccountId(id), id))

interface Done {
  readonly by?: string
  readonly of?: string | null
  readonly item: string
  readonly field: string | null
  readonly change: EventChange
}
const write = ({ sqlite }: Database, all: readonly Done[], from = 1) => {
  const insert = sqlite.prepare(
    `INSERT INTO history_event (document, seq, ord, at, last_seq, author, delegation, meeting, subject, field, type, event, words)
     VALUES (?, ?, 0, ?, ?, ?, ?, NULL, ?, ?, ?, ?, '')`,
  )
  sqlite.exec('BEGIN')
  all.forEach(({ by = 'eva', of = 'mx', item, field, change }, index) => {
    const at = from + index
    const event: HistoryEvent = {
      document: PLAN,
      seq: seq(at),
      ord: 0,
      at: instant(at * 1000),
      author: must(parseAccountId(by), by),
      delegation: of === null ? null : must(parseDelegationId(of), of),
      meeting: null,
      offline: null,
      subject: { type: 'item', id: must(parseItemId(item), item) },
      field,
      change,
    }
    const last = change.type === 'text' ? change.lastSeq : at
    insert.run(PLAN, at, at * 1000, last, by, of, subjectKey(event.subject), field, change.type, canonical(event))
  })
  sqlite.exec('COMMIT')
}
const label = (type: 'added' | 'removed', at: number): Done => ({
  item: 'labelled',
  field: 'labels',
  change: { type, member: `label-${at}`, value: `Label ${at}` },
})
const due = (item: string, from: string, to: string, by = 'bob', of = 'us'): Done => ({
  by,
  of,
  item,
  field: 'due',
  change: { type: 'set', from, to, unseen: false },
})
const since = (database: Database, to: number, query: Partial<SinceQuery> = {}) =>
  createSinceReader(sqliteQueries(database.sqlite, systemClock))({
    reader: must(ME, 'me'),
    spans: [{ document: PLAN, from: seq(0), to: seq(to) }],
    ...query,
  })

describe('[R15] since my last visit, over all events without a limit', () => {
  test('9,000 labels that one member added and removed hide nobody else’s work', () =>
    withHistory(async (database) => {
      const labels = Array.from({ length: 9_000 }, (_, at) => [label('added', at), label('removed', at)]).flat()
      write(database, [due('moved', '2026-03-01', '2026-07-26'), ...labels])
      const { delegations } = await since(database, 18_001)
      expect(delegations.map(({ delegation, lines, more, undone }) => [delegation, lines.length, more, undone])).toEqual([
        ['us', 1, 0, 0],
        ['mx', 0, 0, 18_000],
      ])
      expect(delegations[0]?.lines[0]?.event).toMatchObject({ field: 'due', change: { from: '2026-03-01', to: '2026-07-26' } })
    }))

  test('100,000 events are summed up, the first with the last', () =>
    withHistory(async (database) => {
      const all = Array.from({ length: 100_000 }, (_, at) =>
        at % 3 === 0
          ? {
              by: 'bob',
              of: 'us',
              item: `item-${at % 500}`,
              field: 'parent',
              change: { type: 'set', from: null, to: `p-${at % 500}`, unseen: false } as const,
            }
          : label(at % 2 ? 'added' : 'removed', at % 400),
      )
      write(database, [due('first', '2026-03-01', '2026-07-26', 'bob', 'co'), ...all])
      const { delegations } = await since(database, 100_001)
      expect(delegations.find(({ delegation }) => delegation === 'co')?.lines).toHaveLength(1)
      const us = must(delegations.find(({ delegation }) => delegation === 'us') ?? null, 'US')
      expect([us.lines.length, us.lines.length + us.more]).toEqual([5, 500])
    }))

  test('a value that one set by link and another of the delegation did not is said to be written in part by link', () =>
    withHistory(async (database) => {
      write(database, [
        due('both', '2026-03-01', '2026-05-01', 'bob'),
        due('both', '2026-05-01', '2026-06-01', 'eva'),
        due('one', '2026-03-01', '2026-04-01'),
      ])
      const byLink = { requestedBy: 'Eva', consentBy: null }
      const contexts = { ...NO_AUTHOR_CONTEXTS, of: ({ author }: Pick<HistoryEvent, 'author'>) => (author === BOB ? { byLink } : {}) }
      const spans = [{ document: PLAN, from: seq(0), to: seq(3) }]
      const { delegations } = await createSinceReader(sqliteQueries(database.sqlite, systemClock))(
        { reader: must(ME, 'me'), spans },
        contexts,
      )
      const said = delegations.flatMap(({ lines }) =>
        lines.map((line) => [line.event.subject.id, plainPhrase(sinceWords(line, { type: 'delegation', delegation: null }, NOBODY, 'en'))]),
      )
      expect(Object.fromEntries(said).one).toMatch(/, written in a session opened by a link/)
      expect(Object.fromEntries(said).both).toMatch(/, in part written in a session opened by a link/)
    }))

  test.each([
    ['the first', [BOB], /, in part written in a session opened by a link/],
    ['not the first', [EVA], /, in part written in a session opened by a link/],
    ['all', [BOB, EVA], /, written in a session opened by a link/],
    ['none', [], /^(?!.*link)/],
  ] as const)('a line for several items is said to be written by link for all of them: %s was', (_which, linked, expected) =>
    withHistory(async (database) => {
      write(
        database,
        ['a', 'b', 'c'].map((item) => due(item, '2026-03-01', '2026-05-01', item === 'a' ? 'bob' : 'eva')),
      )
      const byLink = { requestedBy: 'Eva', consentBy: null }
      const byToken = { number: 1, name: 'Figures' }
      const of = ({ author }: Pick<HistoryEvent, 'author'>) => (linked.some((one) => one === author) ? { byLink, byToken } : {})
      const spans = [{ document: PLAN, from: seq(0), to: seq(3) }]
      const told = { reader: must(ME, 'me'), spans }
      const { delegations } = await createSinceReader(sqliteQueries(database.sqlite, systemClock))(told, { ...NO_AUTHOR_CONTEXTS, of })
      const lines = delegations.flatMap((delegation) => delegation.lines)
      expect(lines.map(({ bulk }) => bulk?.count)).toEqual([3])
      const said = lines.map((line) => plainPhrase(sinceWords(line, { type: 'delegation', delegation: null }, NOBODY, 'en')))
      expect(said).toEqual([expect.stringMatching(expected)])
      const isInPart = linked.length === 1 || undefined
      expect([lines[0]?.byLink, lines[0]?.byToken]).toEqual(linked.length === 0 ? [undefined, undefined] : [byLink, byToken])
      expect([lines[0]?.byLinkInPart, lines[0]?.byTokenInPart]).toEqual([isInPart, isInPart])
    }),
  )

  test('only what came after the visit, and only of documents that are asked about', () =>
    withHistory(async (database) => {
      write(database, [due('early', '2026-01-01', '2026-02-01'), due('late', '2026-01-01', '2026-02-01')])
      const items = async (from: number) =>
        (await since(database, 2, { spans: [{ document: PLAN, from: seq(from), to: seq(2) }] })).delegations.flatMap(({ lines }) =>
          lines.map(({ event }) => event.subject.id),
        )
      expect(await items(1)).toEqual(['late'])
      expect((await items(0)).toSorted()).toEqual(['early', 'late'])
      expect((await since(database, 2, { spans: [{ document: pageId('p1'), from: seq(0), to: seq(9) }] })).delegations).toEqual([])
      expect((await since(database, 2, { reader: must(BOB, 'bob') })).delegations).toEqual([])
      expect((await since(database, 2, { reader: must(EVA, 'eva') })).delegations).toHaveLength(1)
    }))

  test('letters typed across the visit are told without a number, for nobody knows how many came since', () =>
    withHistory(async (database) => {
      const typed = {
        type: 'text',
        lastSeq: seq(9),
        lastAt: instant(9_000),
        inserted: 40,
        deleted: 0,
        formatted: 0,
        from: null,
        to: null,
      } as const
      write(database, [{ item: 'a', field: 'description.es', change: typed }])
      const [first] = (await since(database, 9, { spans: [{ document: PLAN, from: seq(5), to: seq(9) }] })).delegations
      expect(first?.lines[0]?.event.change).toMatchObject({ type: 'text', inserted: 0 })
    }))

  test('asking again reads only newer events, and says what a reading of all of them says', () =>
    withHistory(async (database) => {
      let rows = 0
      const queries = sqliteQueries(database.sqlite, systemClock)
      const counted: Queries = {
        ...queries,
        async all(text, ...values) {
          const found = await queries.all(text, ...values)
          if (text.includes('FROM history_event')) rows += found.length
          return found
        },
      }
      const again = createSinceReader(counted)
      const dice = createDice(27)
      const members = ['me', 'eva', 'bob'] as const
      const typed = (last: number, inserted: number) =>
        ({
          type: 'text',
          lastSeq: seq(last),
          lastAt: instant(last * 1_000),
          inserted,
          deleted: 0,
          formatted: 0,
          from: null,
          to: null,
        }) as const
      const ask = async (to: number, reader: SinceReader) =>
        reader({ reader: must(ME, 'me'), spans: [{ document: PLAN, from: seq(10), to: seq(to) }] })
      const grow = (at: number, to: number) =>
        database.sqlite
          .prepare('UPDATE history_event SET last_seq = ?, event = replace(event, ?, ?) WHERE seq = ?')
          .run(to, '"inserted":4', '"inserted":9', at)
      const textsAt: number[] = []
      let head = 0
      for (let round = 0; round < 40; round++) {
        const done = Array.from({ length: 1 + dice.below(20) }, (_, index): Done => {
          const by = dice.pick(members)
          const item = `item-${dice.below(2)}`
          const at = head + index + 1
          return dice.pick<() => Done>([
            () => due(item, `2026-0${1 + dice.below(9)}-01`, `2026-0${1 + dice.below(9)}-01`, by, dice.pick(['us', 'mx'])),
            () => ({ ...label(dice.pick(['added', 'removed']), dice.below(4)), by }),
            () => ({ by, item, field: 'status', change: { type: 'superseded', value: 'done', winner: null } }),
            () => {
              textsAt.push(at)
              // An item of its own: of one with other changes, the line would be about those.
              return { item: 'text', field: 'description.es', change: typed(at, 4) }
            },
          ])()
        })
        write(database, done, head + 1)
        head += done.length
        const grows = round % 5 === 4 && head > 20
        if (grows) grow(textsAt.findLast((at) => at <= head - done.length) ?? 0, head)
        rows = 0
        const now = await ask(head, again)
        if (round > 10 && !grows) expect(rows).toBeLessThanOrEqual(done.length + 1)
        expect(now).toEqual(await ask(head, createSinceReader(queries)))
      }
    }))
})
