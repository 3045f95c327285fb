// The board's columns, and where a card goes.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { boardColumns, spotAfter, spotOf } from '../../../../client/roadmap/board/boardColumns.ts'
import { cardKey, dropOn, sendTo, stepCard } from '../../../../client/roadmap/board/boardMove.ts'
import { BOARD_BY } from '../../../../client/roadmap/forms.ts'
import { must } from '../../../../shared/result.ts'
import { type Item, PROGRESS, STATUSES } from '../../../../shared/roadmap/model.ts'
import { anItem, aStream, delegationId, itemId, streamId } from '../builders.ts'

const [co, mx] = [delegationId('co'), delegationId('mx')]
const streams = [aStream('s1'), aStream('s2', { archived: true }), aStream('s3')]
const a = anItem('a', { status: 'agreed', lead: co, stream: streamId('s1') })
const b = anItem('b', { status: 'agreed', lead: mx })
const c = anItem('c', { status: 'done', lead: delegationId('zz'), stream: streamId('gone') })
const request = { items: [a, b, c], streams, delegations: [co, mx] }
const ids = (items: readonly Item[]) => items.map(({ id }) => String(id))

describe('[V1] the columns of the board', () => {
  test('hold every item that is shown exactly once, in the order of the plan, whatever it says', () => {
    const items = fc.array(
      fc.record({
        id: fc.stringMatching(/^[a-z]{1,8}$/),
        status: fc.constantFrom(...STATUSES),
        progress: fc.constantFrom(...PROGRESS),
        lead: fc.constantFrom(null, co, mx, delegationId('other')),
        stream: fc.constantFrom(null, streamId('s1'), streamId('s2'), streamId('other')),
      }),
    )
    fc.assert(
      fc.property(items, fc.constantFrom(...BOARD_BY), (made, by) => {
        const all = [...new Map(made.map(({ id, ...fields }) => [id, anItem(id, fields)])).values()]
        const columns = boardColumns({ ...request, items: all, by })
        expect(columns.flatMap((column) => ids(column.items)).sort()).toEqual(ids(all).sort())
        for (const column of columns) expect(ids(column.items)).toEqual(ids(all.filter((item) => column.items.includes(item))))
        expect(new Set(columns.map(({ key }) => key)).size).toBe(columns.length)
      }),
    )
  })
  test('stand for every delegation, also one that leads nothing; and for those workstreams that are in use', () => {
    expect(boardColumns({ ...request, by: 'lead' }).map(({ of, items }) => [of.value, ids(items)])).toEqual([
      [co, ['a']],
      [mx, ['b']],
      [null, ['c']],
    ])
    expect(boardColumns({ ...request, by: 'stream' }).map(({ of, items }) => [of.value, ids(items)])).toEqual([
      [streamId('s1'), ['a']],
      [streamId('s3'), []],
      [null, ['b', 'c']],
    ])
  })
  test('put aside what is deferred and withdrawn', () => {
    expect(
      boardColumns({ ...request, by: 'status' })
        .filter(({ aside }) => aside)
        .map(({ of }) => of.value),
    ).toEqual(['deferred', 'withdrawn'])
  })
})

describe('[V2] a card', () => {
  const board = { columns: boardColumns({ ...request, by: 'status' }), arranged: true }
  const done = must(
    board.columns.find(({ of }) => of.value === 'done'),
    'done',
  )
  test.each([
    [
      'on another card: its column and its place',
      a,
      { key: cardKey(c.id), half: 'upper' },
      { to: { by: 'status', value: 'done' }, place: { before: c.id } },
    ],
    ['on a card of its own column: only the place', a, { key: cardKey(b.id), half: 'lower' }, { to: null, place: { after: b.id } }],
    [
      'on the room of a column: its end',
      a,
      { key: done.key, half: 'lower' },
      { to: { by: 'status', value: 'done' }, place: { after: c.id } },
    ],
    ['on itself: nowhere', a, { key: cardKey(a.id), half: 'upper' }, null],
    ['on what is no card: nowhere', a, { key: 'row', half: 'upper' }, null],
  ] as const)('falls %s', (_name, item, on, expected) => {
    expect(dropOn(board, item, on)).toEqual(expected)
  })
  test('keeps its place where the order is not the group’s own', () => {
    expect(dropOn({ ...board, arranged: false }, a, { key: cardKey(c.id), half: 'upper' })).toEqual({
      to: { by: 'status', value: 'done' },
      place: null,
    })
    expect(stepCard({ ...board, arranged: false }, a, 'down')).toBe(null)
  })
  test.each([
    ['up', b, { to: null, place: { before: a.id } }],
    ['up', a, null],
    ['last', a, { to: null, place: { after: b.id } }],
    ['first', a, null],
    ['left', a, { to: { by: 'status', value: 'proposed' }, place: null }],
  ] as const)('steps %s', (step, item, expected) => {
    expect(stepCard(board, item, step)).toEqual(expected)
  })
  test('goes by menu to wherever it can be dragged', () => {
    for (const column of board.columns)
      if (!column.items.includes(a)) expect(sendTo(board, column)).toEqual(dropOn(board, a, { key: column.key, half: 'lower' }))
  })
  test('is found by arrows: along its column, and over empty columns to the next', () => {
    expect(spotOf(board.columns, itemId('b'))).toEqual({ column: 1, row: 1 })
    expect(spotAfter(board.columns, { column: 1, row: 1 }, 'ArrowRight')).toEqual({ column: 4, row: 0 })
    expect(spotAfter(board.columns, { column: 1, row: 1 }, 'ArrowDown')).toBe(null)
    expect(spotAfter(board.columns, { column: 1, row: 1 }, 'ArrowLeft')).toBe(null)
    expect(spotAfter(board.columns, { column: 1, row: 1 }, 'Home')).toEqual({ column: 1, row: 0 })
  })
})
