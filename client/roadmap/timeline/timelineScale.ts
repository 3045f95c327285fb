// Time axis of the timeline: width of a day, visible range, starts of months and years. Calendar dates only. Pure.
import type { Day } from '../../../shared/roadmap/model.ts'
import { ZOOMS, type Zoom } from '../forms.ts'

/** CSS pixels. */
export const DAY_PX: Readonly<Record<Zoom, number>> = { weeks: 16, months: 3.5, quarters: 1.4, years: 0.5 }
/** The step of dragging and of one key press, in days. */
export const SNAP_DAYS: Readonly<Record<Zoom, number>> = { weeks: 1, months: 1, quarters: 7, years: 28 }

/** Days since 1970. */
export type DayNumber = number
const MS_PER_DAY = 86_400_000
export const numberOf = (day: Day): DayNumber => Math.round(Date.parse(`${day}T00:00:00Z`) / MS_PER_DAY)
export const dayOfNumber = (number: DayNumber): Day => new Date(number * MS_PER_DAY).toISOString().slice(0, 10)

export interface Range {
  readonly from: DayNumber
  /** The day after the last one. */
  readonly to: DayNumber
}

/** Whole months around all dates, with some room on both sides. */
export const timelineRange = (days: readonly (Day | null)[], today: Day, zoom: Zoom, roomPx = 120): Range => {
  const numbers = [today, ...days.flatMap((day) => day ?? [])].map(numberOf)
  const room = Math.ceil(roomPx / DAY_PX[zoom])
  const from = dayOfNumber(Math.min(...numbers) - room)
  const to = dayOfNumber(Math.max(...numbers) + room)
  return { from: numberOf(`${from.slice(0, 7)}-01`), to: numberOf(firstOfNext(to, 1)) }
}

export interface TimelineScale {
  /** The distance in CSS pixels from the left end to the beginning of a day. */
  readonly x: (day: DayNumber) => number
  /** The inverse; fractions are parts of a day. */
  readonly dayAt: (x: number) => DayNumber
  /** The width of the whole range in CSS pixels. */
  readonly width: number
}
export const timelineScale = ({ from, to }: Range, dayPx: number): TimelineScale => ({
  x: (day) => (day - from) * dayPx,
  dayAt: (x) => from + x / dayPx,
  width: (to - from) * dayPx,
})

/** Days around the plan when all of it is fitted into the window. */
const FIT_ROOM_DAYS = 7
/** The width of a day at which all dates and today fit into the given pixels; at most that of the zoom *weeks*. */
export const fitOf = (
  days: readonly (Day | null)[],
  today: Day,
  px: number,
): { readonly range: Range; readonly dayPx: number; readonly zoom: Zoom } => {
  const numbers = [today, ...days.flatMap((day) => day ?? [])].map(numberOf)
  const first = Math.min(...numbers) - FIT_ROOM_DAYS
  // Room at the end: a bar that ends there still ends in sight.
  const span = (Math.max(...numbers) + FIT_ROOM_DAYS - first) / (1 - Math.min(0.4, FIT_END_PX / Math.max(px, 1)))
  const dayPx = Math.min(DAY_PX.weeks, Math.max(px, FIT_LEAST_PX) / span)
  return { range: { from: first, to: Math.ceil(first + Math.max(px, FIT_LEAST_PX) / dayPx) }, dayPx, zoom: nearestZoom(dayPx) }
}
const FIT_END_PX = 64
const FIT_LEAST_PX = 120
/** The zoom whose ticks, with their years, have enough room at this width of a day. */
const nearestZoom = (dayPx: number): Zoom => ZOOMS.find((zoom) => dayPx >= LEAST_DAY_PX[zoom]) ?? 'years'
const LEAST_DAY_PX: Readonly<Record<Zoom, number>> = { weeks: 9.2, months: 2, quarters: 0.68, years: 0 }

export const PAPER_ROOM_PX = 40
/** The width of the ledger in CSS pixels when printing. */
export const PAPER_LEDGER_PX = 190
/** The closest zoom at which everything fits into the given pixels, for printing. */
export const zoomFor = (days: readonly (Day | null)[], today: Day, px: number): Zoom =>
  ZOOMS.find((zoom) => {
    const { from, to } = timelineRange(days, today, zoom, PAPER_ROOM_PX)
    return (to - from) * DAY_PX[zoom] <= px
  }) ?? 'years'

export interface TimelineTick {
  readonly at: DayNumber
  readonly day: Day
  /** The unit of time that begins at this tick. */
  readonly of: 'year' | 'quarter' | 'month' | 'week'
}

/** The ticks of the axis in order; only those whose label has enough room. */
export const timelineTicks = ({ from, to }: Range, zoom: Zoom): readonly TimelineTick[] => {
  const ticks: TimelineTick[] = []
  if (zoom === 'weeks') {
    // The first Monday: 1970-01-01 was a Thursday.
    for (let at = from + ((7 - ((from + 3) % 7)) % 7); at < to; at += 7) ticks.push({ at, day: dayOfNumber(at), of: 'week' })
    return ticks
  }
  const months = zoom === 'months' ? 1 : zoom === 'quarters' ? 3 : 12
  const first = `${dayOfNumber(from).slice(0, 4)}-01-01`
  for (let day = first; numberOf(day) < to; day = firstOfNext(day, months)) {
    const at = numberOf(day)
    if (at < from) continue
    ticks.push({ at, day, of: day.endsWith('-01-01') ? 'year' : zoom === 'months' ? 'month' : 'quarter' })
  }
  return ticks
}

/** Whether a label has room between its mark and the end of the axis. `x`, `end` in CSS pixels; `characterPx`: as wide as the widest. */
export const hasLabelRoom = (label: string, { x, end, characterPx }: { x: number; end: number; characterPx: number }): boolean =>
  x + (label.length + 1) * characterPx <= end

/** About as wide as a label is. */
export const labelWidth = (label: string, remPx: number): number => (label.length * 0.36 + 0.7) * remPx

interface Extent {
  readonly from: number
  readonly to: number
}
/**
 * Where the flag of today stands without covering a year: over its line, at one side of it, or beside the next year; before a year that
 * stands on the line. Null: nowhere.
 */
export const flagPlace = (today: number, width: number, years: readonly Extent[]): Extent | null => {
  const before = years.findLast(({ to }) => to <= today)
  const after = years.find(({ from }) => from >= today)
  const over = years.find(({ from, to }) => from < today && to > today)
  const beside = [today - width / 2, today - width, today, ...(before ? [before.to] : []), ...(after ? [after.from - width] : [])]
  return (
    [...beside.filter((from) => from <= today && today <= from + width), ...(over ? [over.from - width] : [])]
      .map((from) => ({ from, to: from + width }))
      .find((place) => !years.some((year) => year.from < place.to && year.to > place.from)) ?? null
  )
}

export interface MarkedLabel<One> {
  readonly one: One
  readonly words: string
  readonly from: number
}
/**
 * One label over each mark, side by side, each with as many words as all have room for. `variants`: the longest first; the last one is taken
 * if none fits.
 */
export const labelsOver = <One>(
  marks: readonly { readonly one: One; readonly x: number; readonly variants: readonly string[] }[],
  end: number,
  widthOf: (words: string) => number,
): readonly MarkedLabel<One>[] => {
  const most = Math.max(0, ...marks.map(({ variants }) => variants.length))
  for (let at = 0; at < most; at++) {
    const placed: MarkedLabel<One>[] = []
    let free = 0
    for (const { one, x, variants } of marks) {
      const words = variants[Math.min(at, variants.length - 1)] ?? ''
      const width = widthOf(words)
      const from = Math.max(free, Math.min(x - width / 2, end - width))
      placed.push({ one, words, from })
      if (from > x && at < most - 1) break
      free = from + width + LABEL_GAP_PX
    }
    if (placed.length === marks.length) return placed
  }
  return []
}
const LABEL_GAP_PX = 6

export interface Beside<One> {
  readonly one: One
  readonly x: number
  /** The room in CSS pixels up to the next one. */
  readonly room: number
}
/** Selects from left to right those that do not overlap the one before. */
export const sideBySide = <One>(all: readonly One[], xOf: (one: One) => number, leastPx = 14): readonly Beside<One>[] => {
  const kept: { one: One; x: number }[] = []
  for (const one of all) {
    const x = xOf(one)
    const before = kept.at(-1)
    if (!before || x - before.x >= leastPx) kept.push({ one, x })
  }
  return kept.map(({ one, x }, at) => ({ one, x, room: (kept[at + 1]?.x ?? Number.POSITIVE_INFINITY) - x }))
}

export const snap = (days: number, zoom: Zoom): number => Math.round(days / SNAP_DAYS[zoom]) * SNAP_DAYS[zoom]

const firstOfNext = (day: Day, months: number): Day => {
  const date = new Date(`${day.slice(0, 7)}-01T00:00:00Z`)
  date.setUTCMonth(date.getUTCMonth() + months)
  return date.toISOString().slice(0, 10)
}
