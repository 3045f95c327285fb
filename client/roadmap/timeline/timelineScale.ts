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
  // Room at the end for the labels after the bars.
  const span = (Math.max(...numbers) + FIT_ROOM_DAYS - first) / (1 - Math.min(0.4, FIT_WORDS_PX / Math.max(px, 1)))
  const dayPx = Math.min(DAY_PX.weeks, Math.max(px, FIT_LEAST_PX) / span)
  return { range: { from: first, to: Math.ceil(first + Math.max(px, FIT_LEAST_PX) / dayPx) }, dayPx, zoom: nearestZoom(dayPx) }
}
const FIT_WORDS_PX = 110
const FIT_LEAST_PX = 120
/** The zoom whose ticks have enough room at this width of a day. */
const nearestZoom = (dayPx: number): Zoom => ZOOMS.find((zoom) => DAY_PX[zoom] <= dayPx * FIT_TICKS) ?? 'years'
const FIT_TICKS = 1.75

export const PAPER_ROOM_PX = 40
/** The room in CSS pixels for labels after the last bar when printing. */
export const PAPER_WORDS_PX = 190
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
