// Slip chart: a row per item, from the old to the new due date, step by step with the letters of the delegation that moved it. Split into drawings
// that each fit a page. Pure.
import { creditMarks } from '../history/creditMarks.ts'
import type { Mover } from '../review/delegations.ts'
import type { SlipRow, SlipStep } from '../review/slips.ts'
import { shortMonth } from './dates.ts'
import { DRAWING_WIDTH, type Drawing, type DrawingShape, type PaperText } from './model.ts'

const DAY = 86_400_000
const [LEFT, HEAD, ROW, BAR] = [170, 18, 17, 10]
const MOST_ROWS = 28
const MOST_MONTHS = 12
const INKS = { grid: '#c5ced3', fill: '#cfe3e7', edge: '#0b5563', today: '#a33b20' } as const

interface Slips {
  readonly rows: readonly SlipRow[]
  /** Time of the later moment. */
  readonly now: number
  readonly about: PaperText
  readonly titleOf: (row: SlipRow) => string
  readonly codeOf: (mover: Mover) => string
  /** *no date*. */
  readonly noDate: string
  readonly language: 'es' | 'en'
}

/** `hasToday`: the later moment is within the axis, and is drawn. */
export const slipDrawings = ({ rows, ...slips }: Slips): { readonly drawings: readonly Drawing[]; readonly hasToday: boolean } => {
  const days = rows.flatMap(({ was, is, steps }) => [was, is, ...steps.flatMap(({ from, to }) => [from, to])]).map((day) => Date.parse(day))
  const [first, last] = [Math.min(...days), Math.max(...days)]
  const axis = { from: monthStart(first, 0), to: monthStart(last, 1) }
  const parts: SlipRow[][] = []
  for (let at = 0; at < rows.length; at += MOST_ROWS) parts.push(rows.slice(at, at + MOST_ROWS))
  return { drawings: parts.map((part) => drawingOf(part, axis, slips)), hasToday: slips.now >= axis.from && slips.now <= axis.to }
}

const drawingOf = (
  rows: readonly SlipRow[],
  { from, to }: { readonly from: number; readonly to: number },
  { now, about, titleOf, codeOf, noDate, language }: Omit<Slips, 'rows'>,
): Drawing => {
  const height = HEAD + rows.length * ROW + 4
  const x = (at: number) => LEFT + ((at - from) / Math.max(DAY, to - from)) * (DRAWING_WIDTH - LEFT)
  const day = (one: string) => x(Date.parse(one))
  const months: number[] = []
  for (let at = from; at < to; at = monthStart(at, 1)) months.push(at)
  const every = Math.ceil(months.length / MOST_MONTHS)
  const ticks = months.filter((_, at) => at % every === 0)
  const room = (DRAWING_WIDTH - LEFT) / Math.max(1, ticks.length)
  const grid = ticks.flatMap((at): readonly DrawingShape[] => [
    {
      type: 'line',
      points: [
        [x(at), HEAD - 4],
        [x(at), height],
      ],
      color: INKS.grid,
      width: 0.4,
    },
    { type: 'words', at: [x(at) + 2, 10], words: shortMonth(at, language), size: 6, most: room - 3 },
  ])
  const step =
    (y: number) =>
    ({ mover, from: was, to: is, by }: SlipStep): readonly DrawingShape[] => {
      const [start, end] = [day(was), day(is)]
      const [low, high] = [Math.min(start, end), Math.max(start, end)]
      const [top, bottom] = [y + (ROW - BAR) / 2, y + (ROW + BAR) / 2]
      const tip = Math.min(4, high - low) * (end >= start ? 1 : -1)
      const shape = [
        [start, top],
        [end - tip, top],
        [end, (top + bottom) / 2],
        [end - tip, bottom],
        [start, bottom],
      ] as const
      const code = `${codeOf(mover)}${creditMarks(by).length > 0 ? '*' : ''}`
      const fits = high - low > 5 + code.length * 5
      return [
        { type: 'area', points: shape, color: INKS.fill },
        { type: 'line', points: [...shape, shape[0]], color: INKS.edge, width: 0.6, dash: mover === 'unverified' },
        ...(fits
          ? [{ type: 'words', at: [(low + high) / 2, bottom - 3], words: code, size: 6.5, bold: true, align: 'middle' } as const]
          : []),
      ]
    }
  /** A date that is where it was, or that was cleared: a line at that day. */
  const standing = (row: SlipRow, y: number): readonly DrawingShape[] => {
    const at = day(row.is)
    const [top, bottom] = [y + (ROW - BAR) / 2, y + (ROW + BAR) / 2]
    const isLeft = at > DRAWING_WIDTH / 2
    return [
      {
        type: 'line',
        points: [
          [at, top],
          [at, bottom],
        ],
        color: INKS.edge,
        width: 1.2,
      },
      ...(row.isCleared
        ? [
            {
              type: 'words',
              at: [at + (isLeft ? -3 : 3), bottom - 3],
              words: noDate,
              size: 6.5,
              align: isLeft ? 'end' : 'start',
            } as const,
          ]
        : []),
    ]
  }
  const drawn = rows.flatMap((row, index): readonly DrawingShape[] => {
    const y = HEAD + index * ROW
    const base = y + ROW / 2 + 2.5
    return [
      { type: 'words', at: [0, base], words: row.item.code, size: 7.5, bold: true, most: 40 },
      { type: 'words', at: [42, base], words: titleOf(row), size: 7.5, most: LEFT - 48 },
      ...row.steps.flatMap(step(y)),
      ...(row.steps.length === 0 || row.isCleared ? standing(row, y) : []),
    ]
  })
  const today: readonly DrawingShape[] =
    now < from || now > to
      ? []
      : [
          {
            type: 'line',
            points: [
              [x(now), HEAD - 6],
              [x(now), height],
            ],
            color: INKS.today,
            width: 0.8,
          },
        ]
  return { type: 'drawing', about, height, shapes: [...grid, ...today, ...drawn] }
}

const monthStart = (at: number, months: number): number => {
  const date = new Date(at)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1)
}
