// Days and moments as places on an axis, in percent, and the months that are named on it. Pure.
import { extent } from 'd3-array'

const DAY_MS = 86_400_000

export interface Axis {
  readonly placeOf: (at: number) => number
  /** The beginnings of months, in UTC; the first and each January bear the year. */
  readonly months: readonly { readonly at: number; readonly isFirst: boolean }[]
}

/** `margin`: of the whole, on both sides. */
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
  return { placeOf, months: all.filter((_, index) => index % every === 0).map((at, index) => ({ at, isFirst: index === 0 })) }
}
export const percent = (value: number): string => `${Math.round(value * 1000) / 1000}%`
