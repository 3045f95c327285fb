// What Home shows first: the session in progress, in the last week before a session what is to be done, after a closing what became one's
// own. Pure.
import type { DaysOfSession, SessionsAround } from '../../shared/meeting/sessionsAround.ts'
import { daysBetween } from '../../shared/roadmap/days.ts'
import type { Day } from '../../shared/roadmap/model.ts'
import { localDay } from '../base/today.ts'

export type HomeMoment = 'inSession' | 'lastWeek' | 'afterClosing' | 'between'
const DAYS = 7

export const homeMoment = ({ last, next }: SessionsAround<DaysOfSession>, today: Day): HomeMoment => {
  if (next?.state === 'inSession') return 'inSession'
  const closed = last?.closedAt ?? null
  if (closed !== null && daysBetween(localDay(new Date(closed)), today) <= DAYS) return 'afterClosing'
  const until = next?.start ? daysBetween(today, next.start) : null
  return until !== null && until >= 0 && until <= DAYS ? 'lastWeek' : 'between'
}
