// Columns of the strip: one week each, or several if there are too many weeks; their heights, and where tall ones are cut. Pure.
import { type Activity, type ActivityWeek, addCounts, type Counts } from '../../../shared/history/activity.ts'
import type { Mark } from '../../../shared/history/marks.ts'
import { type Instant, instant } from '../../../shared/ids.ts'

/** Consecutive weeks that share one column. */
export type StripColumn = ActivityWeek

/** More than these cannot be distinguished. */
const MOST = 150

export const stripColumns = (weeks: Activity['weeks']): readonly StripColumn[] => {
  const each = Math.ceil(weeks.length / MOST)
  if (each <= 1) return weeks
  const columns: StripColumn[] = []
  for (let at = 0; at < weeks.length; at += each) {
    const part = weeks.slice(at, at + each)
    const [first, last] = [part[0], part.at(-1)]
    if (first && last) columns.push({ from: first.from, to: last.to, counts: addCounts(part.map(({ counts }) => counts)) })
  }
  return columns
}

/** The height of the tallest column that is not cut: a round number that at least nineteen of twenty columns fit. */
export const capOf = (columns: readonly StripColumn[], sides: readonly string[]): number => {
  const totals = columns.map(({ counts }) => totalIn(counts, sides)).sort((a, b) => a - b)
  const usual = totals[Math.floor((totals.length - 1) * 0.95)] ?? 0
  let cap = 20
  for (let at = 0; cap < usual; at++) cap = 10 * 10 ** Math.floor(at / 5) * ([2, 3, 4, 6, 8][at % 5] ?? 1)
  return cap
}
export const totalIn = (counts: Counts, sides: readonly string[]): number => sides.reduce((sum, side) => sum + (counts[side] ?? 0), 0)

export interface Stack {
  readonly parts: readonly {
    readonly side: string
    readonly count: number /** Share of the chart's height, 0 to 1. */
    readonly height: number
  }[]
  readonly total: number
  /** Taller than the chart: shown by a gap and by its number. */
  readonly isCut: boolean
}
export const stackOf = (counts: Counts, sides: readonly string[], cap: number): Stack => {
  const total = totalIn(counts, sides)
  const isCut = total > cap
  const parts = sides.flatMap((side) => {
    const count = counts[side] ?? 0
    return count === 0 ? [] : [{ side, count, height: count / (isCut ? total : cap) }]
  })
  return { parts, total, isCut }
}

/** Width of a number in CSS pixels. */
const NUMBER_PX = 24
/** Which cut columns show their number: the tallest first, without overlaps. */
export const labelledPeaks = (totals: readonly number[], cap: number, width: number): ReadonlySet<number> => {
  const each = width / Math.max(1, totals.length)
  const labelled: number[] = []
  const cut = totals.flatMap((total, index) => (total > cap ? [{ total, index }] : [])).sort((a, b) => b.total - a.total)
  for (const { index } of cut) if (labelled.every((other) => Math.abs(other - index) * each >= NUMBER_PX)) labelled.push(index)
  return new Set(labelled)
}

/** From the first column to the last, inclusive. */
export interface StripSpan {
  readonly first: number
  readonly last: number
}

/** Columns between two moments; null for an open end. */
export const spanOf = (columns: readonly StripColumn[], from: Instant | null, to: Instant | null): StripSpan => {
  const last = columns.length - 1
  const starts = from === null ? 0 : columns.findIndex((column) => column.to > from + 1)
  const ends = to === null ? last : columns.findLastIndex((column) => column.from <= to)
  return ordered({ first: starts === -1 ? last : starts, last: ends === -1 ? 0 : ends })
}
const ordered = ({ first, last }: StripSpan): StripSpan => ({ first: Math.min(first, last), last: Math.max(first, last) })

export interface SpanMarks {
  readonly from: Mark | null
  readonly to: Mark | null
}
/** Range for the feed: open where the range reaches the edge, so that new changes appear and the URL stays short. */
export const stripMarks = (columns: readonly StripColumn[], { first, last }: StripSpan): SpanMarks => {
  const [begin, end] = [columns[first], columns[last]]
  return {
    from: first > 0 && begin ? { type: 'at', at: instant(begin.from - 1) } : null,
    to: last < columns.length - 1 && end ? { type: 'at', at: instant(end.to - 1) } : null,
  }
}

/** Column at a position on the strip, from 0 at its start to 1 at its end. */
export const columnAt = (place: number, count: number): number => Math.min(count - 1, Math.max(0, Math.floor(place * count)))

/** Position of a moment on the strip, from 0 to 1; null when it is outside. */
export const placeOnStrip = (columns: readonly StripColumn[], at: number): number | null => {
  const index = columns.findIndex(({ from, to }) => from <= at && at < to)
  const column = columns[index]
  return column ? (index + (at - column.from) / (column.to - column.from)) / columns.length : null
}

/** Moves an end of the range by key: one week, four with `far`, or to the edge; null for any other key. */
export const movedRangeEnd = (key: string, isFar: boolean, index: number, last: number): number | null => {
  const step = isFar ? 4 : 1
  const to =
    key === 'ArrowLeft' || key === 'ArrowDown'
      ? index - step
      : key === 'ArrowRight' || key === 'ArrowUp'
        ? index + step
        : key === 'PageDown'
          ? index - 4
          : key === 'PageUp'
            ? index + 4
            : key === 'Home'
              ? 0
              : key === 'End'
                ? last
                : null
  return to === null ? null : Math.min(last, Math.max(0, to))
}
