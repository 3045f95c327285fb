// The dates of an item in words.
import type { Day, Item } from '../../shared/roadmap/model.ts'
import type { Messages } from '../base/messages/catalogue.ts'

export const datesWords = ({ start, due }: Pick<Item, 'start' | 'due'>, day: (day: Day) => string, { timeline }: Messages): string => {
  if (start && due) return start === due ? timeline.on(day(due)) : timeline.span(day(start), day(due))
  if (due) return timeline.until(day(due))
  return start ? timeline.from(day(start)) : timeline.undated
}
