// In which order the dates of a pasted column are written: found from all its values, since one of them alone may be either. Pure.
import type { Day } from '../../../shared/roadmap/model.ts'
import { type DayOrder, otherOrder, readInBothOrders } from '../../dates/readDay.ts'

export interface ColumnDates {
  readonly order: DayOrder
  /** No other order gives all of its values, or any value another day. */
  readonly isSure: boolean
  /** A value that is another day in the other order, as what each order reads in it. */
  readonly doubt: ({ readonly text: string } & Readonly<Record<DayOrder, Day | null>>) | null
}

/** Null for a column without dates in figures. `usual`: the default where both orders read equally many values and none was chosen. */
export const datesOf = (values: readonly string[], usual: DayOrder): ColumnDates | null => {
  const dates = values.flatMap((text) => {
    const both = readInBothOrders(text)
    return both?.dayFirst || both?.monthFirst ? [{ text: text.trim(), ...both }] : []
  })
  if (dates.length === 0) return null
  const read = (order: DayOrder) => dates.filter((date) => date[order] !== null).length
  const other = otherOrder(usual)
  const order = read(other) > read(usual) ? other : usual
  const differs = dates.filter((date) => date.dayFirst !== date.monthFirst)
  // If no date order fits the whole column, a value that the chosen order cannot read shows the reason.
  const doubt = differs.find((date) => date[otherOrder(order)] !== null && date[order] !== null) ?? differs[0] ?? null
  const isSure = differs.length === 0 || (read(order) === dates.length && read(otherOrder(order)) < dates.length)
  return { order, isSure, doubt: isSure ? null : doubt }
}
