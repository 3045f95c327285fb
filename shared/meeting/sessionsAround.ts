// The last closed session of a group, and the next one; one that is reopened for corrections is over. Pure.
import type { Instant } from '../ids.ts'
import { compareStrings } from '../order.ts'
import type { Day } from '../roadmap/model.ts'
import { isReopened, type MeetingState, wasClosed } from './lifecycle.ts'

/** Fields of a session needed for this. */
export interface DaysOfSession {
  readonly number: number
  readonly state: MeetingState
  readonly start: Day | null
  readonly end: Day | null
  readonly closedAt: Instant | null
}
export interface SessionsAround<Session> {
  readonly last: Session | null
  /** The session in progress, or else the next one that is not closed: by date, and without one by number. */
  readonly next: Session | null
}

export const sessionsAround = <Session extends DaysOfSession>(meetings: readonly Session[], today: Day): SessionsAround<Session> => {
  const waiting = meetings
    .filter((meeting) => (meeting.state === 'draft' || meeting.state === 'open') && !isReopened(meeting))
    .toSorted((a, b) => rank(a, today) - rank(b, today) || compareStrings(a.start ?? '', b.start ?? '') || a.number - b.number)
  return {
    last: meetings.filter(wasClosed).toSorted((a, b) => b.number - a.number)[0] ?? null,
    next: meetings.find(({ state }) => state === 'inSession') ?? waiting[0] ?? null,
  }
}
/** Upcoming sessions, then those without a date, then missed ones. */
const rank = ({ start, end }: DaysOfSession, today: Day): number => (start === null ? 1 : (end ?? start) >= today ? 0 : 2)
