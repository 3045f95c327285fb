import { describe, expect, test } from 'vitest'
import { NO_OWN_FIELDS } from '../../../shared/roadmap/ownRows.ts'
import type { SortNames } from '../../../shared/views/rule.ts'
import { type Sort, sorter, sortKeys, sortOf } from '../../../shared/views/sort.ts'
import { anItem, delegationId, itemId, streamId } from './builders.ts'

const names: SortNames = {
  language: 'es',
  compareText: new Intl.Collator('es', { numeric: true, sensitivity: 'base' }).compare,
  delegation: (id) => id.toUpperCase(),
  agency: (id) => id,
  person: (id) => id,
  item: (id) => id,
  stream: (id) => ['s2', 's1'].indexOf(id),
  own: NO_OWN_FIELDS,
}
const items = [
  anItem('a', {
    number: 10,
    title: { es: 'Ñame', en: '' },
    due: '2026-11-15',
    lead: delegationId('us'),
    status: 'done',
    stream: streamId('s1'),
  }),
  anItem('b', { number: 9, title: { es: 'Nota', en: 'Zebra' }, due: null, lead: null, status: 'proposed', stream: streamId('s2') }),
  anItem('c', {
    number: 2,
    title: { es: '', en: 'Ábaco' },
    due: '2026-02-01',
    lead: delegationId('co'),
    status: 'inProgress',
    labels: ['x'],
  }),
]
const sorted = (by: Sort['by'], descending = false) =>
  sorter(
    { by, descending },
    names,
  )(items)
    .map((item) => item.id)
    .join('')

describe('the order of the table', () => {
  test.each<[Sort['by'], string, string]>([
    ['order', 'abc', 'cba'],
    ['number', 'cba', 'abc'],
    ['title', 'cba', 'abc'],
    ['due', 'cab', 'acb'],
    ['lead', 'cab', 'acb'],
    ['status', 'bca', 'acb'],
    ['stream', 'bac', 'abc'],
    ['labels', 'cab', 'cab'],
  ])('by %s: %s, and backwards %s, with those without an answer last', (by, up, down) => {
    expect(sorted(by)).toBe(up)
    expect(sorted(by, true)).toBe(down)
  })

  test('[V25] by several fields: each among what the one before calls equal, and the group’s own order at last', () => {
    const level = (by: Sort['by'], descending = false) => ({ by, descending })
    const many = [
      anItem('a', { status: 'done', priority: 1, due: '2026-02-01' }),
      anItem('b', { status: 'proposed', priority: 3 }),
      anItem('c', { status: 'done', priority: 3, due: '2026-01-01' }),
      anItem('d', { status: 'proposed', priority: 3, due: '2026-03-01' }),
      anItem('e', { status: 'done', priority: 1 }),
    ]
    const by = (...levels: readonly ReturnType<typeof level>[]) =>
      sorter(
        sortOf(levels),
        names,
      )(many)
        .map(({ id }) => id)
        .join('')
    expect(by(level('status'), level('priority', true), level('due'))).toBe('dbcae')
    expect(by(level('status', true), level('due', true))).toBe('acedb')
    expect(by(level('priority', true))).toBe('bcdae')
    // Nothing comes after the group's own order, and a field is asked once.
    expect(sortOf([level('order'), level('due')])).toEqual(level('order'))
    expect(sortOf([level('due'), level('due', true), level('title'), level('kind'), level('stage')])).toEqual({
      ...level('due'),
      after: [level('title'), level('kind')],
    })
  })

  test('equals keep the order in which the group arranged them, in both directions', () => {
    expect(sorted('priority')).toBe('abc')
    expect(sorted('priority', true)).toBe('abc')
  })

  test('every column that the table may show can be sorted by, without throwing', () => {
    const full = [
      ...items,
      anItem('d', {
        dependsOn: [{ item: itemId('a'), type: 'FS', lag: 0 }],
        parent: itemId('b'),
        recurs: { every: 'everyMonths', months: 3 },
        stage: 'inUse',
        start: '2026-01-01',
      }),
    ]
    for (const by of sortKeys(NO_OWN_FIELDS)) expect(sorter({ by, descending: true }, names)(full)).toHaveLength(4)
  })
})
