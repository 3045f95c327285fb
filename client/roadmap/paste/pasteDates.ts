// Finds the order of day and month in a pasted column from all its values, since a single one may be ambiguous. Pure.
import type { Day } from '../../../shared/roadmap/model.ts'
import { type DayOrder, otherOrder, readInBothOrders } from '../../dates/readDay.ts'

export interface ColumnDates {
  readonly order: DayOrder
  /** True when the other order cannot read all values, or reads the same dates. */
  readonly isSure: boolean
  /** A value that is a different date in the other order, with the date that each order gives. */
  readonly doubt: ({ readonly text: string } & Readonly<Record<DayOrder, Day | null>>) | null
}

/** Null for a column without numeric dates. `usual`: the order when both read equally many values and none was chosen. */
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
