// Months as weeks, in every month of every year.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calendarAgenda, type MonthRequest, nearestMonth, reuseWeeks, weeksOf } from '../../../../client/roadmap/calendar/calendarLayout.ts'
import { addDays, addMonths, isMonth } from '../../../../shared/roadmap/days.ts'
import type { Item } from '../../../../shared/roadmap/model.ts'
import { anItem } from '../builders.ts'

const months = fc
  .tuple(fc.integer({ min: 1970, max: 2100 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, month]) => `${year}-${String(month).padStart(2, '0')}`)
const empty: Omit<MonthRequest, 'month'> = { items: [], drawn: (item) => item, meetings: [], wasDue: () => null }

describe('[V3] a month', () => {
  test('is whole weeks that begin on Monday and hold each of its days once', () => {
    fc.assert(
      fc.property(months, (month) => {
        const weeks = weeksOf({ ...empty, month })
        const days = weeks.flat()
        expect(weeks.every((week) => week.length === 7)).toBe(true)
        expect(new Date(`${days[0]?.day}T00:00:00Z`).getUTCDay() || 7).toBe(1)
        for (const [at, { day }] of days.entries()) if (at > 0) expect(day).toBe(addDays(days[at - 1]?.day ?? '', 1))
        const inside = days.filter(({ inMonth }) => inMonth).map(({ day }) => Number(day.slice(8)))
        const last = Number(addDays(`${addMonths(month, 1)}-01`, -1).slice(8))
        expect(inside).toEqual(Array.from({ length: last }, (_, at) => at + 1))
        expect(weeks.at(0)?.some(({ inMonth }) => inMonth) && weeks.at(-1)?.some(({ inMonth }) => inMonth)).toBe(true)
      }),
    )
  })
  test('holds what is due, what was due there before, and the days of a session', () => {
    const item = anItem('a', { due: '2019-11-15' })
    const meeting = { start: '2019-11-19', end: '2019-11-21' }
    const weeks = weeksOf({
      ...empty,
      month: '2019-11',
      items: [item],
      // Only its days are read.
      meetings: [JSON.parse(JSON.stringify(meeting))],
      wasDue: () => '2019-10-31',
    })
    const on = (day: string) => weeks.flat().find((entry) => entry.day === day)
    expect(on('2019-11-15')?.items).toEqual([item])
    expect(on('2019-10-31')?.ghosts).toEqual([item])
    expect(['2019-11-18', '2019-11-19', '2019-11-21', '2019-11-22'].map((day) => on(day)?.meetings.length)).toEqual([0, 1, 1, 0])
  })
  test('[V40] in which one thing moves is drawn anew on two days only', () => {
    const month = (items: readonly Item[]) => weeksOf({ ...empty, items, month: '2019-11' })
    const [a, b, c] = [anItem('a', { due: '2019-11-15' }), anItem('b', { due: '2019-11-15' }), anItem('c', { due: '2019-11-27' })]
    const before = month([a, b, c])
    const moved = reuseWeeks(before, month([a, { ...b, due: '2019-11-20' }, c]))
    expect(
      moved
        .flat()
        .filter((entry, at) => entry !== before.flat()[at])
        .map(({ day }) => day),
    ).toEqual(['2019-11-15', '2019-11-20'])
    expect(moved.filter((week, at) => week !== before[at])).toHaveLength(2)
    expect(reuseWeeks(before, month([a, b, c]))).toEqual(before)
  })
})

test.each([
  [1, '2019-10', '2019-11'],
  [1, '2019-12', null],
  [-1, '2019-10', '2018-05'],
  [-1, '2018-05', null],
] as const)('[V3] the nearest month with something due, %i from %s', (direction, from, expected) => {
  expect(nearestMonth([anItem('a', { due: '2019-11-15' }), anItem('b', { due: '2018-05-01' }), anItem('c')], from, direction)).toBe(
    expected,
  )
})

test('[V3] only a month is a month', () => {
  expect(['2019-11', '2019-13', '2019-1', '', null, '2019-11-01'].map(isMonth)).toEqual([true, false, false, false, false, false])
})

describe('[V68] a month as a list', () => {
  const items = [
    anItem('a', { due: '2019-11-12', status: 'inProgress' }),
    anItem('b', { due: '2019-10-08', status: 'inProgress' }),
    anItem('c', { due: '2019-11-20' }),
    anItem('d', { due: null }),
  ]
  const isLate = (item: Item) => item.due !== null && item.due < '2019-11-15'
  // Only its days are read.
  const meetings = [JSON.parse(JSON.stringify({ start: '2019-11-19', end: '2019-11-21' }))]
  const days = (list: readonly { readonly day: string }[]) => list.map(({ day }) => day)
  test('begins with what is overdue, from any month, when it is the month of today', () => {
    const { late, days: rest } = calendarAgenda({ month: '2019-11', items, meetings, isLate, withLate: true })
    expect([days(late), days(rest)]).toEqual([
      ['2019-10-08', '2019-11-12'],
      ['2019-11-19', '2019-11-20'],
    ])
  })
  test('has everything on its day in any other month', () => {
    const { late, days: rest } = calendarAgenda({ month: '2019-10', items, meetings, isLate, withLate: false })
    expect([days(late), days(rest)]).toEqual([[], ['2019-10-08']])
  })
  test('has a session that goes on into it on its first day', () => {
    const long = [JSON.parse(JSON.stringify({ start: '2019-10-30', end: '2019-11-02' }))]
    const of = (month: string) => days(calendarAgenda({ month, items: [], meetings: long, isLate, withLate: false }).days)
    expect(['2019-09', '2019-10', '2019-11', '2019-12'].map(of)).toEqual([[], ['2019-10-30'], ['2019-11-01'], []])
  })
})
