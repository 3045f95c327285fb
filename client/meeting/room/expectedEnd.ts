// When the agenda will end, if every point takes its minutes, held against when the day's work should end. Pure.
import type { Instant } from '../../../shared/ids.ts'
import { minutesOf } from '../../../shared/meeting/agenda.ts'
import { remainingTime } from '../../../shared/meeting/floor.ts'
import type { Meeting, TimeOfDay } from '../../../shared/meeting/model.ts'

export type ExpectedEnd =
  | { readonly type: 'none' }
  /** It goes on tomorrow, or nobody has started: how many minutes still. */
  | { readonly type: 'left'; readonly minutes: number }
  /** `late`: minutes after the plan, negative before it; null where none is planned. */
  | { readonly type: 'ends'; readonly at: TimeOfDay; readonly late: number | null }

const MINUTE = 60_000
const DAY = 1440

export const expectedEnd = (meeting: Meeting, now: Instant): ExpectedEnd => {
  const left = remainingTime(meeting, now)
  if (left === 0 && meeting.floor.point === null) return { type: 'none' }
  const { day } = inZone(now, meeting.zone)
  if (meeting.floor.point === null || (meeting.end !== null && day < meeting.end))
    return { type: 'left', minutes: Math.ceil(left / MINUTE) }
  const end = inZone(now + left, meeting.zone)
  const at = minutesOf(end.time) + (end.day > day ? DAY : 0)
  return { type: 'ends', at: end.time, late: meeting.closesAt === null ? null : at - minutesOf(meeting.closesAt) }
}

/** Calendar day and time of day where the session is held; here, when its zone is not known to this machine. */
export const inZone = (at: number, zone: string): { readonly day: string; readonly time: TimeOfDay } => {
  const words = new Intl.DateTimeFormat('sv-SE', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: knownZone(zone),
  }).format(at)
  return { day: words.slice(0, 10), time: words.slice(11, 16) }
}
export const knownZone = (zone: string): string | undefined => {
  if (zone === '') return undefined
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone
  } catch {
    // Another machine knows a zone that this one does not.
    return undefined
  }
}
