// Expected end of the agenda from the planned durations, compared with the planned end of the day. Pure.
import type { Instant } from '../../../shared/ids.ts'
import { minutesOf } from '../../../shared/meeting/agenda.ts'
import { remainingTime } from '../../../shared/meeting/floor.ts'
import type { Meeting, TimeOfDay } from '../../../shared/meeting/model.ts'
import { inZone } from '../../base/zones.ts'

export type ExpectedEnd =
  | { readonly type: 'none' }
  /** The agenda continues on another day or has not started: remaining minutes. */
  | { readonly type: 'left'; readonly minutes: number }
  /** `late`: minutes after the planned end, negative before it; null where none is planned. */
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
