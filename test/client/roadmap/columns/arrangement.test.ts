// The columns of the table: their places, which of them stay, and how wide they are.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Arrangement,
  isPinned,
  moveFieldColumn,
  pinColumn,
  resizeColumn,
  stepColumn,
  toggleColumn,
} from '../../../../client/roadmap/columns/arrangement.ts'
import { columnKeys } from '../../../../client/roadmap/columns/columnsQuery.ts'
import { columnSizes, held, LEAST, MOST_WIDTH, pinnedAt, template } from '../../../../client/roadmap/columns/sizes.ts'
import { must } from '../../../../shared/result.ts'

/** `status due|lead`: two pinned, one not. */
const arranged = (text: string): Arrangement => {
  const [pinned = '', rest = ''] = text.split('|').map((part) => part.trim())
  const keys = (part: string) => part.split(' ').flatMap((name) => columnKeys().find((key) => key === name) ?? [])
  return { columns: [...keys(pinned), ...keys(rest)], pinned: keys(pinned).length, sizes: {} }
}
const said = ({ columns, pinned }: Arrangement) => `${columns.slice(0, pinned).join(' ')}|${columns.slice(pinned).join(' ')}`

describe('[V30] a column', () => {
  test.each([
    ['among those that scroll', '|status lead due', 'due', 0, '|due status lead'],
    ['behind the last', '|status lead due', 'status', 9, '|lead due status'],
    ['between pinned ones, and is pinned', 'status due|lead', 'lead', 1, 'status lead due|'],
    ['out of the pinned ones, and is not', 'status due|lead', 'status', 2, 'due|lead status'],
    ['to the border, where it stays what it was: pinned', 'status due|lead', 'status', 1, 'due status|lead'],
    ['to the border, where it stays what it was: not pinned', 'status due|lead', 'lead', 2, 'status due|lead'],
  ] as const)('is moved %s', (_name, from, field, to, expected) => {
    expect(said(moveFieldColumn(arranged(from), field, to))).toBe(expected)
  })
  test('is pinned behind those that are, and let go in front of those that are not', () => {
    const now = arranged('status|lead due')
    expect(said(pinColumn(now, 'due'))).toBe('status due|lead')
    expect(said(pinColumn(now, 'status'))).toBe('|status lead due')
  })
  test('is never lost or doubled, whatever is done with any of them', () => {
    const act = fc.record({
      does: fc.constantFrom('move', 'left', 'right', 'pin', 'size'),
      field: fc.constantFrom(...columnKeys()),
      to: fc.nat({ max: 9 }),
    })
    const start = fc
      .tuple(fc.shuffledSubarray([...columnKeys()], { minLength: 1 }), fc.nat({ max: 20 }))
      .map(([columns, pinned]): Arrangement => ({ columns, pinned: Math.min(pinned, columns.length), sizes: {} }))
    fc.assert(
      fc.property(start, fc.array(act), (from, acts) => {
        const end = acts.reduce((now, { does, field, to }) => {
          if (does === 'move') return moveFieldColumn(now, field, to)
          if (does === 'pin') return pinColumn(now, field)
          if (does === 'size') return resizeColumn(now, field, to * 10)
          return stepColumn(now, field, does === 'left' ? -1 : 1)
        }, from)
        expect(end.columns.toSorted()).toEqual(from.columns.toSorted())
        expect(end.pinned).toBeGreaterThanOrEqual(0)
        expect(end.pinned).toBeLessThanOrEqual(end.columns.length)
        for (const field of from.columns) {
          expect(isPinned(pinColumn(end, field), field)).toBe(!isPinned(end, field))
          const gone = toggleColumn(end, field)
          expect([gone.columns.includes(field), gone.pinned <= gone.columns.length]).toEqual([false, true])
          expect(toggleColumn(gone, field).columns.at(-1)).toBe(field)
        }
      }),
    )
  })
})

describe('[V30] the widths', () => {
  const room = { marked: false, selects: false }
  test('are held to what can be read; without one the title takes what is left', () => {
    expect([held(0), held(1e9), held(30.4)]).toEqual([LEAST, MOST_WIDTH, 30])
    expect(template(columnSizes(['number', 'title', 'due'], {}, room))).toBe('6.25rem minmax(10.5rem, 1fr) 9rem')
    expect(template(columnSizes(['number', 'title', 'due'], { title: 80, due: 20 }, room))).toBe('6.25rem 20rem 5rem minmax(0, 1fr)')
  })
  test('pin nothing where all columns have room, and no more than leaves room for the others', () => {
    const sizes = columnSizes(['number', 'title', 'due', 'status', 'agencies', 'people'], {}, room)
    const all = sizes.reduce((sum, { size }) => sum + size, 0)
    expect([...pinnedAt(sizes, 3, all)]).toEqual([])
    expect([...pinnedAt(sizes, 3, all - 1)]).toEqual([
      ['number', '0rem'],
      ['title', '6.25rem'],
      ['due', '16.75rem'],
    ])
    expect([...pinnedAt(sizes, 4, 122).keys()]).toEqual(['number', 'title'])
    expect(must(sizes[1], 'the title').grows).toBe(true)
  })
})
