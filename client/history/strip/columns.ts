// The strip as columns: a week each, or several where there are too many weeks for the eye; how high, and where a high one is cut. Pure.
import { type Activity, type ActivityWeek, addCounts, type Counts } from '../../../shared/history/activity.ts'
import type { Mark } from '../../../shared/history/marks.ts'
import { type Instant, instant } from '../../../shared/ids.ts'

/** Consecutive weeks that stand in one column. */
export type Column = ActivityWeek

/** More than these cannot be distinguished. */
const MOST = 150

export const columnsOf = (weeks: Activity['weeks']): readonly Column[] => {
  const each = Math.ceil(weeks.length / MOST)
  if (each <= 1) return weeks
  const columns: Column[] = []
  for (let at = 0; at < weeks.length; at += each) {
    const part = weeks.slice(at, at + each)
    const [first, last] = [part[0], part.at(-1)]
    if (first && last) columns.push({ from: first.from, to: last.to, counts: addCounts(part.map(({ counts }) => counts)) })
  }
  return columns
}

/** The height of the tallest column that is whole: round, and enough for nineteen of twenty columns. */
export const capOf = (columns: readonly Column[], sides: readonly string[]): number => {
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
  /** It is higher than the chart: shown by a gap and by its number. */
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

/** A number needs so much, in CSS pixels. */
const NUMBER_PX = 24
/** Which columns that are cut say their number: the highest first, and none over another. */
export const labelledPeaks = (totals: readonly number[], cap: number, width: number): ReadonlySet<number> => {
  const each = width / Math.max(1, totals.length)
  const labelled: number[] = []
  const cut = totals.flatMap((total, index) => (total > cap ? [{ total, index }] : [])).sort((a, b) => b.total - a.total)
  for (const { index } of cut) if (labelled.every((other) => Math.abs(other - index) * each >= NUMBER_PX)) labelled.push(index)
  return new Set(labelled)
}

/** From the first of them to the last, both included. */
export interface Span {
  readonly first: number
  readonly last: number
}

/** Which columns lie between two moments; null for an end that is open. */
export const spanOf = (columns: readonly Column[], from: Instant | null, to: Instant | null): Span => {
  const last = columns.length - 1
  const starts = from === null ? 0 : columns.findIndex((column) => column.to > from + 1)
  const ends = to === null ? last : columns.findLastIndex((column) => column.from <= to)
  return ordered({ first: starts === -1 ? last : starts, last: ends === -1 ? 0 : ends })
}
const ordered = ({ first, last }: Span): Span => ({ first: Math.min(first, last), last: Math.max(first, last) })

export interface SpanMarks {
  readonly from: Mark | null
  readonly to: Mark | null
}
/** What the feed is asked for: nothing where the span reaches the edge, so that new changes appear and a link stays short. */
export const marksOf = (columns: readonly Column[], { first, last }: Span): SpanMarks => {
  const [begin, end] = [columns[first], columns[last]]
  return {
    from: first > 0 && begin ? { type: 'at', at: instant(begin.from - 1) } : null,
    to: last < columns.length - 1 && end ? { type: 'at', at: instant(end.to - 1) } : null,
  }
}

/** Which column a place on the strip belongs to, from 0 at its start to 1 at its end. */
export const columnAt = (place: number, count: number): number => Math.min(count - 1, Math.max(0, Math.floor(place * count)))

/** Where a moment stands on the strip, from 0 to 1; null when it is beyond its ends. */
export const placeOf = (columns: readonly Column[], at: number): number | null => {
  const index = columns.findIndex(({ from, to }) => from <= at && at < to)
  const column = columns[index]
  return column ? (index + (at - column.from) / (column.to - column.from)) / columns.length : null
}

/** Another end of the span by key: a week, four with `far`, or all the way; null for any other key. */
export const moved = (key: string, isFar: boolean, index: number, last: number): number | null => {
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
