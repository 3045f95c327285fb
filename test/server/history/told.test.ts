// Which changes of a session the history shows: none that only matter while it is held, and no decision without a first word.
import { describe, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { systemClock } from '../../../server/clock.ts'
import { readActivity } from '../../../server/history/activity.ts'
import { readFeed } from '../../../server/history/feed.ts'
import { createSinceReader } from '../../../server/history/since.ts'
import { createWorkReader } from '../../../server/history/work.ts'
import { createMemoryLog } from '../../../server/log/memoryLog.ts'
import { sqliteQueries } from '../../../server/log/sqliteQueries.ts'
import { createEditReader } from '../../../server/timeTravel/edits.ts'
import { periodsOf } from '../../../shared/acts/periods.ts'
import type { HistoryEvent } from '../../../shared/history/events.ts'
import { isNews, isTold } from '../../../shared/history/news.ts'
import { instant, parseDelegationId, parseGroupId, parseItemId, parseMeetingId, seq } from '../../../shared/ids.ts'
import { readMeeting } from '../../../shared/meeting/read.ts'
import {
  addDecision,
  addPoint,
  addSpeaker,
  decisionText,
  removeSpeaker,
  setAttendance,
  setDecision,
  setMeta,
  setPoint,
  setSpeaker,
} from '../../../shared/meeting/write.ts'
import { must } from '../../../shared/result.ts'
import { createDice } from '../../harness/random.ts'
import { SESSION } from '../../shared/history/life.ts'
import { eventsOf, readOn, withHistory } from '../../shared/history/reading.ts'
import { createSettableClock } from '../log/updateLogContract.ts'
import { ANA, BETO, createWriters, type Person } from '../timeTravel/writers.ts'
import { readWork } from './readWork.ts'

const GROUP = must(parseGroupId('tco'), 'a group')
const MEETING = must(parseMeetingId('m1'), 'a session')
const ITEM = must(parseItemId('k3'), 'an item')
const MX = must(parseDelegationId('mx'), 'a delegation')
const random = createDice(3).bytes

/** Each edit is one entry; the answers are those for Ana, who wrote nothing after the first. */
const told = (edits: readonly (readonly [Person, (doc: Y.Doc) => unknown])[]) =>
  withHistory(async ({ sqlite }) => {
    const time = createSettableClock()
    const log = createMemoryLog({ clock: time.clock, meetingOf: () => null })
    const { write } = createWriters(log, SESSION)
    let now = 1_700_000_000_000
    const all: typeof edits = [[ANA, (doc) => void setMeta(doc, 'quorum', 2)], ...edits]
    for (const [who, edit] of all) {
      now += 10 * 60_000
      time.set(now)
      await write(who, (doc) => void edit(doc))
    }
    await readOn(sqlite, log, SESSION)
    const queries = sqliteQueries(sqlite, systemClock)
    const to = (await log.head(SESSION)).seq
    const of = { group: GROUP, documents: [SESSION], people: { periods: new Map(), linkSpans: [], words: new Map() } }
    const span = { document: SESSION, from: seq(1), to }
    const whole = { after: [{ document: SESSION, seq: seq(1) }], upTo: [{ document: SESSION, seq: to }], limit: 50 }
    const { events } = await readFeed(queries, of, whole)
    const { within } = await readActivity(queries, of, { ...whole, zone: 'UTC', held: [] })
    const since = await createSinceReader(queries)({ reader: ANA.account, spans: [span] })
    const reopened = { meeting: MEETING, number: 1, reopenedAt: instant(1), closedAgainAt: null, by: null, reason: null }
    const work = await readWork(
      createWorkReader(queries),
      { spans: [span] },
      { periods: periodsOf([]), reopenings: [reopened], deadlinesIn: async () => new Map() },
    )
    return {
      stored: eventsOf(sqlite, SESSION).filter((event) => event.seq > 1),
      feed: events.map(({ field, change }) => field ?? change.type).toReversed(),
      counted: Object.values(within).reduce((sum, count) => sum + count, 0),
      since: since.delegations.flatMap(({ lines, undone }) => [
        ...lines.map(({ event }) => event.field ?? event.change.type),
        ...(undone > 0 ? [`${undone} undone`] : []),
      ]),
      work: work.rows.map(({ field }) => field),
      compared: (await createEditReader(queries).editsIn(SESSION, span)).map(({ field }) => field),
      corrections: work.corrections.flatMap(({ by }) => by.map(({ changes }) => changes)).reduce((sum, changes) => sum + changes, 0),
    }
  })
const only = <Entry extends { readonly id: string }>(entries: readonly Entry[]): Entry['id'] => must(entries[0] ?? null, 'an entry').id
const decision = (doc: Y.Doc) => only(readMeeting(doc).decisions)
const NOTHING = { feed: [], counted: 0, since: [], work: [], compared: [], corrections: 0 }

describe('[H63] values that only matter while a session is held', () => {
  test('asking for the floor, speaking, the timer and the projector are in the log’s history, and in no list, count or work', async () => {
    const speaker = (doc: Y.Doc) => only(readMeeting(doc).speakers)
    const { stored, ...shown } = await told([
      [BETO, (doc) => addSpeaker(doc, { delegation: MX, agency: null }, random)],
      [BETO, (doc) => setSpeaker(doc, speaker(doc), { state: 'speaking', since: instant(5) })],
      [BETO, (doc) => removeSpeaker(doc, speaker(doc))],
      [BETO, (doc) => setMeta(doc, 'floor', { point: null, since: instant(5), used: 0, added: 5 })],
      [BETO, (doc) => setMeta(doc, 'shown', { type: 'item', id: ITEM })],
    ])
    expect(stored.map(({ field }) => field)).toEqual(['else/speakers', 'else/speakers', 'else/speakers', 'else/floor', 'else/shown'])
    expect(shown).toEqual(NOTHING)
  })

  test('the time used for a point is not told beside the point', async () => {
    const point = (doc: Y.Doc) => only(readMeeting(doc).points)
    const { feed, since } = await told([
      [BETO, (doc) => addPoint(doc, { title: { en: 'Extradition' } }, random)],
      [
        BETO,
        (doc) => {
          setPoint(doc, point(doc), 'spent', 60_000)
          setPoint(doc, point(doc), 'state', 'done')
        },
      ],
    ])
    expect([feed, since]).toEqual([['created', 'state'], ['created']])
  })

  test('attendance is in the history, and a correction once the session is closed, but no news and nobody’s work', async () => {
    const { stored: _, ...shown } = await told([
      [BETO, (doc) => setAttendance(doc, MX, 3)],
      [BETO, (doc) => setAttendance(doc, MX, 0)],
    ])
    expect(shown).toEqual({ ...NOTHING, feed: ['attendance/mx', 'attendance/mx'], counted: 2, corrections: 2 })
  })

  test('is a property of the field: all others are told, and news', () => {
    const event = (field: string | null): Pick<HistoryEvent, 'document' | 'field'> => ({ document: SESSION, field })
    for (const field of [null, 'quorum', 'minutes.es', 'else', 'else/minutes', 'else/quorum', 'confirmed/title'])
      expect([field, isTold(event(field)), isNews(event(field))]).toEqual([field, true, true])
  })
})

describe('[S33] a decision', () => {
  const press = (doc: Y.Doc) => addDecision(doc, { number: 1 }, random)

  test('without a word is in no list, count or work, whatever is set and linked in it', async () => {
    const { stored, ...shown } = await told([
      [BETO, press],
      [BETO, (doc) => setDecision(doc, decision(doc), 'method', 'signature')],
      [BETO, (doc) => setDecision(doc, decision(doc), 'archived', true)],
    ])
    expect(stored).toHaveLength(3)
    expect(shown).toEqual(NOTHING)
  })

  test('is told from its first word on, with its making, and also when the words were taken away again', async () => {
    const type = (doc: Y.Doc) => decisionText(doc, decision(doc), 'en')?.insert(0, 'Agreed')
    const begun = await told([
      [BETO, press],
      [BETO, type],
    ])
    expect([begun.feed, begun.since]).toEqual([['created', 'text.en'], ['text.en']])
    const empty = (doc: Y.Doc) => decisionText(doc, decision(doc), 'en')?.delete(0, 6)
    const emptied = await told([
      [BETO, press],
      [BETO, type],
      [BETO, empty],
    ])
    expect(emptied.feed).toEqual(['created', 'text.en', 'text.en'])
    // Its first word was undone at once.
    const undone = await told([
      [BETO, press],
      [
        BETO,
        (doc) => {
          type(doc)
          empty(doc)
        },
      ],
    ])
    expect(undone.stored.map(({ field }) => field)).toHaveLength(2)
    expect({ ...undone, stored: [] }).toEqual({ ...NOTHING, stored: [] })
  })

  test('is told when it is adopted without a word', async () => {
    const { feed } = await told([
      [BETO, press],
      [BETO, (doc) => setDecision(doc, decision(doc), 'status', 'adopted')],
    ])
    expect(feed).toEqual(['created', 'status'])
  })
})
