// Date ticks below the bars: the largest unit whose labels do not overlap, each at its first moment. Pure; dates are in the user's time zone.
import type { Course } from './course.ts'
import type { SliderScale } from './sliderScale.ts'

export type TickUnit = 'year' | 'month' | 'day' | 'hour'
export interface SliderTick {
  readonly at: number
  readonly place: number
  readonly unit: TickUnit
}

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** Minimum distance in percent, so that labels do not overlap. */
const APART = 8
/** Width in percent of half a flag and of a label. */
const [FLAG, WORD] = [1, 4]

/** `flags`: positions of named moments; a label that one of them would cover is omitted. */
export const sliderTicks = (
  course: Pick<Course, 'parts' | 'last'>,
  scale: SliderScale,
  flags: readonly number[] = [],
): readonly SliderTick[] => {
  const [first, last] = [course.parts[0]?.at ?? 0, course.last?.at ?? 0]
  const unit = unitFor(last - first)
  const ticks: SliderTick[] = []
  for (let at = after(first, unit); at <= last; at = after(at, unit)) {
    const place = scale.placeOf(at)
    const covered = flags.some((flag) => flag > place - FLAG && flag < place + WORD)
    if (!covered && place - (ticks.at(-1)?.place ?? -APART) >= APART) ticks.push({ at, place, unit })
  }
  return ticks
}

const unitFor = (span: number): TickUnit => (span > 1_500 * DAY ? 'year' : span > 45 * DAY ? 'month' : span > 2 * DAY ? 'day' : 'hour')

/** Start of the next unit. */
const after = (at: number, unit: TickUnit): number => {
  const date = new Date(at)
  const [year, month, day, hour] = [date.getFullYear(), date.getMonth(), date.getDate(), date.getHours()]
  if (unit === 'year') return new Date(year + 1, 0, 1).getTime()
  if (unit === 'month') return new Date(year, month + 1, 1).getTime()
  if (unit === 'day') return new Date(year, month, day + 1).getTime()
  return Math.max(at + 1, new Date(year, month, day, hour + 1).getTime())
}
