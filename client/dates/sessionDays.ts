// Days that are counted from a session: `s3 + 30 d`, `sesión 3 − 2 semanas`, and how far a day is from the last session before it. Pure.
import { daysBetween } from '../../shared/roadmap/days.ts'
import type { Day } from '../../shared/roadmap/model.ts'

export interface SessionDays {
  readonly number: number
  readonly start: Day
  readonly end: Day
}

/** Those of a group's sessions that have a date. */
export const sessionDaysOf = (
  meetings: readonly { readonly number: number; readonly start: Day | null; readonly end: Day | null }[],
): readonly SessionDays[] => meetings.flatMap(({ number, start, end }) => (start === null ? [] : [{ number, start, end: end ?? start }]))

export interface FromSession {
  readonly number: number
  /** `+ 30 d`; null for the session itself. */
  readonly offset: { readonly sign: 1 | -1; readonly count: number; readonly unit: string } | null
}
/** Expects words without accents and capitals; null if they do not name a session. */
export const readFromSession = (words: string): FromSession | null => {
  const match = /^(?:s|ses|sesion|session) ?(\d{1,3})(?: ?([+−-]) ?(\d{1,4}) ?([a-z]+))?$/.exec(words)
  if (!match) return null
  const [, number = '', sign, count, unit] = match
  return {
    number: Number(number),
    offset: sign && count && unit ? { sign: sign === '+' ? 1 : -1, count: Number(count), unit } : null,
  }
}

/** The last session that ended before the day, and how many days ago that was then. */
export const sinceSession = (sessions: readonly SessionDays[], day: Day): { readonly number: number; readonly days: number } | null => {
  const last = sessions.filter(({ end }) => end < day).toSorted((a, b) => (a.end < b.end ? 1 : -1))[0]
  return last ? { number: last.number, days: daysBetween(last.end, day) } : null
}
