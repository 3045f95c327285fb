// Positions of changes on the bar, in percent. Half by time, half by count: busy days get room, and idle months stay visible. Pure.
import type { Course } from './course.ts'
import { lastUpTo } from './stops.ts'

export interface SliderScale {
  /** Of a stop; within a part of the course, by its number. */
  readonly placeAt: (index: number) => number
  /** Of any moment between the first change and the last. */
  readonly placeOf: (at: number) => number
  /** The stop nearest to a position. */
  readonly stopNear: (place: number) => number
}

/** The space to the right of the last change: the present. */
const LAST = 98
const BY_TIME = 0.5

interface Knot {
  readonly index: number
  readonly at: number
  readonly place: number
}

export const sliderScale = ({ parts, last, count }: Pick<Course, 'parts' | 'last' | 'count'>): SliderScale => {
  const [begun, ended] = [parts[0]?.at ?? 0, last?.at ?? 0]
  const span = ended - begun
  const known = parts.map(({ index, at }) => ({ index, at }))
  if (last && known.at(-1)?.index !== count - 1) known.push({ index: count - 1, at: last.at })
  const knots = known.map(({ index, at }): Knot => {
    const share = count > 1 ? index / (count - 1) : 0
    const time = span > 0 ? (at - begun) / span : share
    return { index, at, place: LAST * (BY_TIME * time + (1 - BY_TIME) * share) }
  })
  const around = (by: keyof Knot, value: number): readonly [Knot, Knot] => {
    const found = Math.max(
      0,
      lastUpTo(knots, (knot) => knot[by] <= value),
    )
    const before = knots[found] ?? { index: 0, at: 0, place: 0 }
    return [before, knots[found + 1] ?? before]
  }
  const between = ([before, after]: readonly [Knot, Knot], by: keyof Knot, value: number, wanted: keyof Knot): number => {
    const share = after[by] === before[by] ? 0 : Math.max(0, Math.min(1, (value - before[by]) / (after[by] - before[by])))
    return before[wanted] + (after[wanted] - before[wanted]) * share
  }
  return {
    placeAt: (index) => between(around('index', index), 'index', index, 'place'),
    placeOf: (at) => between(around('at', at), 'at', at, 'place'),
    stopNear: (place) => Math.round(between(around('place', place), 'place', place, 'index')),
  }
}
