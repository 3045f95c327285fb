import { describe, expect, test } from 'vitest'
import { type GridPosition, placeAfter } from '../../../client/roadmap/gridKeys.ts'
import { dropMove, placeInGroup, stepMove } from '../../../client/roadmap/reorder.ts'
import { layOut, type PlanRow } from '../../../client/roadmap/tableLayout.ts'
import { must } from '../../../shared/result.ts'
import { anItem, aStream, itemId, streamId } from './builders.ts'

const s1 = streamId('s1')
const [a, b, c] = [anItem('a', { stream: s1 }), anItem('b', { stream: s1 }), anItem('c', { stream: streamId('s2') })]
const rows = layOut({
  items: [a, b, c],
  known: { streams: [aStream('s1'), aStream('s2'), aStream('s3')], delegations: [], agencies: [], people: [], meetings: [] },
  grouping: 'stream',
  drawn: (item) => item,
  folded: new Set(),
  showEmpty: true,
})
const row = (key: string): PlanRow =>
  must(
    rows.find((one) => one.key === key),
    key,
  )

describe('reordering', () => {
  test('a row dropped on another goes before or behind it, and into its workstream', () => {
    expect(dropMove(row('item:b'), 'upper', a, 'stream')).toEqual({ before: 'b' })
    expect(dropMove(row('item:b'), 'lower', a, 'stream')).toEqual({ after: 'b' })
    expect(dropMove(row('item:c'), 'upper', a, 'stream')).toEqual({ before: 'c', stream: 's2' })
    expect(dropMove(row('item:c'), 'upper', a, 'none')).toEqual({ before: 'c' })
    expect(dropMove(row('item:a'), 'upper', a, 'stream')).toBe(null)
  })

  test('dropped on the head of a group it becomes the first there; on an empty one, the only one', () => {
    expect(dropMove(row('group:s1'), 'lower', c, 'stream')).toEqual({ before: 'a', stream: 's1' })
    expect(dropMove(row('group:s1'), 'lower', a, 'stream')).toEqual({ before: 'b' })
    expect(dropMove(row('empty:s3'), 'lower', c, 'stream')).toEqual({ stream: 's3' })
    expect(dropMove(row('group:s2'), 'lower', c, 'stream')).toBe(null)
  })

  test('the keyboard steps within the group and says the new place', () => {
    expect(stepMove(rows, itemId('a'), 1)).toEqual({ move: { after: 'b' }, place: 2, of: 2 })
    expect(stepMove(rows, itemId('b'), -1)).toEqual({ move: { before: 'a' }, place: 1, of: 2 })
    expect(stepMove(rows, itemId('a'), -1)).toBe(null)
    expect(stepMove(rows, itemId('b'), 1)).toBe(null)
    expect(stepMove(rows, itemId('gone'), 1)).toBe(null)
  })
})

test('the place of an item is counted within its group', () => {
  expect(placeInGroup(rows, itemId('b'))).toEqual({ place: 2, of: 2 })
  expect(placeInGroup(rows, itemId('c'))).toEqual({ place: 1, of: 1 })
  expect(placeInGroup(rows, itemId('gone'))).toBe(null)
})

describe('the keys of the table', () => {
  const size = { rows: 10, columns: 6, page: 4 }
  test.each<[string, boolean, GridPosition, GridPosition | null]>([
    ['ArrowDown', false, { row: 0, column: 2 }, { row: 1, column: 2 }],
    ['ArrowDown', false, { row: 9, column: 2 }, null],
    ['ArrowUp', true, { row: 5, column: 2 }, { row: 0, column: 2 }],
    ['ArrowLeft', false, { row: 0, column: 0 }, null],
    ['ArrowRight', false, { row: 0, column: 4 }, { row: 0, column: 5 }],
    ['Home', false, { row: 3, column: 4 }, { row: 3, column: 0 }],
    ['End', true, { row: 3, column: 4 }, { row: 9, column: 5 }],
    ['PageDown', false, { row: 7, column: 1 }, { row: 9, column: 1 }],
    ['PageUp', false, { row: 7, column: 1 }, { row: 3, column: 1 }],
    ['x', false, { row: 7, column: 1 }, null],
  ])('%s (ctrl %s) from %o leads to %o', (key, ctrl, from, to) => {
    expect(placeAfter({ key, ctrl }, from, size)).toEqual(to)
  })
})
