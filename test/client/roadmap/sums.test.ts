// Sums of the amounts of an own field.
import { createRoot } from 'solid-js'
import { expect, test } from 'vitest'
import { showOwnFields } from '../../../client/live/ownFields.ts'
import { hasSum, sumWords } from '../../../client/roadmap/sums.ts'
import { must } from '../../../shared/result.ts'
import type { Item, OwnField } from '../../../shared/roadmap/model.ts'
import { parseOwnKey } from '../../../shared/roadmap/ownKeys.ts'
import { createOwnRows } from '../../../shared/roadmap/ownRows.ts'
import { anItem } from './builders.ts'

const COST = must(parseOwnKey('own-number-cost'), 'a key')
const withUnit = (es: string, en: string): OwnField => ({
  id: COST,
  name: { es: 'Costo', en: 'Cost' },
  unit: { es, en },
  choices: [],
  order: 'a',
  archived: false,
})
const shown = <T>(field: OwnField, read: () => T): T =>
  createRoot((dispose) => {
    showOwnFields(() => createOwnRows([field]))
    const value = read()
    dispose()
    return value
  })
const worth = (amount: number, more: Partial<Item> = {}): Item => ({ ...anItem('a', more), [COST]: amount })

test('[M21] amounts of one unit add up as people write them, without archived items', () => {
  const items = [worth(0.1), worth(0.2), worth(1_000, { archived: true }), anItem('b')]
  expect(shown(withUnit('USD', 'USD'), () => sumWords(items, COST, 'en'))).toBe('0.3\u00a0USD')
  expect(shown(withUnit('USD', 'USD'), () => sumWords([anItem('b')], COST, 'en'))).toBeNull()
})

test('[M21] per cents, and numbers without a unit, have no sum', () => {
  expect(['USD', '%', ''].map((unit) => shown(withUnit(unit, unit), () => hasSum(COST)))).toEqual([true, false, false])
})
