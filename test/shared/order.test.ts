import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isOrder, orderBetween } from '../../shared/order.ts'
import { createDice } from '../harness/random.ts'

const seed = fc.nat(2 ** 31)

describe('a position', () => {
  test('between any two stands strictly between them, and is one that the gate accepts', () => {
    fc.assert(
      fc.property(seed, fc.array(fc.nat(1000), { minLength: 1, maxLength: 200 }), (start, places) => {
        const dice = createDice(start)
        const list: string[] = []
        for (const wish of places) {
          const at = wish % (list.length + 1)
          const [before, after] = [list[at - 1] ?? null, list[at] ?? null]
          const order = orderBetween(before, after, dice.bytes)
          expect(isOrder(order)).toBe(true)
          if (before !== null) expect(order > before).toBe(true)
          if (after !== null) expect(order < after).toBe(true)
          list.splice(at, 0, order)
        }
      }),
    )
  })

  test('stays short when 5,000 are appended, and when 5,000 are put first', () => {
    const dice = createDice(1)
    for (const last of [true, false]) {
      let order: string | null = null
      for (let n = 0; n < 5000; n += 1) order = last ? orderBetween(order, null, dice.bytes) : orderBetween(null, order, dice.bytes)
      expect(order?.length).toBeLessThan(12)
    }
  })

  test('differ when two people give them at the same place at the same time', () => {
    const orders = new Set<string>()
    for (let person = 1; person <= 200; person += 1) orders.add(orderBetween('V00001abc', 'V00002abc', createDice(person).bytes))
    expect(orders.size).toBeGreaterThan(195)
  })

  test.each([
    ['V', 'V'],
    ['W', 'V'],
    ['zzzzzz', null],
    [null, '000001'],
    ['', ''],
    ['zzzzzzzzzz', null],
  ])('is found even between %j and %j', (before, after) => {
    const order = orderBetween(before, after, createDice(2).bytes)
    expect(isOrder(order)).toBe(true)
    if (before) expect(order > before).toBe(true)
  })

  test.each(['', 'a0', 'a b', 'ñ', 'a'.repeat(1025), 7, null, undefined])('is not %j', (value) => expect(isOrder(value)).toBe(false))
})
