import { describe, expect, test } from 'vitest'
import { groupKey } from '../../../client/roadmap/grouping.ts'
import { groupCounts, type LayoutRequest, layOut, neighbours, type PlanRow, reuseRows } from '../../../client/roadmap/tableLayout.ts'
import { anItem, aStream, itemId, streamId } from './builders.ts'

const streams = [aStream('s1'), aStream('s2'), aStream('s3', { archived: true })]
const items = [
  anItem('a', { stream: streamId('s1') }),
  anItem('b', { stream: streamId('s2'), status: 'done' }),
  anItem('c', { stream: streamId('s1') }),
  anItem('d'),
  anItem('e', { stream: streamId('unknown') }),
]
const request = (change: Partial<LayoutRequest> = {}): LayoutRequest => ({
  items,
  known: { streams, delegations: [], agencies: [], people: [], meetings: [] },
  grouping: 'stream',
  drawn: (item) => item,
  folded: new Set(),
  showEmpty: true,
  ...change,
})
const said = (rows: readonly PlanRow[]) => rows.map((row) => row.key.replace('item:', '')).join(' ')

describe('the rows of the table', () => {
  test('are grouped by workstream; items without one, or with an unknown one, come last', () => {
    expect(said(layOut(request()))).toBe('group:s1 a c group:s2 b group: d e')
  })

  test('a workstream without items shows a sentence, unless a filter hides items or the workstream is archived', () => {
    const none = { items: [] }
    expect(said(layOut(request(none)))).toBe('group:s1 empty:s1 group:s2 empty:s2')
    expect(said(layOut(request({ ...none, showEmpty: false })))).toBe('')
    expect(said(layOut(request({ items: [anItem('x', { stream: streamId('s3') })], showEmpty: false })))).toBe('group:s3 x')
  })

  test('a folded group keeps its head, which still knows its items', () => {
    const rows = layOut(request({ folded: new Set([groupKey({ by: 'stream', value: streamId('s1') })]) }))
    expect(said(rows)).toBe('group:s1 group:s2 b group: d e')
    expect(rows[0]).toMatchObject({ items: [{ id: 'a' }, { id: 'c' }] })
  })

  test('the order in which they come holds within each group, or over all when nothing is grouped', () => {
    const backwards = items.toReversed()
    expect(said(layOut(request({ items: backwards })))).toBe('group:s1 c a group:s2 b group: e d')
    expect(said(layOut(request({ items: backwards, grouping: 'none' })))).toBe('e d c b a')
  })

  test('[V40] rows that say the same stay the same objects, so that only what changed is drawn anew', () => {
    const before = layOut(request())
    const after = reuseRows(before, layOut(request({ items: [...items, anItem('f', { stream: streamId('s2') })] })))
    expect(after.filter((row) => !before.includes(row)).map((row) => row.key)).toEqual(['group:s2', 'item:f'])
    expect(reuseRows(before, layOut(request()))).toBe(before)
  })

  test('previous and next follow what the reader sees', () => {
    const rows = layOut(request())
    expect(neighbours(rows, itemId('a'))).toEqual({ previous: null, next: 'c' })
    expect(neighbours(rows, itemId('b'))).toEqual({ previous: 'c', next: 'd' })
    expect(neighbours(rows, itemId('gone'))).toEqual({ previous: null, next: null })
  })

  test('a group counts its items, what is done and what is late', () => {
    expect(groupCounts(items, (item) => item.id === 'a')).toEqual({ all: 5, done: 1, late: 1 })
  })
})
