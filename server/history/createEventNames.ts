// Adds to events what the feed adds: current names, and how their authors wrote (by link, by token, unverified).
import type { NamedEvent } from '../../shared/api/history.ts'
import type { HistoryEvent } from '../../shared/history/events.ts'
import type { GroupId } from '../../shared/ids.ts'
import type { Acts } from '../acts/readActs.ts'
import type { Queries } from '../db/queries.ts'
import { nameEvents } from './nameEvents.ts'
import { createPastPeople } from './pastPeople.ts'

export type EventNames = (group: GroupId, events: readonly HistoryEvent[]) => Promise<readonly NamedEvent[]>

export const createEventNames = (sources: { readonly acts: Acts; readonly queries: Queries }): EventNames => {
  const peopleOf = createPastPeople(sources)
  return async (group, events) => (events.length === 0 ? [] : nameEvents(sources.queries, events, await peopleOf(group)))
}
