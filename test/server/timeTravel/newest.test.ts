import { expect, test } from 'vitest'
import { keepNewest } from '../../../server/timeTravel/newest.ts'

const counted = <Value>(value: Value) => {
  const asked = { times: 0 }
  const make = async () => {
    asked.times += 1
    return value
  }
  return { asked, make }
}

test('the least recently used value is dropped once there are too many, and computed again when it is asked for', async () => {
  const kept = keepNewest<string>(2)
  const [a, b, c] = [counted('a'), counted('b'), counted('c')]
  for (const [key, one] of Object.entries({ a, b, c })) await kept.get(key, one.make)
  await kept.get('c', c.make)
  await kept.get('a', a.make)
  expect([a.asked.times, b.asked.times, c.asked.times]).toEqual([2, 1, 1])
})

test('values are kept up to the sum of their sizes, and the last one whatever its size', async () => {
  const kept = keepNewest<string>(10, { sizeOf: ({ length }) => length, most: 10 })
  const [a, b, huge] = [counted('aaaaaa'), counted('bbbb'), counted('h'.repeat(50))]
  await kept.get('a', a.make)
  await kept.get('b', b.make)
  await kept.get('a', a.make)
  await kept.get('b', b.make)
  expect([a.asked.times, b.asked.times]).toEqual([1, 1])
  await kept.get('huge', huge.make)
  await kept.get('huge', huge.make)
  expect(huge.asked.times).toBe(1)
  await kept.get('a', a.make)
  expect(a.asked.times).toBe(2)
})

test('a value that grows counts as it is, not as it was when it was computed', async () => {
  const kept = keepNewest<number[]>(10, { sizeOf: ({ length }) => length, most: 5 })
  const [a, b] = [counted([1]), counted([1])]
  await kept.get('a', a.make)
  const grown = await kept.get('b', b.make)
  grown.push(1, 1, 1, 1)
  await kept.get('b', b.make)
  await kept.get('a', a.make)
  expect(a.asked.times).toBe(2)
})

test('what could not be computed is tried again', async () => {
  const kept = keepNewest<string>(2)
  await expect(kept.get('a', () => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  expect(await kept.get('a', async () => 'a')).toBe('a')
})
