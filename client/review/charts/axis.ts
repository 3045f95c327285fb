// Time axis: positions of dates in percent, and month labels. Pure.
import { extent } from 'd3-array'

const DAY_MS = 86_400_000

export interface Axis {
  readonly placeOf: (at: number) => number
  /** First days of months, in UTC; January is labelled with the year. */
  readonly months: readonly { readonly at: number; readonly isFirst: boolean }[]
}

/** `margin`: fraction of the whole, on both sides. */
export const axisOf = (moments: readonly number[], margin: number, mostMonths: number): Axis => {
  const [least, most] = extent(moments)
  const [from, to] = [least ?? 0, Math.max(most ?? 0, (least ?? 0) + DAY_MS)]
  const room = ((to - from) * margin) / (1 - 2 * margin)
  const [start, end] = [from - room, to + room]
  const placeOf = (at: number) => ((at - start) / (end - start)) * 100
  const all: number[] = []
  const first = new Date(start)
  for (let month = 1; ; month++) {
    const at = Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + month, 1)
    if (at > end) break
    all.push(at)
  }
  const every = Math.max(1, Math.ceil(all.length / mostMonths))
  const shown = all.filter((_, index) => index % every === 0)
  return { placeOf, months: shown.map((at, index) => ({ at, isFirst: index === 0 || yearOf(at) !== yearOf(shown[index - 1] ?? 0) })) }
}
const yearOf = (at: number): number => new Date(at).getUTCFullYear()
export const percent = (value: number): string => `${Math.round(value * 1000) / 1000}%`

/** Fraction of the axis that a month label needs, with and without a year: beside the items, and below them on narrow screens. */
const ROOM = { wide: [14, 8], narrow: [26, 15] } as const
export type ChartRoom = keyof typeof ROOM

/** Which months get a label: none that would overlap the previous one or the end. */
export const namedMonths = (axis: Axis, room: ChartRoom): ReadonlySet<number> => {
  const named = new Set<number>()
  let free = 0
  for (const { at, isFirst } of axis.months) {
    const place = axis.placeOf(at)
    const needs = ROOM[room][isFirst ? 0 : 1]
    if (place < free || place + needs > 100) continue
    named.add(at)
    free = place + needs
  }
  return named
}
