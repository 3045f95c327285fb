import { describe, expect, test } from 'vitest'
import { SETTLED_MS } from '../../../shared/acts/consent.ts'
import {
  type DelegationSeat,
  type FormerSeat,
  hasSettled,
  isOpenSeat,
  opensAt,
  type SeatAmong,
  seesEarlier,
  seesThread,
  toldTimes,
} from '../../../shared/comments/whoSees.ts'

const WEEK = SETTLED_MS
const NOW = 100 * WEEK
const seat = (given: Partial<DelegationSeat> = {}): DelegationSeat => ({ since: NOW - 10, toldAt: NOW - 10, admittedAt: null, ...given })
const thread = (begunAt: number, ...writtenAt: readonly number[]) => ({ begunAt, writtenAt: [begunAt, ...writtenAt] })
const BEFORE = thread(NOW - 20)
const AFTER = thread(NOW - 10)

describe('[P1] [P25] a thread of a delegation is seen', () => {
  test.each<[string, boolean, ReturnType<typeof thread>, DelegationSeat | null, readonly { since: number; until: number }[]]>([
    ['by nobody without a seat in it', false, AFTER, null, []],
    ['by nobody without a seat in it any more', false, BEFORE, null, [{ since: 0, until: NOW - 5 }]],
    ['from the moment of the seat on', true, AFTER, seat(), []],
    ['not if it was begun before', false, BEFORE, seat(), []],
    ['not if it was begun before and answered since', false, thread(NOW - 20, NOW - 1), seat(), []],
    ['once a member has admitted them', true, BEFORE, seat({ admittedAt: NOW }), []],
    ['not before that is so', false, BEFORE, seat({ admittedAt: NOW + 1 }), []],
    ['a week after the delegation was told', true, BEFORE, seat({ toldAt: NOW - WEEK }), []],
    ['not a moment earlier', false, BEFORE, seat({ toldAt: NOW - WEEK + 1 }), []],
    ['not after any time of which nobody was told', false, BEFORE, seat({ since: NOW - 15, toldAt: null }), []],
    ['by who had a seat when it was written', true, BEFORE, seat(), [{ since: NOW - 30, until: NOW - 15 }]],
    ['not by who had left by then', false, BEFORE, seat(), [{ since: NOW - 30, until: NOW - 20 }]],
    ['not if it was answered while they were away', false, thread(NOW - 20, NOW - 12), seat(), [{ since: NOW - 30, until: NOW - 15 }]],
    ['also if it was answered after they were back', true, thread(NOW - 20, NOW - 3), seat(), [{ since: NOW - 30, until: NOW - 15 }]],
    [
      'from any of their earlier seats',
      true,
      thread(NOW - 40, NOW - 20),
      seat(),
      [
        { since: NOW - 50, until: NOW - 39 },
        { since: NOW - 25, until: NOW - 15 },
      ],
    ],
  ])('%s', (_, expected, written, now, former) => {
    expect(seesThread(written, { seat: now, former }, NOW)).toBe(expected)
  })

  test('by itself at the earlier of two moments, or not at all', () => {
    expect([seat(), seat({ admittedAt: 7 }), seat({ toldAt: null }), seat({ toldAt: null, admittedAt: 7 })].map(opensAt)).toEqual([
      NOW - 10 + WEEK,
      7,
      null,
      7,
    ])
    expect([isOpenSeat(seat(), NOW), isOpenSeat(seat(), NOW + WEEK), isOpenSeat(seat({ toldAt: null }), NOW + WEEK)]).toEqual([
      false,
      true,
      false,
    ])
  })

  test('only a week after the delegation was told where the person who admits was admitted themself', () => {
    expect(hasSettled(seat({ admittedAt: NOW - 5 }), NOW)).toBe(false)
    expect(hasSettled(seat({ toldAt: NOW - WEEK }), NOW)).toBe(true)
  })
})

test.each<
  [
    title: string,
    seen: 'all' | 'former' | 'none',
    given: Partial<DelegationSeat>,
    former: readonly FormerSeat[],
    writtenSince: number | null,
  ]
>([
  ['nothing was written', 'all', { toldAt: null }, [], null],
  ['nothing was written before it', 'all', { toldAt: null }, [], NOW - 10],
  ['it is open', 'all', { admittedAt: NOW - 5 }, [], NOW - 100],
  ['it is new', 'none', { toldAt: null }, [], NOW - 100],
  ['an earlier one ended before the first comment', 'none', { toldAt: null }, [{ since: NOW - 300, until: NOW - 200 }], NOW - 100],
  ['an earlier one saw some of it', 'former', { toldAt: null }, [{ since: NOW - 300, until: NOW - 50 }], NOW - 100],
])('[P25] says what a seat shows of what was written before it: %s', (_, seen, given, former, writtenSince) => {
  expect(seesEarlier(seat({ since: NOW - 10, ...given }), former, writtenSince, NOW)).toBe(seen)
})

describe('[P26] a delegation is told of a seat', () => {
  const among = (account: string, given: Partial<SeatAmong> = {}): SeatAmong => ({
    account,
    since: NOW - 10,
    toldAt: null,
    admittedAt: null,
    hadSettled: false,
    ...given,
  })
  const settled = among('old', { since: NOW - 2 * WEEK, toldAt: NOW - 2 * WEEK })
  const told = (seats: readonly SeatAmong[], writtenSince: number | null = 0) => Object.fromEntries(toldTimes(seats, writtenSince, NOW))

  test('when somebody who belonged there is there to hear it', () => {
    expect(told([settled, among('new')])).toEqual({ old: NOW - 2 * WEEK, new: NOW })
    expect(told([settled, among('new', { toldAt: NOW - 9 })])).toEqual({ old: NOW - 2 * WEEK, new: NOW - 9 })
  })
  test('never by accomplices among themselves: in a delegation that was emptied nobody is told', () => {
    expect(told([among('one'), among('two')])).toEqual({ one: null, two: null })
    // Also if its members were still there when they came, but left them no week.
    expect(told([among('one', { toldAt: NOW - 9 }), among('two', { toldAt: NOW - 8 })])).toEqual({ one: null, two: null })
  })
  test('when somebody comes back whose earlier seat had settled', () => {
    expect(told([among('one'), among('back', { hadSettled: true })])).toEqual({ one: NOW, back: null })
    expect(told([among('mother', { hadSettled: true }), among('back', { hadSettled: true })])).toEqual({ mother: NOW, back: NOW })
  })
  test('at its beginning when nothing had been written before, and later, in the first week too, only when somebody is there', () => {
    const [one, two] = [among('one', { since: 5 }), among('two', { since: 9 })]
    expect(told([one, two], null)).toEqual({ one: 5, two: 9 })
    expect(told([one, two], 9)).toEqual({ one: 5, two: 9 })
    expect(told([one, two], 8)).toEqual({ one: 5, two: NOW })
    expect(told([two, among('three', { since: 10 })], 8)).toEqual({ two: null, three: null })
  })
  test('while a settled seat stays so when the others leave', () => {
    expect(told([settled])).toEqual({ old: NOW - 2 * WEEK })
  })
})
