// Scope and done as step lines, in the coordinates of the chart. Pure.
import { max, ticks } from 'd3-array'
import { area, curveStepAfter, line } from 'd3-shape'
import { type BurnStep, burnAt } from '../../../shared/history/burnUp.ts'
import type { Instant } from '../../../shared/ids.ts'
import { type Axis, axisOf } from './axis.ts'

export const [HEIGHT, WIDTH] = [176, 1000]
const TOP = 8
const MOST_TICKS = 4
const MARGIN = 0.02

export interface BurnLines {
  readonly axis: Axis
  /** Numbers of items that get a horizontal line. */
  readonly ticks: readonly number[]
  readonly y: (items: number) => number
  /** Paths. */
  readonly scope: string
  readonly done: string
  readonly area: string
}

/** `until`: the later moment, where the lines end. `moments`: must be on the axis. */
export const burnLines = (
  steps: readonly BurnStep[],
  { until, moments }: { readonly until: Instant; readonly moments: readonly number[] },
): BurnLines => {
  const axis = axisOf([...moments, ...steps.slice(0, 1).map(({ at }) => at)], MARGIN, 1)
  const most = Math.max(1, max(steps, ({ scope }) => scope) ?? 0)
  const lines = ticks(0, most, MOST_TICKS).filter((n) => n > 0)
  const top = Math.max(most, lines.at(-1) ?? 0)
  const y = (items: number) => HEIGHT - (items / top) * (HEIGHT - TOP)
  const x = ({ at }: Pick<BurnStep, 'at'>) => (axis.placeOf(at) / 100) * WIDTH
  const inside = steps.filter(({ at }) => at <= until)
  const drawn = [...inside, { ...burnAt(inside, until), at: until }]
  const pathOf = (of: 'scope' | 'done') => line<BurnStep>(x, (one) => y(one[of])).curve(curveStepAfter)(drawn) ?? ''
  return {
    axis,
    ticks: lines,
    y,
    scope: pathOf('scope'),
    done: pathOf('done'),
    area: area<BurnStep>(x, HEIGHT, ({ done }) => y(done)).curve(curveStepAfter)(drawn) ?? '',
  }
}
