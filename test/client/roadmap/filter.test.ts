import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold } from '../../../shared/foldAccents.ts'
import { isPlanFiltered, matcher, NO_PLAN_FILTER, type PlanFilter, toggledValue } from '../../../shared/views/filter.ts'
import { NOBODY } from './anyWhere.ts'
import { anItem, delegationId, streamId } from './builders.ts'

const co = delegationId('co')
const mx = delegationId('mx')
const items = [
  anItem('a', { code: 'WG-001', title: { es: 'Extinción de dominio', en: 'Civil asset forfeiture' }, lead: co, status: 'agreed' }),
  anItem('b', { code: 'WG-002', title: { es: '', en: 'Training of ÁNGEL' }, coDelegations: [co, mx], stream: streamId('s1') }),
  anItem('c', { code: 'WG-003', description: { es: 'Señales de alerta', en: '' }, lead: mx, labels: ['Frontera'], status: 'done' }),
  anItem('d', { code: 'WG-004', title: { es: 'Archivada', en: 'Archived' }, archived: true, lead: co }),
]
const found = (filter: Partial<PlanFilter>) =>
  items
    .filter(matcher({ ...NO_PLAN_FILTER, ...filter }, NOBODY))
    .map((item) => item.id)
    .join('')

describe('the filter of the road map', () => {
  test.each([
    ['extincion', 'a'],
    ['EXTINCIÓN', 'a'],
    ['forfeiture', 'a'],
    ['angel', 'b'],
    ['senales', 'c'],
    ['frontera', 'c'],
    ['wg-002', 'b'],
    ['civil dominio', 'a'],
    ['civil training', ''],
    ['alerta 003', 'c'],
    ['   ', 'abc'],
  ])('text "%s" is found in both languages, without accents and capitals: %s', (text, expected) => {
    expect(found({ text })).toBe(expected)
  })

  test('a delegation is found whether it leads or takes part', () => {
    expect(found({ delegation: [co] })).toBe('ab')
    expect(found({ delegation: [mx] })).toBe('bc')
    expect(found({ delegation: [co, mx] })).toBe('abc')
  })

  test('values of one condition are alternatives, conditions hold together', () => {
    expect(found({ status: ['agreed', 'done'] })).toBe('ac')
    expect(found({ status: ['agreed', 'done'], delegation: [co] })).toBe('a')
    expect(found({ stream: [null] })).toBe('ac')
    expect(found({ stream: [null, streamId('s1')], text: 'training' })).toBe('b')
  })

  test('a quick filter lets through what its comparison by hand lets through', () => {
    const some = <T>(...values: T[]) => fc.subarray(values)
    const quick = fc.record({
      status: some('agreed', 'done', 'proposed'),
      delegation: some('co', 'mx', 'us'),
      stream: some(null, 's1', 's2'),
      archived: fc.constantFrom('no' as const, 'yes' as const, 'all' as const),
    })
    fc.assert(
      fc.property(quick, ({ status, delegation, stream, archived }) => {
        const none = (list: readonly unknown[]) => list.length === 0
        const byHand = items.filter(
          (item) =>
            (none(status) || status.some((one) => one === item.status)) &&
            (none(delegation) || [item.lead, ...item.coDelegations].some((one) => delegation.some((id) => id === one))) &&
            (none(stream) || stream.some((one) => one === item.stream)) &&
            (archived === 'all' || item.archived === (archived === 'yes')),
        )
        expect(found({ status, delegation, stream, archived })).toBe(byHand.map(({ id }) => id).join(''))
      }),
    )
  })

  test('archived items are shown only when asked for', () => {
    expect(found({})).toBe('abc')
    expect(found({ archived: 'yes' })).toBe('d')
    expect(found({ archived: 'all', delegation: [co] })).toBe('abd')
  })

  test('an item is asked only for what the filter is about, so that nothing else moves the table', () => {
    const asked: PropertyKey[] = []
    const watched = new Proxy(anItem('w'), {
      get: (item, key) => {
        asked.push(key)
        return Reflect.get(item, key)
      },
    })
    matcher(NO_PLAN_FILTER, NOBODY)(watched)
    expect(asked).toEqual(['archived'])
  })

  test('fold, isFiltered and toggled', () => {
    expect(fold('Ñandú Ü')).toBe('nandu u')
    expect(isPlanFiltered(NO_PLAN_FILTER)).toBe(false)
    expect(isPlanFiltered({ ...NO_PLAN_FILTER, archived: 'all' })).toBe(true)
    expect(toggledValue(['a', 'b'], 'a')).toEqual(['b'])
    expect(toggledValue(['a'], 'b')).toEqual(['a', 'b'])
  })
})
