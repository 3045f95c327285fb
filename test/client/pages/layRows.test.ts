// The rows of a parallel text, without a browser: what they are as high as, and where its paragraphs begin.
import { expect, test } from 'vitest'
import { layRows, type RowSizes } from '../../../client/pages/parallel/layRows.ts'

const row = (es: number | null, en: number | null, rest: Partial<RowSizes> = {}): RowSizes => ({
  es,
  en,
  missing: 0,
  gutter: 10,
  note: 0,
  ...rest,
})
const BESIDE = { isStacked: false, shown: ['es', 'en'] } as const
const STACKED = { ...BESIDE, isStacked: true } as const

test.each([
  ['rows with the languages side by side are as high as the higher one', [row(20, 50), row(30, 5)], BESIDE, [50, 30], [0, 50], [0, 50]],
  ['a row is as high as its gutter, with the note below', [row(4, 5, { note: 7 })], BESIDE, [17], [0], [0]],
  [
    'a placeholder of a missing paragraph counts as its height',
    [row(20, null, { missing: 40 }), row(30, 30)],
    BESIDE,
    [40, 30],
    [0, 40],
    [40],
  ],
  ['stacked languages have the gutter between them', [row(20, 50), row(30, 5)], STACKED, [80, 45], [0, 80], [30, 120]],
  ['a missing Spanish paragraph leaves its place above when stacked', [row(null, 30, { missing: 25 })], STACKED, [65], [], [35]],
  ['a missing English paragraph leaves its place below when stacked', [row(30, null, { missing: 25 })], STACKED, [65], [0], []],
  [
    'a language that is shown alone sets the heights',
    [row(20, 90), row(30, 5)],
    { isStacked: false, shown: ['es'] } as const,
    [20, 30],
    [0, 20],
    [0, 20],
  ],
] as const)('%s', (_, sizes, arrangement, heights, es, en) => {
  const { rows, tops, end } = layRows(sizes, arrangement)
  expect(rows.map(({ height }) => height)).toEqual(heights)
  expect(tops).toEqual({ es, en })
  expect(end).toBe(heights.reduce((sum: number, height) => sum + height, 0))
})
