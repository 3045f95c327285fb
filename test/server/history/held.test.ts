// What is kept of spans of the history is bounded by its parts, not by how many spans there are.
import { expect, test } from 'vitest'
import { createHeld } from '../../../server/history/held.ts'

const sized = () => createHeld<number>((parts) => parts)

test('keeps many small values, and drops those that were put longest ago when all together are too large', () => {
  const held = sized()
  for (let n = 0; n < 500; n++) held.put(`small ${n}`, 10)
  expect(held.get('small 0')).toBe(10)
  held.put('small 0', 10)
  held.put('large', 59_000)
  expect([held.get('small 1'), held.get('small 0'), held.get('large')]).toEqual([undefined, 10, 59_000])
})

test('drops empty values, too, however many spans without events are asked for', () => {
  const held = sized()
  for (let n = 0; n < 60_001; n++) held.put(String(n), 0)
  expect([held.get('0'), held.get('1')]).toEqual([undefined, 0])
})

test('gives a value to one request at a time when it is taken', () => {
  const held = sized()
  held.put('one', 1)
  expect([held.take('one'), held.take('one')]).toEqual([1, undefined])
})
