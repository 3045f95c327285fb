import { describe, expect, test } from 'vitest'
import { homeMoment } from '../../../client/home/moment.ts'
import { instant } from '../../../shared/ids.ts'
import type { DaysOfSession } from '../../../shared/meeting/sessionsAround.ts'

const session = (part: Partial<DaysOfSession>): DaysOfSession => ({
  number: 1,
  state: 'open',
  start: null,
  end: null,
  closedAt: null,
  ...part,
})
const closed = (day: string) => session({ state: 'closed', closedAt: instant(Date.parse(`${day}T18:00:00Z`)) })

describe('[C69] what Home begins with', () => {
  test('a session in progress comes before everything, also a week after another was closed', () => {
    expect(homeMoment({ last: closed('2026-12-01'), next: session({ state: 'inSession' }) }, '2026-12-03')).toBe('inSession')
  })

  test('the week after a closing shows what became mine, the eighth day no longer', () => {
    expect(homeMoment({ last: closed('2026-12-01'), next: null }, '2026-12-08')).toBe('afterClosing')
    expect(homeMoment({ last: closed('2026-12-01'), next: null }, '2026-12-09')).toBe('between')
  })

  test('the week before a session shows what is to be done; a session of yesterday that nobody closed does not', () => {
    const until = (start: string | null) => homeMoment({ last: null, next: session({ start }) }, '2026-12-08')
    expect(['2026-12-08', '2026-12-15', '2026-12-16', '2026-12-07', null].map(until)).toEqual([
      'lastWeek',
      'lastWeek',
      'between',
      'between',
      'between',
    ])
  })
})
