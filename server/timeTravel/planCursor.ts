// Where a page of the plan ended. All pages are of one entry of the log and of one day, so that what others write meanwhile moves no item from page
// to page.
import { type ItemId, parseItemId, type Seq } from '../../shared/ids.ts'
import { isDay } from '../../shared/roadmap/checks.ts'
import type { Day } from '../../shared/roadmap/model.ts'

export interface PlanCursor {
  readonly at: Seq
  readonly today: Day
  readonly after: ItemId
}

export const writePlanCursor = (key: string, { at, today, after }: PlanCursor): string =>
  Buffer.from([key, at, today, after].join(' ')).toString('base64url')

/** Null for a cursor of another query, or none. */
export const readPlanCursor = (key: string, text: string): PlanCursor | null => {
  const [of, at = '', today, last] = Buffer.from(text, 'base64url').toString('utf8').split(' ')
  const after = parseItemId(last)
  return of === key && /^\d{1,15}$/.test(at) && isDay(today) && after !== null ? { at: Number(at) as Seq, today, after } : null
}
