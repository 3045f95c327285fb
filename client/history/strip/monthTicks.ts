// Where months begin under the strip, as many as have room. Pure.
import type { Instant } from '../../../shared/ids.ts'
import { dayOf } from '../../item/due.ts'
import type { Column } from './columns.ts'

export interface MonthTick {
  /** The first column that begins in it. */
  readonly at: Instant
  /** From 0 to 1. */
  readonly place: number
  /** January, or the first of all: the year stands beside it. */
  readonly isYear: boolean
}
/** Closer than this they would be written over each other. */
const ROOM = 0.055

export const monthTicks = (columns: readonly Column[]): readonly MonthTick[] => {
  const begins = columns.flatMap((column, index) => {
    const [month, before] = [monthOf(column.from), index === 0 ? '' : monthOf(columns[index - 1]?.from ?? 0)]
    return month === before ? [] : [{ at: column.from, index, month }]
  })
  const ticks: typeof begins = []
  for (const tick of begins) {
    const before = ticks.at(-1)
    const isNear = before !== undefined && (tick.index - before.index) / columns.length < ROOM
    // Of the first month there may be a week only.
    if (isNear && ticks.length === 1) ticks.pop()
    if (!isNear || ticks.length === 0) ticks.push(tick)
  }
  return ticks.map(({ at, index, month }, order) => ({
    at,
    place: index / columns.length,
    isYear: order === 0 || month.slice(0, 4) !== ticks[order - 1]?.month.slice(0, 4),
  }))
}
const monthOf = (at: number) => dayOf(new Date(at)).slice(0, 7)
