// Between which two sessions a group stands: the last one that it closed, and the one that comes. Pure.
import type { MeetingInfo } from '../../shared/api/meetings.ts'
import { compare } from '../../shared/order.ts'
import type { Day } from '../../shared/roadmap/model.ts'
import { dayOf } from '../base/today.ts'

export interface SessionsAround {
  readonly last: MeetingInfo | null
  /** In session now, or else the next one that has not closed: by its date, and without one by its number. */
  readonly next: MeetingInfo | null
}

export const sessionsAround = (meetings: readonly MeetingInfo[], today: Day): SessionsAround => {
  const waiting = meetings
    .filter(({ state }) => state === 'draft' || state === 'open')
    .toSorted((a, b) => rank(a, today) - rank(b, today) || compare(a.start ?? '', b.start ?? '') || a.number - b.number)
  return {
    last: meetings.filter(({ state }) => state === 'closed').toSorted((a, b) => b.number - a.number)[0] ?? null,
    next: meetings.find(({ state }) => state === 'inSession') ?? waiting[0] ?? null,
  }
}
/** What is to come, then what has no date yet, then what was missed. */
const rank = ({ start, end }: MeetingInfo, today: Day): number => (start === null ? 1 : (end ?? start) >= today ? 0 : 2)

/** The day from which the way to the next one is counted. */
export const lastDayOf = ({ end, start, closedAt }: MeetingInfo): Day | null =>
  end ?? start ?? (closedAt === null ? null : dayOf(new Date(closedAt)))
