import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LONGEST_REST_MS, untilDue } from '../../../server/notices/dueDays.ts'
import { dueFacts, tokenFacts } from '../../../server/notices/facts.ts'
import type { NotifiedPerson, PlannedItem, TokenOfGroup } from '../../../server/notices/groupNow.ts'
import { parseAccountId, parseDelegationId, parseItemId } from '../../../shared/ids.ts'
import { must } from '../../../shared/result.ts'
import { addDays } from '../../../shared/roadmap/days.ts'
import { seedOf } from '../../harness/seeds.ts'

const HOUR = 3_600_000
const START = Date.parse('2026-11-15T00:00:00Z')
const ZONES = ['Pacific/Kiritimati', 'Asia/Tokyo', 'Europe/Madrid', 'America/Bogota', 'America/New_York', 'Pacific/Niue']
const CO = must(parseDelegationId('co'), 'co')
const accountOf = (zone: string) => must(parseAccountId(`of${ZONES.indexOf(zone)}`), 'an account')
const personIn = (zone: string): NotifiedPerson => ({
  account: accountOf(zone),
  role: 'head',
  delegation: CO,
  agency: null,
  since: 0,
  zone,
  isNobodys: false,
})
const itemDue = (day: number, at: number): PlannedItem => ({
  id: must(parseItemId(`item${at}`), 'an item'),
  kind: 'action',
  status: 'inProgress',
  due: addDays('2026-11-15', day),
  lead: CO,
  agencies: [],
  people: [],
  archived: false,
})
const tokenOf = (zone: string, hours: number, at: number): TokenOfGroup => ({
  id: `token${at}`,
  account: accountOf(zone),
  name: 'Plan',
  createdAt: START - 20 * 24 * HOUR,
  expiresAt: START + hours * HOUR,
})
const NOTHING = { items: [], sessions: [], tokens: [], reportDays: 14, isMondayAwaited: false }

test('[P38] nothing begins or ends to be told of dates and tokens before the group is looked at again, in whatever zones', () => {
  const days = fc.array(fc.integer({ min: -40, max: 40 }), { maxLength: 3 })
  const tokens = fc.array(fc.record({ zone: fc.constantFrom(...ZONES), hours: fc.integer({ min: -100, max: 600 }) }), { maxLength: 2 })
  fc.assert(
    fc.property(
      days,
      tokens,
      fc.subarray(ZONES, { minLength: 1 }),
      fc.integer({ min: 0, max: 24 * 14 * 4 }),
      (due, ending, zones, quarter) => {
        const now = START + (quarter * HOUR) / 4
        const people = zones.map(personIn)
        const sources = { ...NOTHING, items: due.map(itemDue), tokens: ending.map(({ zone, hours }, at) => tokenOf(zone, hours, at)) }
        const told = (at: number) =>
          [...dueFacts(sources.items, people, at), ...tokenFacts(sources.tokens, people, at)]
            .flatMap(({ key, to }) => to.map((account) => `${key} ${account}`))
            .sort()
        const wait = untilDue(sources, new Set(zones), now)
        expect(wait).toBeGreaterThan(0)
        const before = told(now)
        for (let later = now; later < now + Math.min(wait, 50 * 24 * HOUR); later += HOUR / 2) expect(told(later)).toEqual(before)
      },
    ),
    { numRuns: 150, seed: seedOf(38) },
  )
})

test('[P38] a group in which nothing is due rests for weeks; one with a mail on Monday, or a session whose reports are asked for, does not', () => {
  const zones = new Set(['America/Bogota'])
  const now = START + 60 * HOUR
  expect(untilDue(NOTHING, zones, now)).toBe(LONGEST_REST_MS)
  expect(untilDue({ ...NOTHING, items: [itemDue(40, 1)] }, zones, now)).toBeGreaterThan(25 * 24 * HOUR)
  expect(untilDue({ ...NOTHING, isMondayAwaited: true }, zones, now)).toBeLessThan(6 * 24 * HOUR)
  const session = { number: 1, state: 'open', start: addDays('2026-11-15', 30), end: null, closedAt: null, shared: true, zone: '' } as const
  const noticed = { ...session, id: 'session' as never, openedAt: null, reopenedAt: null, closedAgainAt: null }
  const wait = untilDue({ ...NOTHING, sessions: [noticed] }, zones, now)
  expect(wait).toBeGreaterThan(12 * 24 * HOUR)
  expect(wait).toBeLessThan(14 * 24 * HOUR)
})
