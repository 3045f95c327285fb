import { describe, expect, test } from 'vitest'
import { localDay } from '../../../client/base/today.ts'
import { daysLate, dueState, slipLabel } from '../../../client/item/due.ts'
import type { Status } from '../../../shared/roadmap/model.ts'

describe('how a due date stands', () => {
  test.each<[string | null, Status, string]>([
    ['2026-11-14', 'inProgress', 'late'],
    ['2026-11-15', 'inProgress', 'soon'],
    ['2026-11-29', 'agreed', 'soon'],
    ['2026-11-30', 'agreed', 'calm'],
    ['2026-11-14', 'done', 'calm'],
    ['2026-11-14', 'withdrawn', 'calm'],
    [null, 'blocked', 'calm'],
  ])('due %s, %s, on 15 November: %s', (due, status, expected) => {
    expect(dueState({ due, status }, '2026-11-15')).toBe(expected)
  })

  test('a moved date says by how many days, also over a change of the clocks', () => {
    expect(slipLabel({ originalDue: '2026-09-30', due: '2026-11-15' })).toBe('+46 d')
    expect(slipLabel({ originalDue: '2026-11-15', due: '2026-11-12' })).toBe('−3 d')
    expect(slipLabel({ originalDue: '2026-11-15', due: '2026-11-15' })).toBe(undefined)
    expect(slipLabel({ originalDue: null, due: '2026-11-15' })).toBe(undefined)
  })

  test('today is the day on the clock of the reader', () => {
    expect(localDay(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05')
  })
})

test('[V66] how late an item is counts whole days after its due date, and what is done or withdrawn is never late', () => {
  const late = (due: string | null, status: 'inProgress' | 'done' | 'withdrawn') => daysLate({ due, status }, '2026-11-15')
  expect([late('2026-11-12', 'inProgress'), late('2026-11-15', 'inProgress'), late(null, 'inProgress')]).toEqual([3, 0, 0])
  expect([late('2026-11-12', 'done'), late('2026-11-12', 'withdrawn')]).toEqual([0, 0])
})
