import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NOT_COMPARING } from '../../../../client/compare/comparing.ts'
import { decodeViewState, type ViewQuery, type ViewState } from '../../../../client/roadmap/viewState.ts'
import { isSameView, keptQuery, viewParams } from '../../../../client/roadmap/views/viewQuery.ts'
import { anyWhere } from '../anyWhere.ts'

const read = (address: string): ViewState => {
  const params = new URLSearchParams(address)
  return decodeViewState((name) => params.get(name))
}
const kept = (address: string) => keptQuery(read(address), NOT_COMPARING)

describe('[V23] a view as it is kept', () => {
  test('is the address without the open item', () => {
    expect(kept('form=board&board=lead&item=abc&all=due.overdue')).toBe('all=due.overdue&board=lead&form=board')
    expect(kept('')).toBe('')
  })

  test('brings the comparison along', () => {
    const comparing = { from: { type: 'visit' } as const, to: { type: 'now' } as const, onlyChanged: true }
    expect(keptQuery(read('form=timeline'), comparing)).toBe('form=timeline&only=changed&since=visit')
    expect(isSameView('since=visit', '')).toBe(false)
  })

  test('takes out of the address whatever it does not name, and leaves the item', () => {
    const params = viewParams('form=board&item=abc&at=now&foreign=1')
    expect(params).toMatchObject({ form: 'board', status: null, all: null, since: null, sort: null })
    expect(Object.keys(params)).not.toContain('item')
    expect(Object.keys(params)).not.toContain('at')
    expect(Object.keys(params)).not.toContain('foreign')
  })

  test('opened again shows the same', () => {
    fc.assert(
      fc.property(anyWhere, fc.constantFrom('', 'form=calendar&span=year', 'group=people&sort=-due'), (where, rest) => {
        const state = { ...read(rest), filter: { ...read(rest).filter, where } }
        const query = keptQuery(state, NOT_COMPARING)
        const params = viewParams(query)
        const again = decodeViewState((name: keyof ViewQuery) => (name === 'item' ? null : params[name]))
        expect(again).toEqual(state)
        expect(isSameView(query, keptQuery(again, NOT_COMPARING))).toBe(true)
      }),
    )
  })

  test.each([
    ['form=table', '', true],
    ['status=done,agreed', 'status=agreed%2Cdone', true],
    ['all=due.overdue', 'any=due.overdue', false],
    ['all=mood.any.good', '', false],
    ['form=board', 'form=outline', false],
  ])('%s and %s are the same: %s', (a, b, same) => {
    expect(isSameView(a, b)).toBe(same)
  })
})
