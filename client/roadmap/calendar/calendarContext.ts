// The facts about the plan that all parts of the calendar need.
import type { Day, Item } from '../../../shared/roadmap/model.ts'

export interface CalendarViewContext {
  readonly items: () => readonly Item[]
  readonly wasDue: (item: Item) => Day | null
  readonly canWrite: () => boolean
  readonly moveTo: (item: Item, day: Day) => void
}
