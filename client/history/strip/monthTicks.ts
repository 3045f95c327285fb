// Month labels below the strip: every month, every second, third, … or only years, depending on the space. Pure.
import type { Instant } from '../../../shared/ids.ts'
import { localDay } from '../../base/today.ts'
import type { StripColumn } from './columns.ts'

export interface MonthTick {
  /** The first column that begins in it. */
  readonly at: Instant
  /** From 0 to 1. */
  readonly place: number
  /** Labelled with its month, not only with its year. */
  readonly saysMonth: boolean
  /** The first of all, or the first of its year: the year is added. */
  readonly saysYear: boolean
}

/** In CSS pixels, with margins: *Feb*, *2019*, *Sept 2019*. */
const MONTH_PX = 36
const YEAR_PX = 40
const BOTH_PX = 66
const STEPS = [1, 2, 3, 6, 12, 24, 60, 120] as const

export const monthTicks = (columns: readonly StripColumn[], width: number): readonly MonthTick[] => {
  const months = columns.map(({ from }) => monthOf(from))
  for (const step of STEPS) {
    const period = (index: number) => Math.floor((months[index] ?? 0) / step)
    const chosen = columns.flatMap(({ from }, index) =>
      index > 0 && period(index) === period(index - 1) ? [] : [{ at: from, place: index / columns.length, month: months[index] ?? 0 }],
    )
    // Only a week of the first month may be visible, at the edge.
    for (const ticks of [chosen, chosen.slice(1)]) {
      const named = ticks.map(({ at, place, month }, order): MonthTick => {
        const previous = ticks[order - 1]
        const saysYear = step >= 12 || !previous || yearOf(previous.month) !== yearOf(month)
        return { at, place, saysMonth: step < 12, saysYear }
      })
      if (named.length > 0 && haveRoom(named, width)) return named.filter((tick) => isWithin(tick, width))
    }
  }
  return []
}

/** The last label is omitted if it is too near the edge. */
const haveRoom = (ticks: readonly MonthTick[], width: number): boolean =>
  ticks.every((tick, order) => tick.place * width + widthOf(tick) <= (ticks[order + 1]?.place ?? Number.POSITIVE_INFINITY) * width)
const isWithin = (tick: MonthTick, width: number): boolean => tick.place * width + widthOf(tick) <= width
const widthOf = ({ saysMonth, saysYear }: MonthTick): number => (saysMonth && saysYear ? BOTH_PX : saysYear ? YEAR_PX : MONTH_PX)

/** Months since the year 0. */
const monthOf = (at: number): number => {
  const [year = 0, month = 1] = localDay(new Date(at)).split('-').map(Number)
  return year * 12 + month - 1
}
const yearOf = (month: number): number => Math.floor(month / 12)
