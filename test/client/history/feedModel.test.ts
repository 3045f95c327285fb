// The feed as a page: bands, days, things, lines. And the strip above it: columns, caps, spans.
import { describe, expect, test } from 'vitest'
import { bandWords } from '../../../client/history/feed/bandWords.ts'
import { feedOf } from '../../../client/history/feed/feedModel.ts'
import { inShort } from '../../../client/history/feed/inShort.ts'
import { thingName } from '../../../client/history/feed/thing.ts'
import {
  capOf,
  columnAt,
  labelledPeaks,
  movedRangeEnd,
  placeOnStrip,
  spanOf,
  stackOf,
  stripColumns,
  stripMarks,
} from '../../../client/history/strip/columns.ts'
import { monthTicks } from '../../../client/history/strip/monthTicks.ts'
import type { NamedEvent } from '../../../shared/api/history.ts'
import type { MeetingInfo } from '../../../shared/api/meetings.ts'
import type { Language } from '../../../shared/bilingual.ts'
import type { DescribeContext } from '../../../shared/history/describeContext.ts'
import { lineWords } from '../../../shared/history/lineWords.ts'
import { plainPhrase } from '../../../shared/history/sentence.ts'
import {
  type Instant,
  instant,
  meetingDocument,
  parseAccountId,
  parseGroupId,
  parseMeetingId,
  roadmapId,
  seq,
} from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { aMeeting } from '../../harness/aMeeting.ts'
import { delegationId } from '../roadmap/builders.ts'

const GROUP = must(parseGroupId('tco'), 'a group')
const EVA = must(parseAccountId('eva'), 'somebody')
const [ONE, TWO, THREE] = ['m1', 'm2', 'm3'].map((id) => must(parseMeetingId(id), 'a session')) as [never, never, never]
const HOUR = 3_600_000
const DAY = 24 * HOUR
let counter = 0
const event = (at: number, part: Partial<NamedEvent> = {}): NamedEvent => ({
  document: roadmapId(GROUP),
  seq: seq(++counter),
  ord: 0,
  at: instant(at),
  author: EVA,
  delegation: delegationId('mx'),
  meeting: null,
  offline: null,
  subject: { type: 'item', id: 'a' },
  field: 'status',
  change: { type: 'set', from: 'proposed', to: 'agreed', unseen: false },
  title: { es: 'Nota', en: 'Note' },
  code: 'WG-001',
  ...part,
})
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10)
const held = [
  { id: ONE, startedAt: instant(10 * DAY) },
  { id: TWO, startedAt: instant(30 * DAY) },
]
const feed = (events: readonly NamedEvent[]) => feedOf(events, { dayOf, held })

describe('[H51] the feed is read in bands', () => {
  test('by session and between sessions, the newest first, each day and each thing once in it', () => {
    const bands = feed([
      event(31 * DAY, { meeting: TWO }),
      event(30 * DAY + HOUR, { meeting: TWO }),
      event(20 * DAY + 2 * HOUR),
      event(20 * DAY + HOUR, { subject: { type: 'item', id: 'b' } }),
      event(20 * DAY),
      event(5 * DAY),
    ])
    expect(bands.map(({ band, days }) => [band, days.map(({ day, things }) => [day, things.map(({ events }) => events.length)])])).toEqual([
      [
        { type: 'session', meeting: TWO },
        [
          ['1970-02-01', [1]],
          ['1970-01-31', [1]],
        ],
      ],
      [{ type: 'between', after: ONE, before: TWO }, [['1970-01-21', [2, 1]]]],
      [{ type: 'between', after: null, before: ONE }, [['1970-01-06', [1]]]],
    ])
  })

  test('gives a session that was opened again its band again', () => {
    const bands = feed([event(40 * DAY, { meeting: ONE }), event(20 * DAY), event(11 * DAY, { meeting: ONE })])
    expect(bands.map(({ key }) => key)).toEqual([`${ONE} 0`, `${ONE}>${TWO} 0`, `${ONE} 1`])
  })

  test('which are called by their sessions, the next one too before it begins', () => {
    const place = { es: 'Cartagena de Indias, Colombia', en: 'Cartagena, Colombia' }
    const meeting = (id: never, number: number, part: Partial<MeetingInfo>) => aMeeting(number, { id, state: 'closed', place, ...part })
    const meetings = [
      meeting(ONE, 1, { startedAt: instant(10 * DAY), closedAt: instant(12 * DAY) }),
      meeting(TWO, 2, { startedAt: instant(30 * DAY), closedAt: instant(32 * DAY) }),
      meeting(THREE, 3, { state: 'draft' }),
    ]
    const title = (band: Parameters<typeof bandWords>[0]) => [bandWords(band, meetings, 'en').title, bandWords(band, meetings, 'es').title]
    expect(title({ type: 'session', meeting: TWO })).toEqual(['Session 2, Cartagena', 'Sesión 2, Cartagena de Indias'])
    expect(title({ type: 'between', after: ONE, before: TWO })).toEqual(['Between sessions 1 and 2', 'Entre las sesiones 1 y 2'])
    expect(title({ type: 'between', after: TWO, before: null })).toEqual(['Between sessions 2 and 3', 'Entre las sesiones 2 y 3'])
    expect(title({ type: 'between', after: null, before: ONE })).toEqual(['Before session 1', 'Antes de la sesión 1'])
  })
})

describe('[H52] the same done to many things', () => {
  const many = (count: number, part: (n: number) => Partial<NamedEvent> = () => ({})) =>
    Array.from({ length: count }, (_, n) => event(20 * DAY + 12 * HOUR - n * 1_000, { subject: { type: 'item', id: `i${n}` }, ...part(n) }))
  const things = (events: readonly NamedEvent[]) => feed(events)[0]?.days[0]?.things.map(({ alike }) => alike.length)

  test('at once by one person is one line that says how many', () => {
    expect(things(many(13))).toEqual([12])
    expect(things(many(2))).toEqual([0, 0])
  })

  test('dates that moved by as many days are alike; other values, other people and later hours are not', () => {
    const moved = (n: number) =>
      ({ field: 'due', change: { type: 'set', from: `2026-01-0${n + 1}`, to: `2026-02-0${n + 1}`, unseen: false } }) as const
    expect(things(many(5, moved))).toEqual([4])
    expect(things(many(4, (n) => ({ change: { type: 'set', from: 'proposed', to: n === 1 ? 'done' : 'agreed', unseen: false } })))).toEqual(
      [0, 0, 0, 0],
    )
    expect(things(many(3, (n) => ({ author: must(parseAccountId(`p${n}`), 'one') })))).toEqual([0, 0, 0])
    expect(things(many(3, (n) => ({ at: instant(20 * DAY + 12 * HOUR - n * 120_000) })))).toEqual([0, 0, 0])
  })
})

test('[H53] long words are shown by their beginning and their end', () => {
  const long = Array.from({ length: 90 }, (_, n) => `word${n}`).join(' ')
  const [kept, run] = inShort([
    { type: 'kept', text: 'as it was ' },
    { type: 'inserted', text: long },
  ])
  expect(kept?.text).toBe('as it was ')
  expect(run?.text).toMatch(/^word0 .* … .* word89$/)
  expect((run?.text ?? '').length).toBeLessThan(130)
})

describe('[H50] the strip', () => {
  const week = (n: number, counts: Record<string, number>) => ({ from: instant(n * 7 * DAY), to: instant((n + 1) * 7 * DAY), counts })
  const weeks = (count: number) => Array.from({ length: count }, (_, n) => week(n, { co: n }))

  test('stacks delegations, and cuts a column that is higher than all others', () => {
    const columns = [...weeks(30).map(({ from, to }) => ({ from, to, counts: { co: 2, mx: 3 } })), week(30, { co: 100, mx: 300 })]
    expect(capOf(columns, ['co', 'mx'])).toBe(20)
    expect(stackOf({ co: 2, mx: 3 }, ['co', 'mx'], 20)).toEqual({
      parts: [
        { side: 'co', count: 2, height: 0.1 },
        { side: 'mx', count: 3, height: 0.15 },
      ],
      total: 5,
      isCut: false,
    })
    expect(stackOf({ co: 100, mx: 300 }, ['co', 'mx'], 20)).toMatchObject({
      isCut: true,
      total: 400,
      parts: [{ height: 0.25 }, { height: 0.75 }],
    })
    expect(stackOf({ co: 100, mx: 3 }, ['mx'], 20)).toMatchObject({ total: 3, isCut: false })
  })

  test('keeps every change of many years in columns that can be told apart', () => {
    const all = weeks(800)
    const columns = stripColumns(all)
    expect(columns.length).toBeLessThanOrEqual(150)
    const sum = (list: typeof columns) => list.reduce((total, { counts }) => total + (counts.co ?? 0), 0)
    expect(sum(columns)).toBe(sum(all))
    expect([columns[0]?.from, columns.at(-1)?.to]).toEqual([all[0]?.from, all.at(-1)?.to])
  })

  test('gives the same span back that was brushed, and asks for nothing at an end that reaches the edge', () => {
    const columns = stripColumns(weeks(20))
    const at = (mark: ReturnType<typeof stripMarks>['from']): Instant | null => (mark?.type === 'at' ? mark.at : null)
    for (let first = 0; first < 20; first++)
      for (let last = first; last < 20; last++) {
        const { from, to } = stripMarks(columns, { first, last })
        expect(spanOf(columns, at(from), at(to))).toEqual({ first, last })
        expect([from === null, to === null]).toEqual([first === 0, last === 19])
      }
  })

  test('is moved by keys: a week, four, or all the way', () => {
    expect(movedRangeEnd('ArrowRight', false, 4, 19)).toBe(5)
    expect(movedRangeEnd('ArrowLeft', true, 4, 19)).toBe(0)
    expect(movedRangeEnd('PageUp', false, 4, 19)).toBe(8)
    expect([movedRangeEnd('Home', false, 4, 19), movedRangeEnd('End', false, 4, 19), movedRangeEnd('a', false, 4, 19)]).toEqual([
      0,
      19,
      null,
    ])
    expect([columnAt(-1, 20), columnAt(0.5, 20), columnAt(2, 20)]).toEqual([0, 10, 19])
    expect(placeOnStrip(stripColumns(weeks(2)), 7 * DAY)).toBe(0.5)
    expect(placeOnStrip(stripColumns(weeks(2)), 14 * DAY)).toBeNull()
  })

  test('[C41] the months under it are never written over each other, at any width, and long histories are labelled by years', () => {
    for (const many of [1, 3, 20, 70, 150, 433, 1200])
      for (const width of [200, 340, 590, 900, 1400]) {
        const columns = stripColumns(weeks(many))
        const ticks = monthTicks(columns, width)
        for (const [at, { place, saysMonth, saysYear }] of ticks.entries()) {
          const needs = saysMonth && saysYear ? 60 : 30
          expect(place * width + needs, `${many} weeks, ${width} px`).toBeLessThanOrEqual((ticks[at + 1]?.place ?? 1) * width)
        }
        if (many >= 20) expect(ticks.length, `${many} weeks, ${width} px`).toBeGreaterThan(1)
      }
    expect(monthTicks(stripColumns(weeks(60)), 900).every(({ saysMonth }) => saysMonth)).toBe(true)
    expect(monthTicks(stripColumns(weeks(433)), 340).some(({ saysMonth }) => saysMonth)).toBe(false)
  })

  test('[C41] the numbers of columns that are cut are never written over each other; the highest is shown', () => {
    const totals = [40, 90, 41, 0, 0, 0, 42]
    expect([...labelledPeaks(totals, 30, 70)].sort()).toEqual([1, 6])
    expect([...labelledPeaks(totals, 30, 700)].sort()).toEqual([0, 1, 2, 6])
    expect(labelledPeaks(totals, 100, 700).size).toBe(0)
  })
})

test('[C41] a new decision reads what was decided, under the session that it belongs to; one that had no words yet reads that it was created', () => {
  const meeting = must(parseMeetingId('m3'), 'a session')
  const made = event(0, {
    document: meetingDocument(meeting),
    subject: { type: 'decision', id: 'd' },
    field: null,
    change: { type: 'created', title: { es: 'Se adopta el plan.', en: 'The plan is adopted.' }, values: { status: 'adopted' } },
  })
  const context = { meeting: () => ({ number: 3 }) } as unknown as DescribeContext
  const read = (one: NamedEvent, language: Language) => {
    const { label, said } = lineWords(one, context, language)
    return [thingName(one, context, language), label, plainPhrase(said).replace(/[\u2066-\u2069]/g, '')]
  }
  expect(read(made, 'es')).toEqual(['Decisión de la sesión 3', 'Adoptada', '«Se adopta el plan.»'])
  expect(read(made, 'en')).toEqual(['Decision of session 3', 'Adopted', '“The plan is adopted.”'])
  const untold = { ...made, change: { type: 'created', title: { es: '', en: '' }, values: {} } } as const
  expect(read(untold, 'en')).toEqual(['Note', null, 'Created'])
})
