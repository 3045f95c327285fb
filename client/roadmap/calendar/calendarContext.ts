// What every part of the calendar knows of the plan.
import type { Day, Item } from '../../../shared/roadmap/model.ts'

export interface CalendarContext {
  readonly items: () => readonly Item[]
  readonly wasDue: (item: Item) => Day | null
  readonly canWrite: () => boolean
  readonly moveTo: (item: Item, day: Day) => void
}
