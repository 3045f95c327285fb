// Start of the time line to the next session: the last day of the previous one.
import type { MeetingInfo } from '../../shared/api/meetings.ts'
import type { Day } from '../../shared/roadmap/model.ts'
import { localDay } from '../base/today.ts'

export const lastDayOf = ({ end, start, closedAt }: MeetingInfo): Day | null =>
  end ?? start ?? (closedAt === null ? null : localDay(new Date(closedAt)))
