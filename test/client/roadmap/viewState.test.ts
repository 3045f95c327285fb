import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { columnKeys, USUAL_COLUMNS } from '../../../client/roadmap/columns/columnsQuery.ts'
import { LEAST, MOST_WIDTH } from '../../../client/roadmap/columns/sizes.ts'
import { BOARD_BY, FORMS, ZOOMS } from '../../../client/roadmap/forms.ts'
import { groupings } from '../../../client/roadmap/grouping.ts'
import { decodeViewState, encodeViewState, type ViewQuery, type ViewState } from '../../../client/roadmap/viewState.ts'
import { STATUSES } from '../../../shared/roadmap/model.ts'
import { NO_OWN_FIELDS } from '../../../shared/roadmap/ownRows.ts'
import type { Archived } from '../../../shared/views/filter.ts'
import { sortKeys, sortOf } from '../../../shared/views/sort.ts'
import { anyWhere } from './anyWhere.ts'
import { delegationId, itemId, streamId } from './builders.ts'

const throughTheAddress = (state: ViewState): ViewState => {
  const address = new URLSearchParams()
  for (const [name, value] of Object.entries(encodeViewState(state))) if (value !== null) address.set(name, value)
  const opened = new URLSearchParams(address.toString())
  return decodeViewState((name) => opened.get(name))
}

const anyState = fc
  .record({
    form: fc.constantFrom(...FORMS),
    boardBy: fc.constantFrom(...BOARD_BY),
    zoom: fc.constantFrom(null, ...ZOOMS),
    dependencies: fc.boolean(),
    month: fc.constantFrom(null, '2019-11', '2026-01'),
    span: fc.constantFrom('agenda' as const, 'month' as const, 'year' as const),
    withDone: fc.boolean(),
    filter: fc.record({
      text: fc.string({ maxLength: 40, unit: 'grapheme' }).map((text) => (text.trim() === '' ? '' : text)),
      status: fc.subarray([...STATUSES]),
      delegation: fc.subarray([delegationId('co'), delegationId('mx'), delegationId('us')]),
      stream: fc.subarray([null, streamId('s1'), streamId('-'), streamId('_s2')]),
      archived: fc.constantFrom<Archived>('no', 'yes', 'all'),
      where: anyWhere,
    }),
    sort: fc
      .array(fc.record({ by: fc.constantFrom(...sortKeys(NO_OWN_FIELDS)), descending: fc.boolean() }), { minLength: 1, maxLength: 4 })
      .map(sortOf),
    grouping: fc.constantFrom(...groupings()),
    columns: fc.shuffledSubarray([...columnKeys()]),
    pinned: fc.nat({ max: 3 }),
    sizes: fc.dictionary(fc.constantFrom('number', 'title', ...columnKeys()), fc.integer({ min: LEAST, max: MOST_WIDTH })),
    item: fc.option(fc.constant(itemId('x1'))),
    unread: fc.constant([]),
  })
  .map((state) => ({ ...state, pinned: Math.min(state.pinned, state.columns.length) }))

describe('the address of the road map', () => {
  test('holds all that a reader sees: a person who opens the link sees the same', () => {
    fc.assert(
      fc.property(anyState, (state) => {
        expect(throughTheAddress(state)).toEqual(state)
      }),
    )
  })

  test('is short while nothing is chosen', () => {
    const usual = decodeViewState(() => null)
    expect(usual.columns).toEqual(USUAL_COLUMNS)
    expect(Object.values(encodeViewState(usual)).filter((value) => value !== null)).toEqual([])
  })

  test('[I10] says something whatever stands in it', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string()), fc.string(), (written, text) => {
        const read = (name: keyof ViewQuery) => written[name] ?? text
        expect(decodeViewState(read).filter.archived).toMatch(/^(no|yes|all)$/)
      }),
    )
    expect(decodeViewState((name) => (name === 'sort' ? '-constructor' : null)).sort).toEqual({ by: 'order', descending: false })
    expect(decodeViewState((name) => (name === 'item' ? '__proto__' : null)).item).toBe(null)
  })
})
