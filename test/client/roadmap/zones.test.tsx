// What day it is, and what a calendar date means, for readers in every zone at the hours around midnight.
import { afterAll, describe, expect, test } from 'vitest'
import { formatDay, formatMonth, formatWeekday } from '../../../client/base/intl.ts'
import { CATALOGUE } from '../../../client/base/messages/catalogue.ts'
import { localDay } from '../../../client/base/today.ts'
import { routeLine } from '../../../client/home/routeLine.ts'
import { dueState, slipLabel } from '../../../client/item/due.ts'
import { weeksOf } from '../../../client/roadmap/calendar/calendarLayout.ts'
import { barOf, dragged } from '../../../client/roadmap/timeline/timelineBars.ts'
import { numberOf, timelineRange, timelineTicks, dayOfNumber as toDay } from '../../../client/roadmap/timeline/timelineScale.ts'
import { addDays, daysBetween, monthOf } from '../../../shared/roadmap/days.ts'
import { anItem } from './builders.ts'

const here = process.env.TZ
const inZone = <T,>(zone: string, look: () => T): T => {
  process.env.TZ = zone
  try {
    return look()
  } finally {
    if (here === undefined) delete process.env.TZ
    else process.env.TZ = here
  }
}
afterAll(() => expect(process.env.TZ).toBe(here))

const BOGOTA = 'America/Bogota'
const MEXICO = 'America/Mexico_City'
const WASHINGTON = 'America/New_York'
const EARLIEST = 'Pacific/Kiritimati'
const LATEST = 'Etc/GMT+12'
const ZONES = [BOGOTA, MEXICO, WASHINGTON, EARLIEST, LATEST]

describe('[V37] today', () => {
  test.each<{ instant: string; days: Readonly<Record<string, string>> }>([
    // The last minute of a day in Bogotá and the first of the next; Washington has its summer time.
    { instant: '2026-07-15T04:59:59Z', days: { [BOGOTA]: '2026-07-14', [MEXICO]: '2026-07-14', [WASHINGTON]: '2026-07-15' } },
    { instant: '2026-07-15T05:00:00Z', days: { [BOGOTA]: '2026-07-15', [MEXICO]: '2026-07-14', [WASHINGTON]: '2026-07-15' } },
    { instant: '2026-07-15T06:00:00Z', days: { [BOGOTA]: '2026-07-15', [MEXICO]: '2026-07-15', [WASHINGTON]: '2026-07-15' } },
    { instant: '2026-07-15T03:59:59Z', days: { [BOGOTA]: '2026-07-14', [MEXICO]: '2026-07-14', [WASHINGTON]: '2026-07-14' } },
    // In winter Washington has Bogotá's hour.
    { instant: '2026-11-25T04:59:59Z', days: { [BOGOTA]: '2026-11-24', [MEXICO]: '2026-11-24', [WASHINGTON]: '2026-11-24' } },
    { instant: '2026-11-25T05:00:00Z', days: { [BOGOTA]: '2026-11-25', [MEXICO]: '2026-11-24', [WASHINGTON]: '2026-11-25' } },
    // One hour of the year twice, and one not at all.
    { instant: '2026-11-01T04:30:00Z', days: { [WASHINGTON]: '2026-11-01', [BOGOTA]: '2026-10-31', [MEXICO]: '2026-10-31' } },
    { instant: '2026-03-08T06:59:00Z', days: { [WASHINGTON]: '2026-03-08', [BOGOTA]: '2026-03-08', [MEXICO]: '2026-03-08' } },
    // Both ends of the world, a leap day, and the turn of a year.
    { instant: '2028-02-29T09:59:59Z', days: { [EARLIEST]: '2028-02-29', [LATEST]: '2028-02-28', [BOGOTA]: '2028-02-29' } },
    { instant: '2028-02-29T10:00:00Z', days: { [EARLIEST]: '2028-03-01', [LATEST]: '2028-02-28', [BOGOTA]: '2028-02-29' } },
    { instant: '2027-01-01T11:59:59Z', days: { [EARLIEST]: '2027-01-02', [LATEST]: '2026-12-31', [MEXICO]: '2027-01-01' } },
    { instant: '2027-01-01T12:00:00Z', days: { [EARLIEST]: '2027-01-02', [LATEST]: '2027-01-01', [MEXICO]: '2027-01-01' } },
  ])('at $instant is the day on the reader’s clock', ({ instant, days }) => {
    for (const [zone, day] of Object.entries(days)) expect([zone, inZone(zone, () => localDay(new Date(instant)))]).toEqual([zone, day])
  })
})

describe('[V37] a due date', () => {
  /** Which words a reader gets for what is due on the 25th of November. */
  const standing = (zone: string, instant: string) =>
    inZone(zone, () => {
      const today = localDay(new Date(instant))
      return [dueState({ due: '2026-11-25', status: 'inProgress' }, today), CATALOGUE.en.home.waitSoon(daysBetween(today, '2026-11-25'))]
    })
  test.each([
    ['2026-11-26T04:59:00Z', BOGOTA, 'soon', 'Due today'],
    ['2026-11-26T05:00:00Z', BOGOTA, 'late', 'Due yesterday'],
    ['2026-11-26T05:00:00Z', MEXICO, 'soon', 'Due today'],
    ['2026-11-26T05:59:00Z', MEXICO, 'soon', 'Due today'],
    ['2026-11-26T06:00:00Z', MEXICO, 'late', 'Due yesterday'],
    ['2026-11-25T04:59:00Z', WASHINGTON, 'soon', 'Due tomorrow'],
    ['2026-11-25T10:00:00Z', EARLIEST, 'late', 'Due yesterday'],
    ['2026-11-26T11:59:00Z', LATEST, 'soon', 'Due today'],
    ['2026-11-26T12:00:00Z', LATEST, 'late', 'Due yesterday'],
  ])('at %s in %s is %s: %s', (instant, zone, state, words) => {
    expect(standing(zone, instant)).toEqual([state, words])
  })
})

test.each(ZONES)('[V37] [M4] a calendar date says and does the same in %s as everywhere', (zone) => {
  const item = anItem('a', { start: '2026-10-30', due: '2026-11-01', originalDue: '2026-03-08' })
  const said = () => ({
    words: [
      formatDay('2026-11-01', 'es', 2026),
      formatDay('2026-12-31', 'en', 2027),
      formatMonth('2026-11', 'es'),
      formatWeekday('2026-11-01', 'en'),
    ],
    slip: slipLabel(item),
    days: daysBetween('2026-03-07', '2026-11-02'),
    bar: barOf(item),
    moved: dragged(item, 'move', 1),
    longer: dragged(item, 'due', 30),
    back: ['2026-03-08', '2026-11-01', '2028-02-29', '2026-12-31'].map((day) => toDay(numberOf(day))),
    todayAt: numberOf('2026-11-01') - timelineRange([item.start], '2026-11-01', 'months').from,
    ticks: timelineTicks(timelineRange([item.start, item.due], '2026-11-25', 'months'), 'months').map(({ day }) => day),
    month: weeksOf({ month: '2026-11', items: [item], drawn: (one) => one, meetings: [], wasDue: () => null })
      .flat()
      .map(({ day, items }) => [day, items.length]),
    next: [addDays('2026-10-31', 1), addDays('2026-03-07', 1), addDays('2026-12-31', 1), monthOf('2026-11-30')],
    route: routeLine({ from: '2026-10-01', to: '2026-12-01', today: '2026-11-01', items: [item], gap: 4 }),
  })
  expect(inZone(zone, said)).toEqual(inZone('UTC', said))
})
