// The day from which the way to the next session is counted: the last one of the session before it.
import type { MeetingInfo } from '../../shared/api/meetings.ts'
import type { Day } from '../../shared/roadmap/model.ts'
import { dayOf } from '../base/today.ts'

export const lastDayOf = ({ end, start, closedAt }: MeetingInfo): Day | null =>
  end ?? start ?? (closedAt === null ? null : dayOf(new Date(closedAt)))
