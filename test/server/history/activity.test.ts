import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { systemClock } from '../../../server/clock.ts'
import { readActivity } from '../../../server/history/activity.ts'
import { type FeedQuery, readFeed } from '../../../server/history/feed.ts'
import { readEvent } from '../../../server/history/readEvents.ts'
import { weekBounds, zoneNamed } from '../../../server/history/weeks.ts'
import { createMemoryLog } from '../../../server/log/memoryLog.ts'
import { sqliteQueries } from '../../../server/log/sqliteQueries.ts'
import { bandKey, bandOf, type HeldSession, NO_DELEGATION, parseSide, sideOf, totalOf } from '../../../shared/history/activity.ts'
import type { HistoryEvent } from '../../../shared/history/events.ts'
import { isTold } from '../../../shared/history/news.ts'
import { instant, parseGroupId, parseMeetingId, seq } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { createDice } from '../../harness/random.ts'
import { seedOf } from '../../harness/seeds.ts'
import { DOCUMENTS, live } from '../../shared/history/life.ts'
import { readOn, withHistory } from '../../shared/history/reading.ts'

const GROUP = must(parseGroupId('tco'), 'a group')
const WHOLE: FeedQuery = { limit: 10_000, after: [], upTo: null }
const DAY = 86_400_000

const tally = (events: readonly HistoryEvent[], key: (event: HistoryEvent) => string) => {
  const counts: Record<string, number> = {}
  for (const event of events) counts[key(event)] = (counts[key(event)] ?? 0) + 1
  return counts
}

describe('[H50] the strip over the feed', () => {
  test('counts by week, delegation and band what a look at every event counts, in any zone and under any filter', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 1_000_000 }), (seed) =>
        withHistory(async ({ sqlite }) => {
          const dice = createDice(seed)
          const log = await live(async (world) => createMemoryLog(world), { seed, steps: 150 })
          for (const document of DOCUMENTS) await readOn(sqlite, log, document)
          const queries = sqliteQueries(sqlite, systemClock)
          const events = sqlite.prepare('SELECT event FROM history_event').all().map(readEvent).filter(isTold)
          const times = events.map(({ at }) => at).sort((a, b) => a - b)
          const held: readonly HeldSession[] = ['m1', 'm2'].map((id, index) => ({
            id: must(parseMeetingId(id), 'a session'),
            startedAt: instant((times[Math.floor((times.length * (index + 1)) / 3)] ?? 0) + dice.below(3)),
          }))
          const zone = dice.pick(['UTC', 'America/Bogota', 'Asia/Kathmandu', 'Pacific/Auckland'])
          const upTo = dice.chance(0.5) ? DOCUMENTS.map((document) => ({ document, seq: seq(20 + dice.below(60)) })) : null
          const delegation = parseSide(dice.pick(['', 'mx', NO_DELEGATION])) ?? undefined
          const query = { ...WHOLE, upTo, delegation, kind: dice.pick(['', 'text', 'set']) || undefined }
          const found = await readActivity(
            queries,
            { group: GROUP, documents: DOCUMENTS, people: { periods: new Map(), words: new Map() } },
            { ...query, zone, held },
          )

          const asked = (part: Partial<FeedQuery>) =>
            readFeed(
              queries,
              { group: GROUP, documents: DOCUMENTS, people: { periods: new Map(), words: new Map() } },
              { ...query, ...part },
            )
          const all = (await asked({ upTo: null, delegation: undefined })).events
          const within = (await asked({ delegation: undefined })).events
          const shown = (await asked({})).events
          const side = ({ delegation }: HistoryEvent) => sideOf(delegation)
          expect(found.within).toEqual(tally(within, side))
          expect(found.bands).toEqual(tally(shown, (event) => bandKey(bandOf(event, held))))
          expect(found.weeks.map(({ counts }) => totalOf(counts)).reduce((sum, count) => sum + count, 0)).toBe(all.length)
          const wall = must(zoneNamed(zone), 'a zone').wall
          for (const { from, to, counts } of found.weeks) {
            expect(counts).toEqual(
              tally(
                all.filter(({ at }) => at >= from && at < to),
                side,
              ),
            )
            expect(new Date(wall(from)).toISOString()).toMatch(/T00:00:00.000Z$/)
            expect(new Date(wall(from)).getUTCDay()).toBe(1)
          }
        }),
      ),
      { numRuns: 12, seed: seedOf(5) },
    )
  })

  test('a week begins on Monday at midnight on the wall, also where clocks are changed within it', () => {
    const madrid = must(zoneNamed('Europe/Madrid'), 'a zone')
    // On 31 March 2019 the clock went from 2 to 3.
    const bounds = weekBounds(Date.parse('2019-03-27T12:00Z'), Date.parse('2019-04-02T12:00Z'), madrid)
    expect(bounds.map((bound) => new Date(bound).toISOString())).toEqual([
      '2019-03-24T23:00:00.000Z',
      '2019-03-31T22:00:00.000Z',
      '2019-04-07T22:00:00.000Z',
    ])
    expect((bounds[1] ?? 0) - (bounds[0] ?? 0)).toBe(7 * DAY - 3_600_000)
    expect(zoneNamed('Atlantis/Capital')).toBeNull()
  })
})

test('[H50] the feed is asked for those who have no delegation: chair, secretariat and translators', async () => {
  await withHistory(async ({ sqlite }) => {
    const log = await live(async (world) => createMemoryLog(world), { seed: 3, steps: 150 })
    for (const document of DOCUMENTS) await readOn(sqlite, log, document)
    const queries = sqliteQueries(sqlite, systemClock)
    const { events } = await readFeed(
      queries,
      { group: GROUP, documents: DOCUMENTS, people: { periods: new Map(), words: new Map() } },
      { ...WHOLE, delegation: NO_DELEGATION },
    )
    const all = sqlite.prepare('SELECT event FROM history_event').all().map(readEvent).filter(isTold)
    expect(events.length).toBe(all.filter(({ delegation }) => delegation === null).length)
    expect(events.every(({ delegation }) => delegation === null)).toBe(true)
  })
})
